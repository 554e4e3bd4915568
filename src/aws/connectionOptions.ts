import type { Scope } from '../core/scope.ts';

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
  /** Whether a scope may be asked now: profiles can start programs, so an untrusted workspace must not. Default: yes. */
  readonly isAllowed?: (scope: Scope) => boolean;
  /** Default: 20 s for a call, 60 s for credentials, 5 s for a connection. */
  readonly limits?: Partial<CallLimits>;
  /** Whether calls may start as they come, read when a region is first asked: for an account that has no quota. Default: no. */
  readonly isUnpaced?: () => boolean;
}
