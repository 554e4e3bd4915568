import type { PolicyDocument } from '../../../src/sandbox/policy/policyDocument.ts';
import { deny, describeFaults, type Fault, first, mtls, type Parts, results, scram } from './pollerFaults.ts';
import { shop } from './shopSeed.ts';

function certificateOf({ account }: Parts) {
  const certificate = account.secrets.find(({ arn }) => arn === shop.tlsSecret)?.content.certificate;
  if (certificate === undefined) throw new Error('The small account lacks a certificate.');
  return certificate;
}

const credentialFaults: readonly Fault[] = [
  {
    title: 'a role without Connect',
    make: (parts) => deny(parts, 'kafka-cluster:Connect'),
    check: 'sasl',
    result: results.saslFailed,
  },
  {
    title: 'a secret that is not associated with the cluster',
    with: scram,
    make: ({ cluster }) => {
      cluster.scramSecrets = [];
    },
    check: 'sasl',
    result: results.saslFailed,
  },
  {
    title: 'a copy of the secret with an old password',
    with: scram,
    make: (parts) => {
      const arn = `${shop.scramSecret.slice(0, -6)}CopyCp`;
      parts.configuration.SourceAccessConfigurations = [{ Type: 'SASL_SCRAM_512_AUTH', URI: arn }];
      parts.account.secrets.push({
        ...first(parts.account.secrets),
        arn,
        content: { scram: { username: 'sales', password: 'old' } },
      });
    },
    check: 'sasl',
    result: results.saslFailed,
  },
  {
    title: 'a secret without user name and password',
    with: scram,
    make: (parts) => {
      first(parts.account.secrets).content = { text: '{"user":"sales"}' };
    },
    check: 'sasl',
    result: results.saslFailed,
  },
  {
    title: 'a SCRAM secret for a cluster without SCRAM',
    with: scram,
    make: ({ cluster }) => {
      cluster.authentication = { iam: true };
    },
    check: 'sasl',
    result: results.saslFailed,
  },
  {
    title: 'a secret whose key the role may no longer use',
    with: scram,
    make: (parts) => deny(parts, 'kms:Decrypt'),
    check: 'sasl',
    result: results.saslFailed,
  },
  {
    title: 'a secret whose key names another role only',
    with: scram,
    make: ({ account }) => {
      const Principal = { AWS: 'arn:aws:iam::111122223333:role/other' };
      first(account.keys).policy = { Statement: [{ Effect: 'Allow', Principal, Action: 'kms:*', Resource: '*' }] };
    },
    check: 'sasl',
    result: results.saslFailed,
  },
  {
    title: 'a secret whose key is disabled',
    with: scram,
    make: ({ account }) => {
      first(account.keys).state = 'Disabled';
    },
    check: 'sasl',
    result: results.saslFailed,
  },
  {
    title: 'a secret that is going to be deleted',
    with: scram,
    make: ({ account }) => {
      first(account.secrets).deleted = '2026-11-20T10:00:00.000Z';
    },
    check: 'sasl',
    result: results.saslFailed,
  },
  {
    title: 'a policy of the organization against connecting',
    make: ({ account }) => {
      const document: PolicyDocument = {
        Statement: [{ Effect: 'Deny', Action: 'kafka-cluster:Connect', Resource: '*' }],
      };
      account.organizationPolicies.push({ name: 'no-kafka', document });
    },
    check: 'sasl',
    result: results.saslFailed,
  },
  {
    title: 'a cluster that wants a user, and no secret',
    make: ({ cluster }) => {
      cluster.authentication = { scram: true };
    },
    check: 'no-credentials',
    result: results.internalError,
  },
  {
    title: 'a cluster that wants a certificate, and no secret',
    make: ({ cluster }) => {
      cluster.authentication = { tls: [shop.authority] };
    },
    check: 'certificate-trust',
    result: results.clientRefused,
  },
  {
    title: 'a certificate of another authority',
    with: mtls,
    make: ({ cluster }) => {
      cluster.authentication.tls = [`${shop.authority}0`];
    },
    check: 'certificate-trust',
    result: results.clientRefused,
  },
  {
    title: 'a certificate for a cluster without mutual TLS',
    with: mtls,
    make: ({ cluster }) => {
      cluster.authentication = { iam: true, unauthenticated: true };
    },
    check: 'certificate-trust',
    result: results.clientRefused,
  },
  {
    title: 'a certificate that has expired',
    with: mtls,
    make: (parts) => {
      certificateOf(parts).expires = '2026-11-01T00:00:00.000Z';
    },
    check: 'certificate-trust',
    result: results.clientRefused,
  },
  ...(
    [
      ['a certificate that is not PEM', { certificateForm: 'der' }],
      ['a PKCS#1 key', { keyForm: 'pkcs1' }],
      ['a PBES2 key', { keyEncryption: 'pbes2', keyPassword: 'right' }],
      ['a wrong key password', { keyEncryption: 'pbes1', keyPassword: 'wrong' }],
      ['no key password', { keyEncryption: 'pbes1' }],
    ] as const
  ).map(
    ([title, change]): Fault => ({
      title,
      with: mtls,
      make: (parts) => void Object.assign(certificateOf(parts), change),
      check: 'certificate-form',
      result: results.badCertificate,
    }),
  ),
  {
    title: 'a SCRAM secret where a certificate is wanted',
    with: mtls,
    make: ({ configuration }) => {
      configuration.SourceAccessConfigurations = [{ Type: 'CLIENT_CERTIFICATE_TLS_AUTH', URI: shop.scramSecret }];
    },
    check: 'certificate-form',
    result: results.badCertificate,
  },
  {
    title: 'a role that trusts somebody else',
    make: ({ role }) => {
      role.trust.Statement = [
        { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ];
    },
    check: 'role-trust',
    result: results.roleRefused,
  },
  {
    title: 'a role that was deleted',
    make: ({ account }) => void account.roles.splice(0),
    check: 'role-trust',
    result: results.roleRefused,
  },
];

describeFaults('what the poller meets with its credentials', credentialFaults);
