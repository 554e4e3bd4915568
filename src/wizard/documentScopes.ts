import type { Scopes } from '../aws/scopes.ts';
import { parseMskSource } from '../core/arn.ts';
import { Emitter, type Event } from '../core/emitter.ts';
import type { Scope } from '../core/scope.ts';

/** Where choices are kept between sessions; VS Code's workspace state fits. */
export interface WizardMemory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

const MEMORY_KEY = 'wizard.documentScopes';
/** Choices of the documents used last; older ones fall out. */
const KEPT = 50;

interface Choice {
  readonly uri: string;
  readonly scope: Scope;
}

/** Remembers for which account and region each mapping document is meant: the document itself does not say it all. */
export class DocumentScopes {
  readonly #scopes: Pick<Scopes, 'list'>;
  readonly #memory: WizardMemory;
  readonly #changed = new Emitter<string>();
  /** Fires with the URI of the document whose scope was chosen. */
  readonly onDidChange: Event<string> = this.#changed.event;

  constructor(scopes: Pick<Scopes, 'list'>, memory: WizardMemory) {
    this.#scopes = scopes;
    this.#memory = memory;
  }

  /** The scope chosen for the document, if one was. */
  chosen(uri: string): Scope | undefined {
    return this.#choices().find((choice) => choice.uri === uri)?.scope;
  }

  async choose(uri: string, scope: Scope): Promise<void> {
    const others = this.#choices().filter((choice) => choice.uri !== uri);
    await this.#memory.update(MEMORY_KEY, [{ uri, scope }, ...others].slice(0, KEPT));
    this.#changed.fire(uri);
  }

  /**
   * The chosen scope; else the one on show that has the event source's region; else that region with the first profile
   * on show; else the first on show. Throws `AwsFailure` when nothing is on show and no region is configured.
   */
  async resolve(uri: string, eventSourceArn: string | undefined): Promise<Scope> {
    const chosen = this.chosen(uri);
    if (chosen !== undefined) return chosen;
    const shown = await this.#scopes.list();
    const region = parseMskSource(eventSourceArn ?? '')?.arn.region;
    const [first] = shown;
    if (first === undefined) throw new Error('there is no account and region on show');
    if (region === undefined) return first;
    const elsewhere = first.profile === undefined ? { region } : { profile: first.profile, region };
    return shown.find((scope) => scope.region === region) ?? (first.sample ? first : elsewhere);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #choices(): readonly Choice[] {
    const kept = this.#memory.get(MEMORY_KEY);
    return Array.isArray(kept) ? kept.filter(isChoice) : [];
  }
}

function isChoice(value: unknown): value is Choice {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, scope } = value as { uri?: unknown; scope?: { region?: unknown } };
  return typeof uri === 'string' && typeof scope?.region === 'string';
}
