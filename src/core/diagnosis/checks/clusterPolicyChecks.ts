import * as l10n from '@vscode/l10n';
import { DOCS } from '../../hints/docs.ts';
import { toClusterPolicy } from '../../policy/clusterPolicy.ts';
import { evaluateTrust } from '../../policy/evaluate.ts';
import { toQuestions, toRoleContext } from '../../policy/neededAccess.ts';
import { toPolicy } from '../../policy/policyDocument.ts';
import { toRoleRights } from '../../policy/rolePolicy.ts';
import { fail, pass, skipped, toCheck, unknown } from '../check.ts';
import { putResourcePolicy } from '../remedies.ts';
import { noConnection, noRole } from './absence.ts';

/** What the account that owns the cluster allows the role (permissions.md 5). */
export const CLUSTER_POLICY_CHECKS = [
  toCheck({
    id: 'cluster-policy',
    area: 'cluster',
    title: () => l10n.t('The cluster’s policy lets the role read'),
    skip: ({ crossAccount }) =>
      crossAccount ? undefined : l10n.t('The cluster belongs to this account and needs no policy.'),
    needs: ['vpcConnection', 'function', 'role', 'clusterPolicy'],
    judge: (subject, { vpcConnection, clusterPolicy: document, function: fn, role }) => {
      if (vpcConnection === undefined) return noConnection();
      if (role === undefined) return noRole(fn);
      if (subject.method !== 'iam') return skipped(l10n.t('Not IAM but Kafka’s ACLs decide, which AWS does not tell.'));
      // MSK answers alike for a policy that is not there and for one that is not shown.
      if (document === undefined) return unknown([l10n.t('MSK shows no policy of the cluster of another account.')]);
      const asker = { role: role.arn };
      const policy = { name: l10n.t('policy of the cluster'), document };
      const questions = toQuestions(
        toPolicy(...toRoleRights(subject.policy).read),
        toRoleContext(role.arn, subject.region),
      );
      const judged = questions
        .filter(({ action }) => action !== 'kafka-cluster:DescribeClusterDynamicConfiguration')
        .map((question) => ({ question, ...evaluateTrust(policy, asker, question) }));
      const lacking = judged.filter(({ decision }) => decision === 'denied' || decision === 'not-allowed');
      if (lacking.length > 0) {
        return fail(
          lacking.map(({ question }) => l10n.t('Not allowed on {0}: {1}', question.resource, question.action)),
          [
            putResourcePolicy(
              l10n.t('In account {0}: allow the role in the cluster’s policy', subject.policy.clusterAccount),
              toClusterPolicy(subject),
              DOCS.crossAccount,
            ),
          ],
        );
      }
      const doubts = judged.flatMap((access) => access.doubts);
      if (doubts.length > 0)
        return unknown([l10n.t('It hangs on what is not known here: {0}', [...new Set(doubts)].join(', '))]);
      return pass(l10n.t('It allows what the role needs.'));
    },
  }),
] as const;
