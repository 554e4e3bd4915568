import type { Scope } from '../core/scope.ts';

/** A profile of the shared AWS files as the picker shows it. */
export interface Profile {
  readonly name: string;
  readonly region?: string;
  /** How its credentials come about; `login` is `aws login`, `unknown` leaves it to the machine (container, instance). */
  readonly source: 'sso' | 'assume-role' | 'credential-process' | 'access-key' | 'web-identity' | 'login' | 'unknown';
}

/** The shared AWS config and credentials files and the environment, read as the AWS CLI reads them. */
export interface AwsProfiles {
  listProfiles(): Promise<readonly Profile[]>;
  /**
   * What the AWS CLI would use now: AWS_PROFILE, AWS_REGION or AWS_DEFAULT_REGION, the profile's region, the region of
   * the EC2 instance that this runs on. Throws `AwsFailure` with reason `invalid` when there is no region.
   */
  readDefaultScope(): Promise<Scope>;
}
