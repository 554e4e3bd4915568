import * as l10n from '@vscode/l10n';
import type { Cause } from '../cause.ts';
import { DOCS } from '../docs.ts';
import type { Fix } from '../explanation.ts';
import { toAwsCommand } from '../fixes/awsCommand.ts';
import { associateSecret } from '../fixes/kafkaFixes.ts';
import { addIamAccess, putClusterPolicy } from '../fixes/roleFixes.ts';
import type { HintContext } from '../hintContext.ts';

/** The brokers do not accept who Lambda says it is (errors.md A4, source-facts 82-85). */
export const SASL_CAUSES: readonly Cause[] = [
  {
    id: 'secret-method-off',
    title: () => l10n.t('The cluster does not have SASL/SCRAM on'),
    why: () => l10n.t('The mapping gives a SASL/SCRAM secret, so Lambda uses that method and no other.'),
    appliesTo: { methods: ['scram'] },
    evidence: ({ cluster, crossAccount }) =>
      cluster === undefined || crossAccount || cluster.authMethods.includes('scram') ? 'excluded' : 'evident',
    fixes: () => [{ title: l10n.t('Turn SASL/SCRAM on for the cluster, or take the secret off the mapping') }],
    source: 'source-facts 51, 54',
  },
  {
    id: 'secret-unfit-for-scram',
    title: () => l10n.t('MSK cannot take this secret'),
    why: () =>
      l10n.t(
        'Its name has to start with AmazonMSK_ and it has to be encrypted with a customer-managed key; only then can it be associated.',
      ),
    appliesTo: { methods: ['scram'], crossAccount: false },
    evidence: ({ secretFacts }) => {
      if (secretFacts === undefined) return 'unlikely';
      const fits = secretFacts.name.startsWith('AmazonMSK_') && secretFacts.kmsKeyId !== undefined;
      return fits ? 'excluded' : 'evident';
    },
    fixes: () => [
      { title: l10n.t('Make a secret with such a name and key, and associate it'), docUrl: DOCS.scramLimits },
    ],
    checks: ['secret-name', 'secret-key'],
    source: 'permissions.md 3',
  },
  {
    id: 'secret-not-associated',
    title: () => l10n.t('The secret is not associated with the cluster'),
    why: () => l10n.t('MSK only knows the users of secrets that are associated with it.'),
    appliesTo: { methods: ['scram'], crossAccount: false },
    evidence: ({ known, secret }) => {
      if (known.scramSecrets === undefined) return 'possible';
      return known.scramSecrets.includes(secret?.URI ?? '') ? 'excluded' : 'evident';
    },
    fixes: (context) => [associateSecret(context)],
    checks: ['secret-associated'],
    source: 'errors.md A4, permissions.md 3',
  },
  {
    id: 'secret-copy-outdated',
    title: () => l10n.t('The copy of the secret in this account is older than the cluster’s secret'),
    why: () => l10n.t('A copy has to be kept in step, for instance by rotation.'),
    appliesTo: { methods: ['scram'], crossAccount: true },
    fixes: (context) => [
      putSecret(context),
      { title: l10n.t('Or share the cluster’s own secret and its key with this account'), docUrl: DOCS.crossAccount },
    ],
    source: 'errors.md A4, source-facts 163, 164',
  },
  {
    id: 'scram-credentials-wrong',
    title: () => l10n.t('User name or password in the secret are wrong'),
    why: () =>
      l10n.t('The secret has to hold {0}. MSK takes SHA-512 users only.', '{"username": "…", "password": "…"}'),
    appliesTo: { methods: ['scram'] },
    fixes: (context) => [putSecret(context)],
    // A right shape says nothing of whether user and password are right.
    shownBy: ['secret-content'],
    source: 'errors.md A4, source-facts 82',
  },
  {
    id: 'role-lacks-connect',
    title: ({ functionName }) => l10n.t('The execution role of {0} may not connect to the cluster', functionName),
    why: ({ clusterArn }) => l10n.t('With IAM the role needs kafka-cluster:Connect on {0}.', clusterArn),
    appliesTo: { methods: ['iam'] },
    fixes: (context) => [addIamAccess(context)],
    checks: ['role-read-rights'],
    source: 'errors.md A4, source-facts 83',
  },
  {
    id: 'cluster-policy-lacks-connect',
    title: () => l10n.t('The cluster’s policy in its own account does not let the role connect'),
    why: () => l10n.t('Across accounts both the role and the cluster’s policy have to allow the call.'),
    appliesTo: { methods: ['iam'], crossAccount: true },
    fixes: (context) => [putClusterPolicy(context)],
    checks: ['cluster-policy'],
    source: 'errors.md A4, permissions.md 5',
  },
  {
    id: 'connection-quota',
    title: () => l10n.t('The brokers refuse connections beyond their quota'),
    why: ({ cluster, method }) =>
      method === 'iam' && cluster?.instanceType?.endsWith('t3.small')
        ? l10n.t('Then the error comes and goes. A broker of this size takes 4 new IAM connections a second.')
        : l10n.t('Then the error comes and goes: Lambda waits, tries again, and the result turns to OK by itself.'),
    fixes: ({ method }) => [
      {
        title: l10n.t('If it comes and goes: have fewer clients connect, or fewer pollers'),
        ...(method === 'iam' && {
          text: l10n.t('A broker takes 3000 IAM connections, and 100 new ones a second (kafka.t3.small: 4).'),
        }),
        docUrl: DOCS.troubleshooting,
      },
    ],
    source: 'errors.md A4, source-facts 84, 85, limits.md 4',
  },
];

function putSecret(context: HintContext): Fix {
  return {
    title: l10n.t('Put the right user name and password into the secret'),
    text: l10n.t('Keep them in a file, so that they stay out of the shell’s history.'),
    command: toAwsCommand(
      context,
      'secretsmanager',
      'put-secret-value',
      ['--secret-id', context.secret?.URI ?? 'SECRET_ARN'],
      ['--secret-string', 'file://secret.json'],
    ),
    snippet: { language: 'json', text: '{\n  "username": "USERNAME",\n  "password": "PASSWORD"\n}' },
    docUrl: DOCS.scram,
  };
}
