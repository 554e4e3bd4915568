import type { Listing, ResourceKey, ResourceStore } from '../aws/resources.ts';
import type { Scopes } from '../aws/scopes.ts';
import type { ClusterRef } from '../contributions.ts';
import { Emitter, type Event, type Subscription } from '../core/emitter.ts';
import { AwsFailure } from '../core/failure.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import { isSameScope, type Scope } from '../core/scope.ts';
import { Coalescer, type Timers } from './coalescer.ts';
import { DrawnTree } from './drawnTree.ts';
import type { FileMarks, WatchMarks } from './marks.ts';
import { type MappingCounts, TreeModel } from './treeModel.ts';
import type { NodeKind, TreeNode } from './treeNode.ts';
import type { ScopesState, TreeSources } from './treeSources.ts';
import type { ViewState } from './viewState.ts';

export interface ExplorerDataDeps {
  readonly store: ResourceStore;
  readonly scopes: Pick<Scopes, 'list' | 'chosen' | 'onDidChange'>;
  readonly state: ViewState;
  readonly fileMarks: Pick<FileMarks, 'differingFile' | 'onDidChange'>;
  readonly watchMarks: WatchMarks;
  readonly timers: Timers;
  isTrusted(): boolean;
}

/** What a refresh is for; everything when no member is there. Rows of the tree fit. */
export type RefreshTarget = Partial<ClusterRef & MappingRef> & { readonly kind?: NodeKind };

/** Milliseconds in which pages that arrive together become one redraw. */
const FRAME = 50;

/** The explorer without VS Code: keeps the model in step with the store and says which rows to redraw. */
export class ExplorerData {
  readonly #deps: ExplorerDataDeps;
  readonly #drawn = new DrawnTree();
  readonly #redraw: Coalescer;
  readonly #subscriptions: readonly Subscription[];
  readonly #drew = new Emitter<void>();
  readonly #redrawn = new Emitter<readonly (TreeNode | undefined)[]>();
  #scopes: ScopesState = { status: 'loading' };
  #reading: Promise<void> | undefined;
  #model: TreeModel | undefined;

  /** Fires the rows to draw again; an `undefined` among them means the whole tree. Empty: only counts may differ. */
  readonly onDidRedraw: Event<readonly (TreeNode | undefined)[]> = this.#redrawn.event;

  /** Fires when VS Code was given rows. */
  readonly onDidDraw: Event<void> = this.#drew.event;

  constructor(deps: ExplorerDataDeps) {
    this.#deps = deps;
    this.#redraw = new Coalescer(() => this.#flush(), FRAME, deps.timers);
    this.#subscriptions = [
      deps.store.onDidChange(() => this.invalidate()),
      deps.state.onDidChange(() => this.invalidate()),
      deps.fileMarks.onDidChange(() => this.invalidate()),
      deps.watchMarks.onDidChange(() => this.invalidate()),
      deps.scopes.onDidChange(() => void this.#readScopes()),
    ];
  }

  /** Computed from what is known now; kept until something changes. */
  get model(): TreeModel {
    this.#model ??= this.#toModel();
    return this.#model;
  }

  get scopes(): readonly Scope[] {
    return this.#scopes.status === 'loaded' ? this.#scopes.scopes : [];
  }

  get counts(): MappingCounts {
    return this.model.counts();
  }

  /** The rows that VS Code draws below `node`: from now on it is told when they change. */
  async draw(node?: TreeNode): Promise<readonly TreeNode[]> {
    const rows = this.#drawn.draw(node, await this.children(node && this.latest(node)));
    this.#drew.fire();
    return rows;
  }

