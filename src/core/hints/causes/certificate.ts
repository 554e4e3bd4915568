import * as l10n from '@vscode/l10n';
import type { Cause } from '../cause.ts';
import { DOCS } from '../docs.ts';
import type { Fix } from '../explanation.ts';
import { toAwsCommand, toUpdateCommand } from '../fixes/awsCommand.ts';
import type { HintContext } from '../hintContext.ts';

/** The brokers refuse the client certificate (errors.md A5, source-facts 86). */
export const CLIENT_CERTIFICATE_CAUSES: readonly Cause[] = [
  {
    id: 'no-client-certificate',
    title: () => l10n.t('The mapping gives no client certificate'),
    why: () => l10n.t('Brokers that ask for mutual TLS refuse a client without one.'),
    evidence: ({ secret, cluster }) => {
      if (secret?.Type === 'CLIENT_CERTIFICATE_TLS_AUTH') return 'excluded';
      return cluster?.authMethods.includes('mtls') === true ? 'evident' : 'possible';
    },
    fixes: (context) => [
      {
        title: l10n.t('Give the mapping a secret with the certificate and its private key'),
        command: toUpdateCommand(context, [
          '--source-access-configurations',
          'Type=CLIENT_CERTIFICATE_TLS_AUTH,URI=SECRET_ARN',
        ]),
        docUrl: DOCS.authentication,
      },
    ],
    source: 'errors.md A5, source-facts 86',
  },
  {
    id: 'mutual-tls-off',
    title: () => l10n.t('The cluster does not have mutual TLS on'),
    why: () => l10n.t('The mapping gives a certificate, but the brokers are not set up to ask for one.'),
    evidence: ({ cluster, crossAccount }) => {
      if (cluster === undefined || crossAccount) return 'possible';
      return cluster.authMethods.includes('mtls') ? 'excluded' : 'evident';
    },
    fixes: () => [
      {
        title: l10n.t('Turn TLS client authentication on for the cluster, with the private CA of the certificate'),
        docUrl: DOCS.mutualTls,
      },
    ],
    source: 'errors.md A5, source-facts 86',
  },
  {
    id: 'certificate-not-trusted',
    title: () => l10n.t('The certificate comes from a CA that the cluster does not trust'),
    why: () => l10n.t('It has to be issued by one of the private CAs in the cluster’s security settings.'),
    fixes: (context) => [
      {
        title: l10n.t('Compare the issuer with the CAs of the cluster'),
        command: [
          toAwsCommand(
            context,
            'kafka',
            'describe-cluster-v2',
            ['--cluster-arn', context.clusterArn],
            ['--query', 'ClusterInfo.Provisioned.ClientAuthentication.Tls.CertificateAuthorityArnList'],
          ),
          'openssl x509 -in client.pem -noout -issuer -enddate',
        ].join('\n'),
        docUrl: DOCS.mutualTls,
      },
    ],
    source: 'errors.md A5, source-facts 36, 86',
  },
  {
    id: 'certificate-expired',
    title: () => l10n.t('The certificate may have expired'),
    why: () => l10n.t('Brokers refuse a certificate outside its time of validity.'),
    fixes: (context) => [
      { title: l10n.t('Read when it ends'), command: 'openssl x509 -in client.pem -noout -enddate' },
      putCertificate(context),
    ],
    checks: ['secret-content:certificate-expired'],
    source: 'errors.md A5',
  },
];

/** Lambda does not trust the brokers' certificate (errors.md A6). */
export const SERVER_CERTIFICATE_CAUSES: readonly Cause[] = [
  {
    id: 'tls-interception',
    title: () => l10n.t('Something between Lambda and the brokers may answer in their place'),
    why: () =>
      l10n.t(
        'MSK brokers show certificates of Amazon Trust Services, which Lambda trusts. Another certificate points to a proxy that opens TLS, or to names that resolve to something else.',
      ),
    fixes: (context) => [
      {
        title: l10n.t('From a machine in the cluster’s subnets, look at the certificate the brokers show'),
        command: `openssl s_client -connect ${toFirstBroker(context)} </dev/null | openssl x509 -noout -issuer -subject`,
        docUrl: DOCS.troubleshooting,
      },
    ],
    source: 'errors.md A6, source-facts 39',
  },
];

