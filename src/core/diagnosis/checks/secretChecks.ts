import * as l10n from '@vscode/l10n';
import { parseArn } from '../../arn.ts';
import { DOCS } from '../../hints/docs.ts';
import { hasManagedKey, SCRAM_SECRET_PREFIX } from '../../mapping/secrets.ts';
import { toList } from '../../policy/conditions.ts';
import { type PolicyDocument, type PolicyStatement, toPolicy } from '../../policy/policyDocument.ts';
import { toRoleRights } from '../../policy/rolePolicy.ts';
import { type CheckSubject, fail, type Judgement, pass, skipped, toCheck, unknown } from '../check.ts';
import type { Fact } from '../fact.ts';
import { associateSecret, grantRights, isOwn, putResourcePolicy, restoreSecret } from '../remedies.ts';
import { judgeRights, RIGHTS_NEEDS, RIGHTS_WANTS } from '../rights.ts';
import { noCluster, noRole, noSecret } from './absence.ts';

const skipWithout = ({ secret }: CheckSubject) =>
  secret === undefined ? l10n.t('The mapping uses no secret for the brokers.') : undefined;

const skipUnlessScram = (subject: CheckSubject) =>
  skipWithout(subject) ??
  (subject.secret?.Type === 'SASL_SCRAM_512_AUTH' ? undefined : l10n.t('Only secrets for SASL/SCRAM have to be so.'));

/** The secret from outside: its content is another question, asked only when the user wants it. */
export const SECRET_CHECKS = [
  toCheck({
    id: 'secret-exists',
    area: 'secret',
    title: () => l10n.t('The secret exists'),
    skip: skipWithout,
    needs: ['secret'],
    judge: (subject, { secret }) => {
      const arn = subject.secret?.URI ?? '';
      if (secret === undefined) {
        return fail(
          [l10n.t('Secrets Manager does not know {0}.', arn)],
          [{ title: l10n.t('Make the secret again, or name another one in the mapping'), docUrl: DOCS.authentication }],
        );
      }
      if (secret.deletedDate === undefined) return pass(secret.name);
      return fail(
        [l10n.t('{0} is scheduled for deletion since {1}, and cannot be read.', secret.name, secret.deletedDate)],
        [restoreSecret(subject, secret.arn)],
      );
    },
  }),
  toCheck({
    id: 'secret-region',
    area: 'secret',
    title: () => l10n.t('The secret is in the region of the mapping'),
    skip: skipWithout,
    needs: [],
    judge: (subject) => {
      const region = parseArn(subject.secret?.URI ?? '')?.region;
      if (region === undefined) return fail([l10n.t('{0} is not the ARN of a secret.', subject.secret?.URI ?? '')]);
      if (region === subject.region) return pass(region);
      return fail(
        [l10n.t('The secret is in {0}, the mapping in {1}.', region, subject.region)],
        [{ title: l10n.t('Replicate the secret to {0}, and name that one in the mapping', subject.region) }],
      );
    },
  }),
  toCheck({
    id: 'secret-name',
    area: 'secret',
    title: () => l10n.t('The secret’s name begins with {0}', SCRAM_SECRET_PREFIX),
    skip: skipUnlessScram,
    needs: ['secret'],
    judge: (_, { secret }) => {
      if (secret === undefined) return noSecret();
      if (secret.name.startsWith(SCRAM_SECRET_PREFIX)) return pass(secret.name);
      return fail(
        [l10n.t('Its name is {0}, and MSK takes no other.', secret.name)],
        [
          {
            title: l10n.t('Make a secret whose name begins with {0}: a name cannot be changed', SCRAM_SECRET_PREFIX),
            docUrl: DOCS.scram,
          },
        ],
      );
    },
  }),
  toCheck({
    id: 'secret-associated',
    area: 'secret',
    title: () => l10n.t('The secret is associated with the cluster'),
    skip: (subject) =>
      skipUnlessScram(subject) ??
      (subject.crossAccount ? l10n.t('The cluster belongs to another account, which is not asked.') : undefined),
    needs: ['cluster', 'scramSecrets'],
    wants: ['secret'],
    judge: (subject, { cluster, scramSecrets }, { secret }) => {
      if (cluster === undefined) return noCluster();
      if (secret.known && secret.value === undefined) return noSecret();
      const arn = subject.secret?.URI ?? '';
      const seen = l10n.t('Secrets of the cluster: {0}', String(scramSecrets.length));
      if (scramSecrets.includes(arn)) return pass(seen);
      return fail([seen, l10n.t('{0} is not among them.', arn)], [associateSecret(subject, arn)]);
    },
  }),
  toCheck({
    id: 'secret-key',
    area: 'secret',
    title: () => l10n.t('A key of your own encrypts the secret'),
    skip: skipUnlessScram,
    needs: ['secret', 'secretKey'],
    judge: (_, { secret, secretKey }) => {
      if (secret === undefined) return noSecret();
      if (hasManagedKey(secret) || secretKey?.awsManaged === true) {
        return fail(
          [l10n.t('The key that AWS keeps for Secrets Manager encrypts it, and MSK takes no such secret.')],
          [{ title: l10n.t('Encrypt the secret with a customer-managed key'), docUrl: DOCS.scram }],
        );
      }
      return judgeKeyState(secretKey);
    },
  }),
  toCheck({
    id: 'secret-rights',
    area: 'secret',
    title: () => l10n.t('The role may read the secret'),
    skip: skipWithoutRights,
    needs: [...RIGHTS_NEEDS],
    wants: [...RIGHTS_WANTS, 'secret', 'cluster'],
    judge: (subject, { function: fn, role }, wanted) => {
      if (role === undefined) return noRole(fn);
      const { secret } = toRoleRights(subject.policy);
      const arn = subject.secret?.URI ?? '';
      const policy = wanted.secret.known ? wanted.secret.value?.policy : undefined;
      return judgeRights({
        subject,
        needed: secret.filter((statement) => isNeeded(statement)),
        wanted,
        thing: toThing(policy, l10n.t('policy of the secret')),
        gaps: policy?.known === false ? [policy.gap] : [],
        remedies: () => [
          grantRights(subject, 'secret', toPolicy(...secret)),
          ...(isOwn(subject, arn) ? [] : [shareSecret(subject)]),
        ],
      });
    },
  }),
  toCheck({
    id: 'secret-key-rights',
    area: 'secret',
    title: () => l10n.t('The role may decrypt the secret'),
    skip: skipWithout,
    needs: [...RIGHTS_NEEDS, 'secret', 'secretKey'],
    wants: RIGHTS_WANTS,
    judge: (subject, { function: fn, role, secret, secretKey }, wanted) => {
      if (role === undefined) return noRole(fn);
      if (secret === undefined) return noSecret();
      if (hasManagedKey(secret) || secretKey?.awsManaged === true) {
        return skipped(l10n.t('The key that AWS keeps for Secrets Manager takes no rights.'));
      }
      if (secretKey === undefined) return fail([l10n.t('KMS does not know the key.')]);
      const rights = toRoleRights(subject.policy).secret;
      return judgeRights({
        subject,
        needed: rights.filter(isKeyStatement),
        wanted,
        ...toKeyThing(secretKey.policy),
        remedies: () => [
          grantRights(subject, 'secret', toPolicy(...rights)),
          allowInKeyPolicy(subject, ['kms:Decrypt']),
        ],
      });
    },
  }),
] as const;

