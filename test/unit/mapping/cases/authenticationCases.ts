import {
  CERTIFICATE,
  CONNECTION,
  DRAFT,
  mtls,
  REGION,
  SECRET,
  scram,
  toCluster,
  toConnection,
  toKnown,
} from '../account.ts';
import type { RuleCase } from './ruleCase.ts';

const PATH = ['SourceAccessConfigurations'];
const both = toKnown({ clusters: [toCluster({ authMethods: ['scram', 'iam'] })] });
const scramOnly = toKnown({ clusters: [toCluster({ authMethods: ['scram'] })] });
const serverless = toKnown({ clusters: [toCluster({ type: 'SERVERLESS' })] });
const plainName = `arn:aws:secretsmanager:${REGION}:111122223333:secret:orders-password-AbCdEf`;

const withEntries = (...entries: readonly object[]) => ({ ...DRAFT, SourceAccessConfigurations: entries });

export const AUTHENTICATION_CASES: readonly RuleCase[] = [
  {
    rule: 'authentication-count',
    fires: [
      {
        why: 'subnet beside the secret',
        draft: withEntries({ Type: 'VPC_SUBNET', URI: 'subnet:a' }, { Type: 'SASL_SCRAM_512_AUTH', URI: SECRET }),
        path: PATH,
        fixed: { SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: SECRET }] },
      },
    ],
    silent: [
      { why: 'one', draft: scram() },
      { why: 'none', draft: DRAFT },
    ],
  },
  {
    rule: 'authentication-not-for-msk',
    fires: [
      {
        why: 'SHA-256',
        draft: withEntries({ Type: 'SASL_SCRAM_256_AUTH', URI: SECRET }),
        path: [...PATH, 0, 'Type'],
        says: '512',
        fixed: { SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: SECRET }] },
      },
      {
        why: 'IAM needs no entry',
        draft: withEntries({ Type: 'IAM_AUTH' }),
        says: 'IAM_AUTH',
        fixed: { SourceAccessConfigurations: undefined },
      },
      { why: 'BASIC_AUTH', draft: withEntries({ Type: 'BASIC_AUTH', URI: SECRET }) },
    ],
    silent: [
      { why: 'SCRAM', draft: scram() },
      { why: 'mutual TLS', draft: mtls() },
      { why: 'missing type is another rule', draft: withEntries({ URI: SECRET }) },
    ],
  },
  {
    rule: 'authentication-type-missing',
    fires: [
      {
        why: 'SCRAM by its name',
        draft: withEntries({ URI: SECRET }),
        path: [...PATH, 0, 'Type'],
        fixed: { SourceAccessConfigurations: [{ URI: SECRET, Type: 'SASL_SCRAM_512_AUTH' }] },
      },
      { why: 'unclear kind', draft: withEntries({ URI: CERTIFICATE }) },
    ],
    silent: [{ why: 'has a type', draft: scram() }],
  },
  {
    rule: 'serverless-iam-only',
    fires: [
      { why: 'SCRAM', draft: scram(), known: serverless, path: PATH, fixed: { SourceAccessConfigurations: undefined } },
    ],
    silent: [
      { why: 'IAM', draft: DRAFT, known: serverless },
      { why: 'provisioned', draft: scram(), known: both },
      { why: 'cluster not known', draft: scram(), known: {} },
    ],
  },
  {
    rule: 'authentication-not-enabled',
    fires: [
      {
        why: 'mutual TLS is off, IAM is on',
        draft: mtls(),
        known: both,
        path: PATH,
        says: 'mutual TLS',
        fixed: { SourceAccessConfigurations: undefined },
      },
      { why: 'mutual TLS is off, only SCRAM is on', draft: mtls(), known: scramOnly },
      {
        why: 'the VPC connection is for IAM',
        draft: { ...scram(), EventSourceArn: CONNECTION },
        known: toKnown({ vpcConnections: [toConnection()] }),
      },
    ],
    silent: [
      { why: 'SCRAM is on', draft: scram(), known: both },
      { why: 'no secret', draft: DRAFT, known: both },
      { why: 'serverless has its own words', draft: scram(), known: serverless },
      { why: 'cluster not known', draft: mtls(), known: {} },
      { why: 'methods not known', draft: mtls(), known: toKnown({ clusters: [toCluster({ authMethods: [] })] }) },
      {
        why: 'connection without a known method',
        draft: { ...scram(), EventSourceArn: CONNECTION },
        known: toKnown({ vpcConnections: [toConnection({ authentication: undefined })] }),
      },
    ],
  },
  {
    rule: 'secret-needed',
    fires: [
      { why: 'SCRAM only', draft: DRAFT, known: scramOnly, path: PATH, says: 'SASL/SCRAM' },
      {
        why: 'SCRAM only, with one secret',
        draft: DRAFT,
        known: { ...scramOnly, scramSecrets: [SECRET] },
        fixed: { SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: SECRET }] },
      },
      {
        why: 'connection with TLS',
        draft: { ...DRAFT, EventSourceArn: CONNECTION },
        known: toKnown({ vpcConnections: [toConnection({ authentication: 'TLS' })] }),
      },
    ],
    silent: [
      { why: 'IAM is on', draft: DRAFT, known: both },
      {
        why: 'plaintext is on',
        draft: DRAFT,
        known: toKnown({ clusters: [toCluster({ authMethods: ['scram', 'plaintext'] })] }),
      },
      { why: 'secret given', draft: scram(), known: scramOnly },
      { why: 'cluster not known', draft: DRAFT, known: {} },
    ],
  },
  {
    rule: 'secret-not-arn',
    fires: [
      {
        why: 'name of a known secret',
        draft: scram('AmazonMSK_orders'),
        known: toKnown(),
        path: [...PATH, 0, 'URI'],
        fixed: { SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: SECRET }] },
      },
      { why: 'another service', draft: scram(`arn:aws:ssm:${REGION}:111122223333:parameter/x`) },
    ],
    silent: [
      { why: 'ARN', draft: scram() },
      { why: 'partition of GovCloud', draft: scram(SECRET.replace('arn:aws:', 'arn:aws-us-gov:')) },
      { why: 'none yet', draft: withEntries({ Type: 'SASL_SCRAM_512_AUTH' }) },
    ],
  },
  {
    rule: 'secret-not-found',
    fires: [{ why: 'misspelled', draft: scram(SECRET.replace('orders', 'order')), known: toKnown() }],
    silent: [
      { why: 'there', draft: scram(), known: toKnown() },
      { why: 'there, without the six characters', draft: scram(SECRET.slice(0, -7)), known: toKnown() },
      { why: 'other account', draft: scram(SECRET.replace('111122223333', '444455556666')), known: toKnown() },
      { why: 'secrets not known', draft: scram(), known: toKnown({ secrets: undefined }) },
    ],
  },
  {
    rule: 'scram-secret-prefix',
    fires: [
      { why: 'plain name', draft: scram(plainName), says: 'orders-password' },
      { why: 'certificate', draft: scram(CERTIFICATE), known: toKnown() },
    ],
    silent: [
      { why: 'prefix', draft: scram() },
      { why: 'mutual TLS', draft: mtls() },
      { why: 'copy for a cluster of another account', draft: { ...scram(plainName), EventSourceArn: CONNECTION } },
      { why: 'associated all the same', draft: scram(plainName), known: toKnown({ scramSecrets: [plainName] }) },
    ],
  },
  {
    rule: 'scram-secret-key',
    fires: [
      {
        why: 'no key',
        draft: scram(),
        known: toKnown({ secrets: [{ arn: SECRET, name: 'AmazonMSK_orders' }] }),
        says: 'AmazonMSK_orders',
      },
      {
        why: 'key of Secrets Manager',
        draft: scram(),
        known: toKnown({ secrets: [{ arn: SECRET, name: 'AmazonMSK_orders', kmsKeyId: 'alias/aws/secretsmanager' }] }),
      },
    ],
    silent: [
      { why: 'customer managed key', draft: scram(), known: toKnown() },
      { why: 'secret not known', draft: scram(), known: {} },
      {
        why: 'mutual TLS takes any key',
        draft: mtls(),
        known: toKnown(),
      },
    ],
  },
  {
    rule: 'scram-secret-not-associated',
    fires: [
      { why: 'several others', draft: scram(), known: toKnown({ scramSecrets: [plainName, CERTIFICATE] }) },
      {
        why: 'one other',
        draft: scram(),
        known: toKnown({ scramSecrets: [plainName] }),
        fixed: { SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: plainName }] },
      },
    ],
    silent: [
      { why: 'associated', draft: scram(), known: toKnown({ scramSecrets: [SECRET] }) },
      { why: 'associations not known', draft: scram(), known: toKnown() },
      { why: 'no secret', draft: DRAFT, known: toKnown({ scramSecrets: [] }) },
    ],
  },
  {
    rule: 'mtls-secret-is-scram',
    fires: [
      { why: 'by its name', draft: mtls(SECRET) },
      { why: 'by association', draft: mtls(plainName), known: toKnown({ scramSecrets: [plainName] }) },
      {
        why: 'on a cluster with SASL/SCRAM',
        draft: mtls(SECRET),
        known: both,
        fixed: { SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: SECRET }] },
      },
    ],
    silent: [
      { why: 'certificate', draft: mtls(), known: toKnown({ scramSecrets: [SECRET] }) },
      { why: 'SCRAM', draft: scram() },
    ],
  },
  {
    rule: 'scram-secret-elsewhere',
    fires: [
      {
        why: 'other account',
        draft: scram(SECRET.replace('111122223333', '444455556666')),
        path: [...PATH, 0, 'URI'],
        says: '111122223333',
      },
      { why: 'other region', draft: scram(SECRET.replace(REGION, 'eu-west-1')), says: REGION },
    ],
    silent: [
      { why: 'here', draft: scram() },
      { why: 'mutual TLS may be anywhere', draft: mtls(CERTIFICATE.replace('111122223333', '444455556666')) },
      { why: 'cluster of another account', draft: { ...scram(), EventSourceArn: CONNECTION } },
    ],
  },
];
