import type { Account } from '../account/account.ts';
import type { Cluster } from '../account/kafka.ts';
import type { Answer, Call, Operation } from '../service.ts';
import { requireCluster, toKafkaPage } from './kafkaClusters.ts';
import { badRequest, notFound } from './kafkaErrors.ts';

const path = '/v1/clusters/{clusterArn}/scram-secrets';

/** The secrets whose users may enter a cluster. */
export const scramSecretOperations: readonly Operation[] = [
  { name: 'ListScramSecrets', method: 'GET', path, handle: listScramSecrets },
  { name: 'BatchAssociateScramSecret', method: 'POST', path, handle: associateScramSecrets },
];

function requireScramCluster(call: Call): Cluster {
  const cluster = requireCluster(call);
  if (cluster.authentication.scram !== true) {
    throw notFound('The cluster does not use SASL/SCRAM authentication.', 'clusterArn');
  }
  return cluster;
}

function listScramSecrets(call: Call): Answer {
  const cluster = requireScramCluster(call);
  const page = call.toPage(cluster.scramSecrets ?? [], {
    ...toKafkaPage(call, `ListScramSecrets ${cluster.arn}`),
    key: (arn) => arn,
  });
  return { body: { secretArnList: page.items, nextToken: page.token } };
}

/** At once at most (limits.md 5). */
const mostSecrets = 10;

/** Each secret goes its own way: what is wrong with one is said of it, in an answer that is a success. */
function associateScramSecrets(call: Call): Answer {
  const cluster = requireScramCluster(call);
  const arns = call.parameters.texts('secretArnList');
  if (arns.length < 1 || arns.length > mostSecrets) {
    throw badRequest(`One request takes 1 to ${mostSecrets} secrets.`, 'secretArnList');
  }
  const refused = arns.flatMap((secretArn) => {
    const reason = refusals.find(({ fails }) => fails(call.account, secretArn));
    return reason === undefined ? [] : [{ errorCode: reason.code, errorMessage: reason.text, secretArn }];
  });
  const taken = arns.filter((arn) => refused.every(({ secretArn }) => secretArn !== arn));
  cluster.scramSecrets = [...new Set([...(cluster.scramSecrets ?? []), ...taken])];
  return { body: { clusterArn: cluster.arn, unprocessedScramSecrets: refused } };
}

interface Refusal {
  readonly code: string;
  readonly text: string;
  readonly fails: (account: Account, arn: string) => boolean;
}

/** permissions.md 3. The first two wordings are MSK's; no source has that of the third. */
const refusals: readonly Refusal[] = [
  {
    code: 'InvalidSecretArn',
    text: "The provided secret arn cannot be used with Amazon MSK. Secret names must have the prefix 'AmazonMSK_'",
    fails: (_account, arn) => !arn.includes(':secret:AmazonMSK_'),
  },
  {
    code: 'InvalidSecretArn',
    text: "Amazon MSK wasn't able to access the provided secret.",
    fails: ({ account, region, secrets }, arn) => {
      const found = secrets.find((secret) => secret.arn === arn);
      return (
        found?.deleted !== undefined || found?.arn.startsWith(`arn:aws:secretsmanager:${region}:${account}:`) !== true
      );
    },
  },
  {
    code: 'InvalidSecretArn',
    text: 'The provided secret is encrypted with the default key, which Amazon MSK does not support.',
    fails: ({ secrets, keys }, arn) => {
      const key = secrets.find((secret) => secret.arn === arn)?.kmsKey;
      return key === undefined || keys.find((candidate) => candidate.arn === key) === undefined;
    },
  },
];
