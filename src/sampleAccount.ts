import type { Scope } from './core/scope.ts';

/** The part of the sandbox bundle that is used here; the bundle itself is loaded only when somebody opens the sample. */
export interface SandboxModule {
  startSandbox(): Promise<{ readonly endpoint: string; close(): Promise<void> }>;
}

/** The scope of the built-in sample account. */
export const SAMPLE_SCOPE: Scope = { region: 'us-east-1', sample: true };

/** Starts the built-in sample account on first use and stops it with the extension. */
export class SampleAccount {
  readonly #load: () => Promise<SandboxModule>;
  #running: ReturnType<SandboxModule['startSandbox']> | undefined;

  constructor(load: () => Promise<SandboxModule>) {
    this.#load = load;
  }

  /** Address of the sample account's endpoint on loopback. */
  async endpoint(): Promise<string> {
    this.#running ??= this.#load().then((sandbox) => sandbox.startSandbox());
    try {
      return (await this.#running).endpoint;
    } catch (error) {
      // A failed start must not be remembered: the next attempt starts anew.
      this.#running = undefined;
      throw error;
    }
  }

  async dispose(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    await (await running)?.close();
  }
}