/** The content of the mutual TLS secret (errors.md A7, source-facts 40-48, 87). */
export const KEY_CAUSES: readonly Cause[] = [
  {
    id: 'key-not-pkcs8',
    title: () => l10n.t('The private key is not in PKCS #8 form'),
    why: () =>
      l10n.t('It has to start with BEGIN PRIVATE KEY, or BEGIN ENCRYPTED PRIVATE KEY; not with BEGIN RSA PRIVATE KEY.'),
    fixes: (context) => [
      {
        title: l10n.t('Convert the key'),
        command: 'openssl pkcs8 -topk8 -nocrypt -in key.pem -out key-pkcs8.pem',
      },
      putCertificate(context),
    ],
    checks: ['secret-content:key-not-pkcs8'],
    source: 'errors.md A7, source-facts 47, 48',
  },
  {
    id: 'key-encryption-unsupported',
    title: () => l10n.t('The private key is encrypted in a way Lambda does not read'),
    why: () => l10n.t('Lambda takes PBES1, not PBES2, which current OpenSSL writes by default.'),
    fixes: (context) => [
      {
        title: l10n.t('Encrypt the key with PBES1'),
        command: 'openssl pkcs8 -topk8 -v1 PBE-SHA1-3DES -in key.pem -out key-pkcs8.pem',
      },
      putCertificate(context),
    ],
    checks: ['secret-content:key-pbes2'],
    source: 'errors.md A7, source-facts 43',
  },
  {
    id: 'not-pem',
    title: () => l10n.t('Certificate or key are not in PEM form, or their line breaks are lost'),
    why: () =>
      l10n.t(
        'Each part has to start with a BEGIN line of its own. In the JSON of the secret every line break is written as \\n.',
      ),
    fixes: (context) => [putCertificate(context)],
    checks: ['certificate-not-pem', 'certificate-line-breaks', 'key-not-pem', 'key-line-breaks'].map(
      (sign) => `secret-content:${sign}`,
    ),
    source: 'errors.md A7, source-facts 42, 45',
  },
  {
    id: 'secret-members-wrong',
    title: () => l10n.t('The secret does not have the members that Lambda reads'),
    why: () => l10n.t('Lambda reads certificate, privateKey and privateKeyPassword; upper and lower case differ.'),
    fixes: (context) => [putCertificate(context)],
    checks: ['secret-member-missing', 'secret-not-json', 'secret-binary'].map((sign) => `secret-content:${sign}`),
    source: 'errors.md A7, source-facts 40',
  },
  {
    id: 'key-password-wrong',
    title: () => l10n.t('The password of the private key is missing or wrong'),
    why: () => l10n.t('An encrypted key needs its password in the member privateKeyPassword of the secret.'),
    fixes: (context) => [putCertificate(context)],
    // One that is there may still be another key's.
    shownBy: ['secret-content:key-password-missing'],
    source: 'errors.md A7, source-facts 41',
  },
  {
    id: 'chain-order-wrong',
    title: () => l10n.t('The certificates are in the wrong order'),
    why: () => l10n.t('First the client’s certificate, then the intermediate ones, last the root.'),
    fixes: (context) => [putCertificate(context)],
    checks: ['secret-content:certificate-chain-order'],
    source: 'errors.md A7, source-facts 44',
  },
];

function putCertificate(context: HintContext): Fix {
  const secret = {
    certificate: '-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n',
    privateKey: '-----BEGIN PRIVATE KEY-----\n…\n-----END PRIVATE KEY-----\n',
    privateKeyPassword: 'PASSWORD',
  };
  return {
    title: l10n.t('Write the secret anew'),
    text: l10n.t('The member privateKeyPassword is for encrypted keys only.'),
    command: toAwsCommand(
      context,
      'secretsmanager',
      'put-secret-value',
      ['--secret-id', context.secret?.URI ?? 'SECRET_ARN'],
      ['--secret-string', 'file://secret.json'],
    ),
    snippet: { language: 'json', text: JSON.stringify(secret, undefined, 2) },
    docUrl: DOCS.authentication,
  };
}

function toFirstBroker(context: HintContext): string {
  return context.broker?.addresses?.split(',')[0] ?? 'BROKER:PORT';
}