function skipWithoutRights(subject: CheckSubject): string | undefined {
  return toRoleRights(subject.policy).secret.length === 0 ? skipWithout(subject) : undefined;
}

/** Which users a cluster has, Lambda asks but can do without (permissions.md 3). */
function isNeeded(statement: PolicyStatement): boolean {
  return statement.Sid !== 'ListScramSecrets' && !isKeyStatement(statement);
}

export function isKeyStatement({ Action: actions }: PolicyStatement): boolean {
  return toList(actions).every((action) => action.startsWith('kms:'));
}

export function toThing(policy: Fact<PolicyDocument | undefined> | undefined, name: string) {
  if (policy?.known !== true || policy.value === undefined) return {};
  return { resource: { name, document: policy.value } };
}

/** A key's own policy decides; one that cannot be read is taken to leave it to the account, and the gap says so. */
export function toKeyThing(policy: Fact<PolicyDocument>) {
  if (!policy.known) return { gaps: [policy.gap] };
  return { thing: { resource: { name: l10n.t('policy of the key'), document: policy.value }, resourceDecides: true } };
}

function judgeKeyState(key: { readonly arn: string; readonly state: string } | undefined): Judgement {
  if (key === undefined) return fail([l10n.t('KMS does not know the key.')]);
  const seen = l10n.t('{0}: state {1}', key.arn, key.state);
  if (key.state === 'Enabled') return pass(seen);
  if (key.state === 'Creating' || key.state === 'Updating') return unknown([seen]);
  return fail([seen], [{ title: l10n.t('Enable the key, or take its deletion back') }]);
}

export function allowInKeyPolicy(subject: CheckSubject, actions: readonly string[]) {
  const document = toPolicy({
    Sid: 'ExecutionRole',
    Effect: 'Allow',
    Principal: { AWS: [subject.policy.roleArn] },
    Action: actions,
    Resource: '*',
  });
  return putResourcePolicy(
    l10n.t('If the key’s own policy does not leave it to IAM: allow the role there'),
    document,
    DOCS.permissions,
  );
}

function shareSecret(subject: CheckSubject) {
  const document = toPolicy({
    Sid: 'ReadSecret',
    Effect: 'Allow',
    Principal: { AWS: [subject.policy.roleArn] },
    Action: 'secretsmanager:GetSecretValue',
    Resource: '*',
  });
  return putResourcePolicy(
    l10n.t('Allow the role in the secret’s own policy, in its account'),
    document,
    DOCS.crossAccount,
  );
}
