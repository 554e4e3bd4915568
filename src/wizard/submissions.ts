import { Emitter, type Event, type Subscription } from '../core/emitter.ts';
import type { Submission } from './protocol.ts';

const NONE: Submission = { stage: 'none' };

/** How far Create or Update of each document has come: kept beside the pages, since those come and go with their tabs. */
export class Submissions {
  readonly #stages = new Map<string, Submission>();
  readonly #watches = new Map<string, Subscription>();
  readonly #changed = new Emitter<string>();
  /** Fires with the URI of the document. */
  readonly onDidChange: Event<string> = this.#changed.event;

  get(uri: string): Submission {
    return this.#stages.get(uri) ?? NONE;
  }

  set(uri: string, submission: Submission): void {
    if (submission.stage === 'none') this.#stages.delete(uri);
    else this.#stages.set(uri, submission);
    if (submission.stage !== 'following' && submission.stage !== 'settled') this.#unwatch(uri);
    this.#changed.fire(uri);
  }

  /** Keeps a subscription as long as the outcome is shown. */
  watch(uri: string, subscription: Subscription): void {
    this.#unwatch(uri);
    this.#watches.set(uri, subscription);
  }

  /** True from the press on the button until AWS has taken it or refused it. */
  isUnderWay(uri: string): boolean {
    const { stage } = this.get(uri);
    return stage === 'asking' || stage === 'sending';
  }

  dispose(): void {
    for (const uri of [...this.#watches.keys()]) this.#unwatch(uri);
    this.#changed.dispose();
    this.#stages.clear();
  }

  #unwatch(uri: string): void {
    this.#watches.get(uri)?.dispose();
    this.#watches.delete(uri);
  }
}
