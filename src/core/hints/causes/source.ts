import * as l10n from '@vscode/l10n';
import type { Cause } from '../cause.ts';
import { toAwsCommand } from '../fixes/awsCommand.ts';
import { listTopics } from '../fixes/kafkaFixes.ts';
import { toSubnets } from '../fixes/networkFixes.ts';

/** Causes that lie in what the mapping names as its source; several problems share them. */
export const CLUSTER_GONE: Cause = {
  id: 'cluster-gone',
  title: ({ clusterName }) => l10n.t('The cluster {0} is not there any more', clusterName),
  why: ({ account, region }) =>
    l10n.t(
      'It is not among the clusters of account {0} in {1}. A mapping keeps its cluster for life.',
      account,
      region,
    ),
  evidence: ({ clusterGone }) => (clusterGone ? 'evident' : 'excluded'),
  fixes: () => [{ title: l10n.t('Delete this mapping and create one for the new cluster') }],
  source: 'errors.md A1, fields.md 1',
};

export const SUBNETS_FULL: Cause = {
  id: 'subnets-full',
  title: () => l10n.t('The cluster’s subnets may have no free addresses'),
  why: () => l10n.t('Lambda creates network interfaces in these subnets; each one takes an address.'),
  evidence: () => 'unlikely',
  fixes: (context) => [
    {
      title: l10n.t('Look at the free addresses'),
      command: toAwsCommand(
        context,
        'ec2',
        'describe-subnets',
        ['--subnet-ids', ...toSubnets(context)],
        ['--query', 'Subnets[].[SubnetId,AvailableIpAddressCount]'],
      ),
    },
  ],
  checks: ['free-addresses'],
  source: 'errors.md A1.8',
};

export const TOPIC_MISSING: Cause = {
  id: 'topic-missing',
  title: ({ topic, clusterName }) => l10n.t('The topic {0} does not exist in {1}', topic, clusterName),
  why: () => l10n.t('Names are exact, upper and lower case differ. A mapping keeps its topic for life.'),
  evidence: ({ known, topic, cluster }) => {
    if (known.topics === undefined || cluster === undefined) return 'possible';
    return known.topics.some((entry) => entry.name === topic) ? 'unlikely' : 'evident';
  },
  fixes: (context) => [
    listTopics(context),
    { title: l10n.t('Create the topic, or delete this mapping and create one for the right topic') },
  ],
  checks: ['topic-exists'],
  source: 'errors.md A1.6, A13, source-facts 79',
};
