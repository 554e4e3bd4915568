import type { Account } from '../../src/sandbox/account/account.ts';
import { type DiagnosisCase, findBy, type Repair } from './diagnosisCase.ts';
import { openEndpointPolicies } from './sampleNetworkCases.ts';

/** The policy of the partner's cluster with other rights on what is in it. */
function limitPartner(rights: readonly string[]) {
  return (account: Account): void => {
    for (const { Action: actions } of findPartner(account).policy?.Statement ?? []) {
      if (!Array.isArray(actions)) continue;
      actions.splice(0, actions.length, ...actions.filter((action) => action !== 'kafka-cluster:*'), ...rights);
    }
  };
}

function findPartner({ clusters }: Account) {
  return findBy(clusters, 'name', 'my-cluster-name');
}

const sharePartner: Repair = {
  words: 'the account that owns the cluster adds the rights to its policy',
  carryOut: ({ account }) => {
    limitPartner(['kafka-cluster:*'])(account);
  },
};

/** Mappings of the sample account that are let in nowhere or whose function fails, and two that another account refuses. */
export const SAMPLE_ACCESS_CASES: readonly DiagnosisCase[] = [
  {
    entry: 'A3',
    uuid: '8f3a0c5d-617b-4e92-b4d8-2c9e7f15a06d',
    cause: 'role-lacks-data-rights',
    finds: 'role-read-rights',
  },
  {
    entry: 'A3, B',
    uuid: 'd60b94e1-f82a-4c37-8b15-a7e3d90c64f2',
    cause: 'role-lacks-data-rights',
    finds: 'role-read-rights',
  },
  {
    entry: 'A3',
    uuid: 'b2e95c07-4d1a-4f68-93c5-7a0f6d8e21b4',
    cause: 'organization-refuses',
    finds: 'role-read-rights',
    repair: {
      words: 'the organization’s administrators change their policy',
      carryOut: ({ account }) => {
        account.organizationPolicies = [];
      },
    },
  },
  {
    entry: 'A3',
    uuid: '2e7b4f08-c1d5-4936-a8f0-6d3c9e52b71f',
    make: limitPartner(['kafka-cluster:Connect']),
    cause: 'cluster-policy-lacks-data-rights',
    otherwise:
      'MSK shows no policy of a cluster of another account: what the role may do is told, so that this is left',
    repair: sharePartner,
  },
  {
    entry: 'A4',
    uuid: '2e7b4f08-c1d5-4936-a8f0-6d3c9e52b71f',
    make: limitPartner([]),
    cause: 'cluster-policy-lacks-connect',
    otherwise:
      'MSK shows no policy of a cluster of another account: what the role may do is told, so that this is left',
    repair: sharePartner,
  },
  {
    entry: 'A4',
    uuid: '3c58d7f2-b09e-4614-a53f-f1e82c7d60b9',
    cause: 'secret-not-associated',
    finds: 'secret-associated',
  },
  {
    entry: 'A4, B',
    uuid: 'ea27b160-4d8f-4395-90c6-58b3f1e7d24a',
    cause: 'secret-not-associated',
    finds: 'secret-associated',
  },
  {
    entry: 'A5',
    uuid: '4f82c1e9-d36a-4075-8d9b-c6e50a71f3b8',
    cause: 'certificate-not-trusted',
    otherwise: 'which CA issued the certificate is in the secret, whose content is not read',
    repair: {
      words: 'a CA that the cluster trusts issues the certificate anew',
      carryOut: ({ account }) => {
        const { certificate } = findBy(account.secrets, 'name', 'shipments/mtls/notifier').content;
        const [trusted = ''] = findBy(account.clusters, 'name', 'shipments-prod').authentication.tls ?? [];
        if (certificate) certificate.issuer = trusted;
      },
    },
  },
  {
    entry: 'A6',
    uuid: '15c9a7d3-8e4b-4f60-93a2-e7d04b86c5f1',
    cause: 'tls-interception',
    otherwise: 'what the firewall behind the route does is not seen; the route is named as not to be told',
    repair: {
      words: 'the firewall leaves TLS as it is',
      carryOut: ({ account }) => {
        for (const subnet of account.subnets) delete subnet.tlsInspection;
      },
    },
  },
  {
    entry: 'A7',
    uuid: 'bd0e6f37-1a95-4c84-b72e-9d58f3c0e614',
    cause: 'key-not-pkcs8',
    content: true,
    repair: {
      words: 'the key is converted to PKCS #8',
      carryOut: ({ account }) => {
        const { certificate } = findBy(account.secrets, 'name', 'shipments/mtls/exceptions').content;
        if (certificate) certificate.keyForm = 'pkcs8';
      },
    },
  },
  {
    entry: 'A8',
    uuid: '7a64f0b8-c25e-4d91-8f37-13e9d5a0c72b',
    cause: 'trust-policy-lacks-lambda',
    finds: 'role-trust',
  },
  {
    entry: 'A8',
    uuid: '7e572d0d-3b6d-4c8f-a1e9-0d4f7b2c60b5',
    cause: 'sts-endpoint-refuses',
    finds: 'endpoint-policies',
    repair: openEndpointPolicies,
  },
  {
    entry: 'A9',
    uuid: 'f5139d86-e07c-4a2b-b9e4-4c61f8d2a0e7',
    cause: 'function-raises-error',
    finds: 'function-log',
    repair: {
      words: 'the code is corrected',
      carryOut: ({ account }) => {
        delete findBy(account.functions, 'name', 'clickstream-sessions').behaviour;
      },
    },
  },
  {
    entry: 'A9',
    uuid: '68e2b5c4-93fa-4d17-a08e-f7c35d9e10b6',
    cause: 'function-not-active',
    finds: 'function-active',
    repair: {
      words: 'the function is deployed with a runtime that works',
      carryOut: ({ account }) => {
        findBy(account.functions, 'name', 'inventory-sync').state = 'Active';
      },
    },
  },
  {
    entry: 'A10',
    uuid: '96d0e8a4-7c1f-4b62-ae59-0f3d87b5c21e',
    cause: 'secret-and-cluster-differ',
    finds: 'authentication-enabled',
    repair: {
      words: 'the mapping is given the secret',
      carryOut: async ({ account, api, uuid, signal }) => {
        const { arn: URI } = findBy(account.secrets, 'name', 'AmazonMSK_payments-ledger');
        const changes = { SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI }] };
        return (await api.updateMapping(uuid, changes, signal)).UUID;
      },
    },
  },
  {
    entry: 'B',
    uuid: '23f7d09a-b6c1-4e58-9d34-80a5e1f6c7b2',
    cause: 'function-timeout-too-long',
    finds: 'function-timeout',
  },
];
