import type { Scope } from '../core/scope.ts';

/** A profile of the shared AWS files as the picker shows it. */
export interface Profile {
  readonly name: string;
  readonly region?: string;
  /** How its credentials come about, in words such as "SSO", "assume role", "credential process", "access key". */
  readonly source: 'sso' | 'assume-role' | 'credential-process' | 'access-key' | 'web-identity' | 'unknown';
}

/** The shared AWS config and credentials files and the environment, read as the AWS CLI reads them. */
export interface AwsProfiles {
  listProfiles(): Promise<readonly Profile[]>;
  /** What the AWS CLI would use now: AWS_PROFILE, AWS_REGION or AWS_DEFAULT_REGION, the profile's region. */
  readDefaultScope(): Promise<Scope>;
}
