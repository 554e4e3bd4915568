import type { ClientCertificate, CustomerKey, Secret } from '../account/identity.ts';
import { account, authorities, keyArns, partnerAccount, secretArns } from './places.ts';

/** The usual key policy leaves the decision to IAM; the partner's lets this account's roles decrypt too. */
export const keys: CustomerKey[] = [
  { arn: keyArns.platform, alias: 'alias/platform-secrets' },
  { arn: keyArns.payments, alias: 'alias/payments-secrets' },
  {
    arn: keyArns.partner,
    policy: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: account }, Action: 'kms:Decrypt', Resource: '*' }],
    },
  },
];

/** What MSK knows of the reader on my-cluster; two secrets say the same. */
const reader = { username: 'lambda-reader', password: 'sample-password-1' };
const partnerReader = { username: 'lambda-reader', password: 'sample-password-2' };

function toCertificate(subject: string, issuer: string, more: Partial<ClientCertificate> = {}): ClientCertificate {
  return {
    subject,
    issuer,
    expires: '2040-01-01T00:00:00.000Z',
    certificateForm: 'pem',
    keyForm: 'pkcs8',
    keyEncryption: 'none',
    ...more,
  };
}

function toSecret(arn: string, more: Omit<Secret, 'arn' | 'name' | 'created'> & Partial<Secret>): Secret {
  const name = (arn.split(':secret:')[1] ?? '').replace(/-\w{6}$/, '');
  return { arn, name, created: '2025-02-10T08:00:00.000Z', ...more };
}

/** Lets the sample account read a secret of the partner's. */
const sharedWithSample = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow' as const, Principal: { AWS: account }, Action: 'secretsmanager:GetSecretValue', Resource: '*' },
  ],
};

export const secrets: Secret[] = [
  toSecret(secretArns.mySecret, {
    description: 'Credentials for my-cluster, for SCRAM and for mutual TLS',
    content: { scram: reader, certificate: toCertificate('CN=my-kafka-function,O=Example', authorities.platform) },
  }),
  toSecret(secretArns.myCluster, {
    description: 'SCRAM user of my-cluster',
    kmsKey: keyArns.platform,
    content: { scram: reader },
  }),
  toSecret(secretArns.paymentsLedger, {
    description: 'SCRAM user of payments-prod for the ledger',
    kmsKey: keyArns.payments,
    tags: { team: 'payments' },
    content: { scram: { username: 'payments-ledger', password: 'sample-password-3' } },
  }),
  toSecret(secretArns.paymentsFraud, {
    description: 'SCRAM user of payments-prod for fraud scoring',
    kmsKey: keyArns.payments,
    tags: { team: 'payments' },
    created: '2026-11-18T15:20:00.000Z',
    content: { scram: { username: 'fraud-score', password: 'sample-password-4' } },
  }),
  toSecret(secretArns.customers, {
    kmsKey: keyArns.platform,
    content: { scram: { username: 'crm-sync', password: 'sample-password-5' } },
  }),
  toSecret(secretArns.tracker, {
    description: 'Client certificate of shipment-tracker',
    content: {
      certificate: toCertificate('CN=shipment-tracker,O=Example', authorities.shipping, {
        keyEncryption: 'pbes1',
        keyPassword: 'right',
      }),
    },
  }),
  toSecret(secretArns.notifier, {
    description: 'Client certificate of shipment-notifier',
    content: { certificate: toCertificate('CN=shipment-notifier,O=Example', authorities.retired) },
  }),
  toSecret(secretArns.exceptions, {
    description: 'Client certificate for delivery exceptions',
    content: {
      certificate: toCertificate('CN=delivery-exceptions,O=Example', authorities.shipping, { keyForm: 'pkcs1' }),
    },
  }),
  toSecret(secretArns.webhook, { content: { text: 'sample-token' } }),
  toSecret(secretArns.partnerMySecret, {
    policy: sharedWithSample,
    kmsKey: keyArns.partner,
    content: {
      scram: partnerReader,
      certificate: toCertificate('CN=lambda-reader,O=Example Partner', authorities.partner),
    },
    tags: { owner: partnerAccount },
  }),
  toSecret(secretArns.partnerUsers, { kmsKey: keyArns.partner, content: { scram: partnerReader } }),
];
