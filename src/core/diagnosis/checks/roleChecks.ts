import * as l10n from '@vscode/l10n';
import { DOCS } from '../../hints/docs.ts';
import { toAwsCommand } from '../../hints/fixes/awsCommand.ts';
import { addKafkaAcls } from '../../hints/fixes/kafkaFixes.ts';
import { findProblem } from '../../hints/problems.ts';
import { evaluateTrust } from '../../policy/evaluate.ts';
import { toPolicy } from '../../policy/policyDocument.ts';
import { toRoleRights } from '../../policy/rolePolicy.ts';
import { fail, pass, skipped, toCheck, unknown } from '../check.ts';
import { attachManagedPolicy, grantRights, trustLambda } from '../remedies.ts';
import { judgeRights, RIGHTS_NEEDS, RIGHTS_WANTS } from '../rights.ts';
import { noFunction, noRole, noSource } from './absence.ts';

const LOG_RIGHTS = 'WriteLogs';

export const ROLE_CHECKS = [
  toCheck({
    id: 'role-exists',
    area: 'role',
    title: () => l10n.t('The execution role exists'),
    needs: ['function', 'role'],
    judge: (subject, { function: fn, role }) => {
      if (fn === undefined) return noFunction();
      if (role !== undefined) return pass(role.arn);
      return fail(
        [l10n.t('IAM does not know {0}.', subject.roleArn)],
        [
          {
            title: l10n.t('Make the role again, then give it to the function again'),
            text: l10n.t('A new role of the same name is another role to Lambda until the function is given it again.'),
            command: toAwsCommand(
              subject,
              'lambda',
              'update-function-configuration',
              ['--function-name', subject.functionName],
              ['--role', subject.roleArn],
            ),
            docUrl: DOCS.executionRole,
          },
        ],
      );
    },
  }),
  toCheck({
    id: 'role-trust',
    area: 'role',
    title: () => l10n.t('Lambda may assume the execution role'),
    needs: ['function', 'role'],
    judge: (subject, { function: fn, role }) => {
      if (role === undefined) return noRole(fn);
      const asker = { service: 'lambda.amazonaws.com' };
      const policy = { name: l10n.t('trust policy'), document: role.trust };
      const question = { action: 'sts:AssumeRole', resource: role.arn, context: {} };
      const { decision, doubts } = evaluateTrust(policy, asker, question);
      if (decision === 'allowed') return pass(l10n.t('The trust policy names {0}.', asker.service));
      if (decision === 'unclear')
        return unknown([l10n.t('The trust policy hangs on what is not known here: {0}', doubts.join(', '))]);
      if (decision === 'denied') {
        return fail(
          [l10n.t('The trust policy denies it to {0}.', asker.service)],
          [{ title: l10n.t('Take the denial out of the trust policy'), docUrl: DOCS.executionRole }],
        );
      }
      return fail([l10n.t('The trust policy does not name {0}.', asker.service)], [trustLambda(subject, role.trust)]);
    },
  }),
  toCheck({
    id: 'role-base-rights',
    area: 'role',
    title: () => l10n.t('The role may find the cluster and connect to its network'),
    needs: RIGHTS_NEEDS,
    wants: [...RIGHTS_WANTS, 'vpcConnection'],
    judge: (subject, { function: fn, role }, wanted) => {
      if (role === undefined) return noRole(fn);
      const { base } = toRoleRights(subject.policy);
      return judgeRights({
        subject,
        needed: base.filter(({ Sid }) => Sid !== LOG_RIGHTS),
        wanted,
        // What the cluster's own policy says in its account is looked at by itself.
        thing: { owner: '' },
        // Serverless clusters take the newer action only (permissions.md 1).
        instead: subject.serverless === true ? {} : { 'kafka:DescribeClusterV2': 'kafka:DescribeCluster' },
        remedies: () => [
          grantRights(subject, 'base', toPolicy(...base)),
          // It lacks the right on VPC connections (permissions.md 5).
          ...(subject.crossAccount ? [] : [attachManagedPolicy(subject, role.trust)]),
        ],
      });
    },
  }),
  toCheck({
    id: 'role-read-rights',
    area: 'role',
    title: () => l10n.t('The role may read the topic and use the consumer group'),
    needs: [...RIGHTS_NEEDS, 'cluster', 'vpcConnection'],
    wants: RIGHTS_WANTS,
    judge: (subject, { function: fn, role, cluster, vpcConnection }, wanted) => {
      if (role === undefined) return noRole(fn);
      if ((subject.crossAccount ? vpcConnection : cluster) === undefined) return noSource(subject);
      if (subject.method !== 'iam') {
        return {
          ...skipped(l10n.t('Not IAM but Kafka’s ACLs decide, which AWS does not tell.')),
          remedies: [addKafkaAcls(subject)],
        };
      }
      const { read } = toRoleRights(subject.policy);
      const judgement = judgeRights({
        subject,
        needed: read,
        wanted,
        thing: { owner: '' },
        // Listed by one page of the documentation and not by another (permissions.md 2).
        optional: ['kafka-cluster:DescribeClusterDynamicConfiguration'],
        remedies: () => [grantRights(subject, 'read', toPolicy(...read))],
      });
      const isRefused = findProblem(subject.mapping.LastProcessingResult ?? '')?.id === 'cluster-authorization';
      if (judgement.outcome !== 'pass' || wanted.simulation.known || !isRefused) return judgement;
      // Policies of the organization are seen by the simulator only.
      const doubt = l10n.t(
        'The cluster refuses the role all the same: a policy of the organization may stand behind it.',
      );
      return { ...judgement, outcome: 'unknown', evidence: [doubt, ...judgement.evidence] };
    },
  }),
  toCheck({
    id: 'role-log-rights',
    area: 'function',
    title: () => l10n.t('The function may write its log'),
    needs: RIGHTS_NEEDS,
    wants: RIGHTS_WANTS,
    judge: (subject, { function: fn, role }, wanted) => {
      if (role === undefined) return noRole(fn);
      const { base } = toRoleRights(subject.policy);
      const judgement = judgeRights({
        subject,
        needed: base.filter(({ Sid }) => Sid === LOG_RIGHTS),
        wanted,
        remedies: () => [grantRights(subject, 'base', toPolicy(...base))],
      });
      if (judgement.outcome !== 'fail') return judgement;
      // The mapping works all the same: nothing to be repaired, but to be known when a log is looked for.
      const note = l10n.t('The mapping works without it, but what the function logs is lost.');
      return { ...judgement, outcome: 'pass', evidence: [note, ...judgement.evidence] };
    },
  }),
] as const;
