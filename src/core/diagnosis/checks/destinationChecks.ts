import * as l10n from '@vscode/l10n';
import { DOCS } from '../../hints/docs.ts';
import { toList } from '../../policy/conditions.ts';
import { toDestinationTopic } from '../../policy/destination.ts';
import { toPolicy } from '../../policy/policyDocument.ts';
import { toRoleRights } from '../../policy/rolePolicy.ts';
import { type CheckSubject, fail, type Judgement, pass, skipped, toCheck, unknown } from '../check.ts';
import { grantRights, isOwn, putResourcePolicy } from '../remedies.ts';
import { judgeRights, RIGHTS_NEEDS, RIGHTS_WANTS } from '../rights.ts';
import { noDestination, noRole, noSource } from './absence.ts';
import { allowInKeyPolicy, isKeyStatement, toKeyThing, toThing } from './secretChecks.ts';

const skipWithout = ({ destination }: CheckSubject) =>
  destination === undefined ? l10n.t('The mapping has no destination for failed batches.') : undefined;

const skipUnlessArn = (subject: CheckSubject) =>
  skipWithout(subject) ??
  (subject.destination?.kind === 'kafka' ? l10n.t('The destination is a topic of the cluster.') : undefined);

export const DESTINATION_CHECKS = [
  toCheck({
    id: 'destination-exists',
    area: 'destination',
    title: () => l10n.t('The destination exists and takes failed batches'),
    skip: skipUnlessArn,
    needs: ['destination'],
    judge: (subject, { destination }) => {
      const target = subject.destination?.target ?? '';
      const choose = { title: l10n.t('Make the destination again, or choose another one'), docUrl: DOCS.destinations };
      if (subject.destination?.kind === 'unknown') {
        return fail([l10n.t('{0} is neither a queue, an SNS topic, a bucket nor a Kafka topic.', target)], [choose]);
      }
      if (destination === undefined) return fail([l10n.t('{0} does not exist.', target)], [choose]);
      if (!destination.fifo) return pass(target);
      return fail(
        [l10n.t('{0} is FIFO, which is not supported.', target)],
        [{ title: l10n.t('Choose a standard queue or topic'), docUrl: DOCS.destinations }],
      );
    },
  }),
  toCheck({
    id: 'destination-topic',
    area: 'destination',
    title: () => l10n.t('The topic for failed batches exists'),
    skip: (subject) =>
      skipWithout(subject) ??
      (subject.destination?.kind === 'kafka' ? undefined : l10n.t('The destination is not a topic of the cluster.')),
    needs: ['cluster', 'vpcConnection', 'topics'],
    judge: (subject, { cluster, vpcConnection, topics }) => {
      if ((subject.crossAccount ? vpcConnection : cluster) === undefined) return noSource(subject);
      const name = toDestinationTopic(subject.destination) ?? '';
      if (topics === undefined) return unknown([l10n.t('MSK does not list the topics of this cluster.')]);
      if (topics.some((topic) => topic.name === name)) return pass(name);
      return fail(
        [l10n.t('{0} does not exist.', name)],
        [{ title: l10n.t('Create the topic {0}', name), docUrl: DOCS.destinations }],
      );
    },
  }),
  toCheck({
    id: 'destination-rights',
    area: 'destination',
    title: () => l10n.t('The role may write to the destination'),
    skip: skipWithout,
    needs: RIGHTS_NEEDS,
    wants: [...RIGHTS_WANTS, 'destination', 'cluster', 'vpcConnection'],
    judge: (subject, { function: fn, role }, wanted) => {
      if (role === undefined) return noRole(fn);
      const isKafka = subject.destination?.kind === 'kafka';
      // Which rights a topic needs hangs on the cluster's authentication and on its own ARN.
      const source = subject.crossAccount ? wanted.vpcConnection : wanted.cluster;
      if (isKafka && !source.known) return unknown([], [source.gap]);
      if (isKafka && source.known && source.value === undefined) return noSource(subject);
      const rights = toRoleRights(subject.policy).failures;
      const needed = rights.filter((statement) => !isKeyStatement(statement));
      if (needed.length === 0) return skipped(l10n.t('Not IAM but Kafka’s ACLs decide, which AWS does not tell.'));
      const target = subject.destination?.target ?? '';
      const policy = wanted.destination.known ? wanted.destination.value?.policy : undefined;
      return judgeRights({
        subject,
        needed,
        wanted,
        thing: isKafka ? { owner: '' } : toThing(policy, l10n.t('policy of the destination')),
        gaps: policy?.known === false ? [policy.gap] : [],
        remedies: () => [
          grantRights(subject, 'failures', toPolicy(...rights)),
          ...(isKafka || isOwn(subject, target)
            ? []
            : [
                shareDestination(
                  subject,
                  target,
                  needed.flatMap((statement) => toList(statement.Action)),
                ),
              ]),
        ],
      });
    },
  }),
  toCheck({
    id: 'destination-key-rights',
    area: 'destination',
    title: () => l10n.t('The role may use the destination’s key'),
    skip: skipUnlessArn,
    needs: [...RIGHTS_NEEDS, 'destination', 'destinationKey'],
    wants: RIGHTS_WANTS,
    judge: (subject, { function: fn, role, destination, destinationKey }, wanted) => {
      if (role === undefined) return noRole(fn);
      if (destination === undefined) return noDestination();
      if (!destination.kmsKeyId.known) return unknown([], [destination.kmsKeyId.gap]);
      if (destinationKey === undefined) return judgeMissingKey(destination.kmsKeyId.value);
      if (destinationKey.awsManaged) return skipped(l10n.t('The key that AWS keeps for the service takes no rights.'));
      if (destinationKey.state !== 'Enabled') {
        return fail(
          [l10n.t('{0}: state {1}', destinationKey.arn, destinationKey.state)],
          [{ title: l10n.t('Enable the key, or take its deletion back') }],
        );
      }
      const rights = toRoleRights(subject.policy).failures;
      const needed = rights.filter(isKeyStatement);
      return judgeRights({
        subject,
        needed,
        wanted,
        ...toKeyThing(destinationKey.policy),
        remedies: () => [
          grantRights(subject, 'failures', toPolicy(...rights)),
          allowInKeyPolicy(
            subject,
            needed.flatMap((statement) => toList(statement.Action)),
          ),
        ],
      });
    },
  }),
] as const;

/** AWS makes the keys that it keeps for a service with their first use. */
function judgeMissingKey(key: string | undefined): Judgement {
  if (key === undefined || key.includes('alias/aws/')) {
    return skipped(l10n.t('No key of its own encrypts the destination.'));
  }
  return fail(
    [l10n.t('KMS does not know the key {0}, which encrypts the destination.', key)],
    [{ title: l10n.t('Encrypt the destination with a key that exists'), docUrl: DOCS.destinations }],
  );
}

function shareDestination(subject: CheckSubject, target: string, actions: readonly string[]) {
  const document = toPolicy({
    Sid: 'ExecutionRole',
    Effect: 'Allow',
    Principal: { AWS: [subject.policy.roleArn] },
    Action: actions,
    Resource: target,
  });
  return putResourcePolicy(
    l10n.t('Allow the role in the destination’s own policy, in its account'),
    document,
    DOCS.destinations,
  );
}
