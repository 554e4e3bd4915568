import type * as vscode from 'vscode';
import type { ResourceStore } from '../aws/resources.ts';
import type { DecodeOptions } from '../core/event/decodeValue.ts';
import { loadOnce } from '../core/loadOnce.ts';
import type { Scope } from '../core/scope.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { showProgress } from '../platform/progress.ts';
import type { Tell } from '../platform/tell.ts';
import type { DecodedDocuments } from './decodedDocuments.ts';
import type { EventDocuments } from './eventDocuments.ts';
import type { EventValueReader } from './eventValueReader.ts';
import type { SchemaMemory } from './valueSchemas.ts';

/** What the parts for events need from outside. */
export interface EventsDeps {
  readonly createInflate: () => Promise<NonNullable<DecodeOptions['inflate']>>;
  /** Keeps which schemas were chosen. */
  readonly memory: SchemaMemory;
  readonly store: Pick<ResourceStore, 'api'>;
  /** Accounts and regions on show that may be asked. */
  readonly listScopes: () => Promise<readonly Scope[]>;
  /** Account and region of a document. Rejects when none is configured. */
  readonly resolveScope: (uri: string, sourceArn: string | undefined) => Promise<Scope>;
  readonly progress: typeof showProgress;
  readonly tell: Tell;
}

/** What the parts for events share. */
export interface Events extends vscode.Disposable {
  readonly deps: EventsDeps;
  /** The events among the open documents. */
  documents(): Promise<EventDocuments>;
  /** Decodes what they hold. */
  reader(): Promise<EventValueReader>;
  /** Shows it in documents of its own. */
  decodedDocuments(): Promise<DecodedDocuments>;
  /** To be called once, when the first event is open. */
  registerTextFeatures(): Promise<void>;
}

/** Everything on events; each part is loaded with its first use. */
export function createEvents(deps: EventsDeps): Events {
  const owned = new DisposableStore();
  const documents = loadOnce(async () => {
    const { EventDocuments } = await import('./eventDocuments.ts');
    return owned.add(new EventDocuments());
  });
  const reader = loadOnce(async () => {
    const [{ EventValueReader }, { ValueViews }, { ValueSchemas }] = await Promise.all([
      import('./eventValueReader.ts'),
      import('./valueViews.ts'),
      import('./valueSchemas.ts'),
    ]);
    const inflate = await deps.createInflate();
    const schemas = owned.add(
      new ValueSchemas(deps.memory, async (source) => (await import('./loadSchema.ts')).loadChosen(source)),
    );
    return new EventValueReader(await documents(), owned.add(new ValueViews()), schemas, { inflate });
  });
  const events: Events = {
    deps,
    documents,
    reader,
    decodedDocuments: loadOnce(async () => {
      const { DecodedDocuments } = await import('./decodedDocuments.ts');
      return owned.add(new DecodedDocuments(await reader()));
    }),
    async registerTextFeatures() {
      const { registerEventFeatures } = await import('./eventFeatures.ts');
      owned.add(registerEventFeatures(await events.reader()));
    },
    dispose: () => owned.dispose(),
  };
  return events;
}
