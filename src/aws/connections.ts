import type { Scope } from '../core/scope.ts';
import type { AwsApi } from './awsApi.ts';
import { createLazyApi } from './lazyApi.ts';
import type { SdkConnections } from './sdkConnections.ts';

/** Asks the user for the code of a multi-factor device; undefined when they leave it. */
export type MfaCodeProvider = (serial: string, profile: string) => Promise<string | undefined>;

export interface CallLimits {
  /** Milliseconds a call may take with all its attempts, not counting its wait for a place in the pace. */
  readonly callDeadline: number;
  /** Milliseconds until credentials must be there; a person may have to type an MFA code. */
  readonly credentialDeadline: number;
  /** Milliseconds until a connection must be open. */
  readonly connectionTimeout: number;
}

export interface ConnectionOptions {
  /** Address of the sample account's endpoint; called when a sample scope is used. */
  readonly sampleEndpoint: () => Promise<string>;
  readonly mfaCode: MfaCodeProvider;
  /** Default: 20 s for a call, 60 s for credentials, 5 s for a connection. */
  readonly limits?: Partial<CallLimits>;
}

/** The AWS APIs of all scopes. Getting one costs nothing: code, files and network wait for the first call. */
export class AwsConnections {
  readonly #options: ConnectionOptions;
  #loading: Promise<SdkConnections> | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  api(scope: Scope): AwsApi {
    return createLazyApi(async () => (await this.#load()).api(scope));
  }

  /** Drops clients and credentials of a scope, or of all; calls under way go on with the old ones. */
  forget(scope?: Scope): void {
    // Where loading fails, the call that needed it says so.
    this.#loading?.then(
      (connections) => connections.forget(scope),
      () => {},
    );
  }

  async dispose(): Promise<void> {
    await (await this.#loading)?.dispose();
  }

  #load(): Promise<SdkConnections> {
    this.#loading ??= import('./sdkConnections.ts').then((module) => new module.SdkConnections(this.#options));
    return this.#loading;
  }
}
