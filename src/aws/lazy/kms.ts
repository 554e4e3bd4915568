import { DescribeKeyCommand, GetKeyPolicyCommand, KMSClient } from '@aws-sdk/client-kms';

/**
 * KMS's client with those of its commands that are used: importing the package itself with `import()` would keep them
 * all. This file is only ever loaded with `import()`.
 */
export const kms = { KMSClient, DescribeKeyCommand, GetKeyPolicyCommand };