  /** The rows below `node` as they are known now; asks AWS for what nobody asked for yet. */
  async children(node?: TreeNode): Promise<readonly TreeNode[]> {
    if (node === undefined) await (this.#reading ?? this.#readScopes());
    else for (const key of this.model.needs(node)) this.#ask(key);
    return this.model.children(node);
  }

  /** The user opened a row: lists below it that are old by now are read again. */
  expand(node: TreeNode): void {
    for (const key of this.model.needs(this.latest(node))) this.#ask(key, ['idle', 'loaded']);
  }

  /** The rows below `node`, once everything asked for has arrived or failed. */
  async loadedChildren(node?: TreeNode): Promise<readonly TreeNode[]> {
    if (node === undefined) return this.children();
    await Promise.all(this.model.needs(node).map((key) => this.#deps.store.load(key)));
    return this.model.children(node);
  }

  /** The row as it is now. */
  latest(node: TreeNode): TreeNode {
    return this.#drawn.latest(node);
  }

  /** The row of a mapping, a cluster or an account; loads what is needed to know its place. */
  async find(ref: Partial<ClusterRef & MappingRef>): Promise<TreeNode | undefined> {
    const { scope, uuid, clusterArn } = ref;
    if (scope === undefined) return undefined;
    const roots = await this.children();
    const root = roots.find((row) => row.scope !== undefined && isSameScope(row.scope, scope));
    if (root === undefined || (uuid === undefined && clusterArn === undefined)) return root;
    await this.loadedChildren(root);
    if (uuid !== undefined) return this.model.findMapping(scope, uuid);
    return this.model.findCluster(scope, clusterArn ?? '');
  }

  /** Asks AWS again for what was asked before: one mapping, one list, one cluster, one account, or everything. */
  async refresh(target: RefreshTarget = {}): Promise<void> {
    const { scope, uuid } = target;
    if (scope === undefined) await this.#readScopes();
    if (scope !== undefined && uuid !== undefined) return this.#refreshMapping(scope, uuid);
    const scopes = scope === undefined ? this.scopes : [scope];
    const keys = scopes.flatMap((entry) => this.model.asked(entry, target));
    await Promise.all(keys.map((key) => this.#deps.store.load(key, { refresh: true })));
  }

  /** Something changed: what is drawn is compared with what is known, once for all changes of a frame. */
  invalidate(): void {
    this.#model = undefined;
    this.#redraw.call();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#redraw.dispose();
    this.#redrawn.dispose();
    this.#drew.dispose();
  }

  async #refreshMapping(scope: Scope, uuid: string): Promise<void> {
    const { store } = this.#deps;
    try {
      // The call has its own deadline; nothing else can end it.
      store.putMapping(scope, await store.api(scope).getMapping(uuid, new AbortController().signal));
    } catch (error) {
      if (!AwsFailure.is(error, 'not-found')) throw error;
      store.removeMapping(scope, uuid);
    }
  }

  #readScopes(): Promise<void> {
    const reading = this.#deps.scopes
      .list()
      .then(
        (scopes): ScopesState => ({ status: 'loaded', scopes }),
        (error: unknown): ScopesState => ({ status: 'failed', failure: toFailure(error) }),
      )
      .then((state) => {
        // A later reading has the say.
        if (this.#reading !== reading) return;
        this.#scopes = state;
        this.invalidate();
      });
    this.#reading = reading;
    return reading;
  }

  #flush(): void {
    for (const key of this.model.searched()) this.#ask(key);
    this.#redrawn.fire(this.#drawn.findChanges((node) => this.model.children(node)));
  }

  /** A list that failed waits for the user to try again; how old a loaded one may be is the store's business. */
  #ask(key: ResourceKey, when: readonly Listing<unknown>['status'][] = ['idle']): void {
    const { store } = this.#deps;
    // A load is only ever abandoned (its scope was forgotten); the next drawing asks again.
    if (when.includes(store.peek(key).status)) store.load(key).catch(() => undefined);
  }

  #toModel(): TreeModel {
    const { store, scopes, state, fileMarks, watchMarks, isTrusted } = this.#deps;
    const sources: TreeSources = {
      scopes: this.#scopes,
      grouping: state.grouping,
      filter: state.filter,
      peek: (key) => store.peek(key),
      differingFile: (uuid) => fileMarks.differingFile(uuid),
      isWatched: (uuid) => watchMarks.isWatched(uuid),
      isChosen: (scope) => scopes.chosen().some((entry) => isSameScope(entry, scope)),
      isAllowed: (scope) => scope.sample === true || isTrusted(),
    };
    return new TreeModel(sources);
  }
}

/** Reading the AWS files can fail in ways nobody foresaw; the tree shows those as well. */
function toFailure(error: unknown): AwsFailure {
  if (error instanceof AwsFailure) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new AwsFailure('unknown', message, { operation: 'profiles', cause: error });
}
