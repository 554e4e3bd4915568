import type { PolicyDocument } from '../policy/policyDocument.ts';

export interface Role {
  name: string;
  /** What IAM tells roles apart by when one is made again under the same name; default: made from the name. */
  id?: string;
  /** Default: the beginning of 2024. */
  created?: string;
  trust: PolicyDocument;
  /** Inline policies by name. */
  inline?: Record<string, PolicyDocument>;
  /** ARNs of managed policies; the account's own stand in `Account.policies`, AWS's in `awsManagedPolicies`. */
  attached?: string[];
  boundary?: string;
}

export interface ManagedPolicy {
  arn: string;
  document: PolicyDocument;
}

/** A service control policy that holds for the account. FullAWSAccess stands beside all of them, so only denies count. */
export interface OrganizationPolicy {
  name: string;
  document: PolicyDocument;
}

/** A KMS key of the customer's. AWS's own keys (`alias/aws/…`) need no right and no entry. */
export interface CustomerKey {
  arn: string;
  alias?: string;
  /** Default `Enabled`; in any other state nothing can be decrypted with it. */
  state?: 'Enabled' | 'Disabled' | 'PendingDeletion' | 'PendingImport' | 'Unavailable';
  /** When a key that is pending deletion goes. */
  deletion?: string;
  /** Absent: the usual policy, which leaves the decision to IAM in the key's account. */
  policy?: PolicyDocument;
}

export interface Secret {
  arn: string;
  name: string;
  description?: string;
  created: string;
  lastChanged?: string;
  tags?: Record<string, string>;
  /** ARN of a customer's key; absent: encrypted with `aws/secretsmanager`. */
  kmsKey?: string;
  /** Since when it is marked for deletion: it cannot be read then. */
  deleted?: string;
  /** The resource policy, which access from another account needs. */
  policy?: PolicyDocument;
  content: SecretContent;
}

/** What stands in a secret, as facts. `GetSecretValue` writes a JSON text from them; the values are made up. */
export interface SecretContent {
  scram?: { username: string; password: string };
  certificate?: ClientCertificate;
  /** Anything else, as it is. */
  text?: string;
}

export interface ClientCertificate {
  /** The distinguished name, which is the Kafka principal: `CN=shipment-tracker,O=Example`. */
  subject: string;
  /** ARN of the AWS Private CA that signed it. */
  issuer: string;
  expires: string;
  certificateForm: 'pem' | 'der';
  keyForm: 'pkcs8' | 'pkcs1';
  keyEncryption: 'none' | 'pbes1' | 'pbes2';
  /** Whether `privateKeyPassword` stands in the secret and opens the key. */
  keyPassword?: 'right' | 'wrong';
}
