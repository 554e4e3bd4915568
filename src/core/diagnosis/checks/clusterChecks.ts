import * as l10n from '@vscode/l10n';
import { AUTH_METHODS, toAuthMethodFacts } from '../../cluster/authMethods.ts';
import { toUsability } from '../../cluster/cluster.ts';
import { DOCS } from '../../hints/docs.ts';
import { toAwsCommand } from '../../hints/fixes/awsCommand.ts';
import { describeCluster } from '../../hints/fixes/kafkaFixes.ts';
import { describeBrokerChoice } from '../../mapping/authentication.ts';
import { type CheckSubject, fail, type Judgement, pass, toCheck, unknown } from '../check.ts';
import type { Remedy } from '../report.ts';
import { noCluster } from './absence.ts';

const skipAcrossAccounts = ({ crossAccount }: CheckSubject) =>
  crossAccount ? l10n.t('The cluster belongs to another account, which is not asked.') : undefined;

/** The source of the records: the cluster, or the VPC connection to one of another account. */
export const CLUSTER_CHECKS = [
  toCheck({
    id: 'cluster-exists',
    area: 'cluster',
    title: () => l10n.t('The cluster exists and is active'),
    skip: skipAcrossAccounts,
    needs: ['cluster'],
    judge: (subject, { cluster }) => {
      if (cluster === undefined) {
        return fail([l10n.t('MSK does not know {0}.', subject.clusterArn)], [describeCluster(subject)]);
      }
      const seen = [
        l10n.t('{0}: state {1}', cluster.name, cluster.state),
        ...(cluster.stateMessage === undefined ? [] : [cluster.stateMessage]),
      ];
      const usability = toUsability(cluster.state);
      if (usability === 'usable') return pass(...seen);
      if (usability === 'unusable') return fail(seen, [describeCluster(subject)]);
      return unknown([...seen, l10n.t('In this state brokers may come and go: look again when it is ACTIVE.')]);
    },
  }),
  toCheck({
    id: 'connection-available',
    area: 'cluster',
    title: () => l10n.t('The VPC connection is available'),
    skip: ({ crossAccount }) =>
      crossAccount ? undefined : l10n.t('The cluster belongs to this account and needs no VPC connection.'),
    needs: ['vpcConnection'],
    judge: (subject, { vpcConnection }) => {
      const arn = subject.mapping.EventSourceArn ?? '';
      const look: Remedy = {
        title: l10n.t('Look at the VPC connection'),
        command: toAwsCommand(subject, 'kafka', 'describe-vpc-connection', ['--arn', arn]),
        docUrl: DOCS.crossAccount,
      };
      if (vpcConnection === undefined) return fail([l10n.t('MSK does not know {0}.', arn)], [look]);
      const seen = l10n.t('State {0}', vpcConnection.state);
      return vpcConnection.state === 'AVAILABLE' ? pass(seen) : fail([seen], [look]);
    },
  }),
  toCheck({
    id: 'authentication-enabled',
    area: 'cluster',
    title: () => l10n.t('The cluster offers the authentication that the mapping uses'),
    skip: skipAcrossAccounts,
    needs: ['cluster'],
    judge: (subject, { cluster }) => {
      if (cluster === undefined) return noCluster();
      const offered = l10n.t('The cluster offers: {0}', listMethods(cluster.authMethods));
      const { method } = subject;
      if (method === undefined) {
        return fail(
          [offered, l10n.t('The mapping has no secret, and every method of the cluster needs one.')],
          [
            {
              title: l10n.t('Give the mapping a secret, or turn IAM authentication on at the cluster'),
              docUrl: DOCS.authentication,
            },
          ],
        );
      }
      const used = l10n.t('The mapping uses: {0}', toAuthMethodFacts(method).label());
      if (cluster.authMethods.includes(method)) return pass(offered, used);
      return fail(
        [offered, used],
        [
          {
            title: l10n.t('Turn {0} on at the cluster, or change the mapping', toAuthMethodFacts(method).label()),
            docUrl: DOCS.authentication,
          },
        ],
      );
    },
  }),
  toCheck({
    id: 'brokers-known',
    area: 'cluster',
    title: () => l10n.t('MSK names brokers for the mapping’s authentication'),
    skip: skipAcrossAccounts,
    needs: ['cluster', 'brokers'],
    judge: (subject, { cluster }) => {
      if (cluster === undefined) return noCluster();
      const { broker } = subject;
      const choice = describeBrokerChoice(broker);
      if (broker === undefined) return fail([choice], [describeCluster(subject)]);
      if (broker.addresses !== undefined) return pass(choice, broker.addresses);
      return fail(
        [choice, l10n.t('MSK names no brokers for it.')],
        [
          {
            title: l10n.t('Look at the brokers’ addresses'),
            command: toAwsCommand(subject, 'kafka', 'get-bootstrap-brokers', ['--cluster-arn', subject.clusterArn]),
            docUrl: DOCS.brokerChoice,
          },
        ],
      );
    },
  }),
  toCheck({
    id: 'topic-exists',
    area: 'cluster',
    title: () => l10n.t('The topic exists'),
    skip: skipAcrossAccounts,
    needs: ['cluster', 'topics'],
    judge: (subject, { cluster, topics }): Judgement => {
      if (cluster === undefined) return noCluster();
      if (topics === undefined) {
        return unknown([
          l10n.t('MSK lists topics of active provisioned clusters from Kafka 3.6 on only; ask a Kafka client.'),
        ]);
      }
      const topic = topics.find(({ name }) => name === subject.topic);
      if (topic !== undefined) {
        return pass(toTopicWords(topic));
      }
      const alike = topics.filter(({ name }) => name.toLowerCase() === subject.topic.toLowerCase());
      return fail(
        [
          toAbsenceWords(topics.length, subject.topic),
          ...alike.map(({ name }) => l10n.t('Upper and lower case matter: there is {0}.', name)),
          l10n.t('The list can be a minute old.'),
        ],
        [
          {
            title: l10n.t('Create the topic, or make a mapping for another one'),
            text: l10n.t('The topic of a mapping cannot be changed.'),
            command: toAwsCommand(subject, 'kafka', 'list-topics', ['--cluster-arn', subject.clusterArn]),
          },
        ],
      );
    },
  }),
] as const;

function listMethods(methods: readonly string[]): string {
  return AUTH_METHODS.filter(({ method }) => methods.includes(method))
    .map(({ label }) => label())
    .join(', ');
}

function toTopicWords({ name, partitions }: { readonly name: string; readonly partitions?: number }): string {
  if (partitions === undefined) return name;
  return partitions === 1 ? l10n.t('{0}: 1 partition', name) : l10n.t('{0}: {1} partitions', name, String(partitions));
}

function toAbsenceWords(topics: number, wanted: string): string {
  return topics === 1
    ? l10n.t('The cluster has 1 topic, and it is not {0}.', wanted)
    : l10n.t('The cluster has {0} topics, and {1} is not among them.', String(topics), wanted);
}
