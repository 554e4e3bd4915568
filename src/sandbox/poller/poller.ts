import type { Account } from '../account/account.ts';
import { mostAnswerBytes } from '../account/invocation.ts';
import type { EventSourceMapping } from '../account/lambda.ts';
import { lambdaMayAssume } from '../account/rights.ts';
import { mayConsume } from './authorization.ts';
import { hasUsableCertificate, isTrustedByBrokers, passesSasl } from './credentials.ts';
import { findLoss, type Loss } from './losses.ts';
import { canReachBrokers, listServiceNeeds, type Reach, reachService, resolvesNames } from './reach.ts';
import { type PollerSituation, toSituation } from './situation.ts';

/** StateTransitionReason when Lambda stops a consumer itself (errors.md B). */
export type StopReason =
  | 'ESM_CONFIG_NOT_VALID'
  | 'EVENT_SOURCE_AUTHN_ERROR'
  | 'EVENT_SOURCE_AUTHZ_ERROR'
  | 'FUNCTION_CONFIG_NOT_VALID';

export type PollOutcome =
  | { readonly kind: 'failing'; readonly check: string; readonly result: string; readonly stopReason?: StopReason }
  | { readonly kind: 'working'; readonly result: string; readonly loss?: Loss | undefined }
  | { readonly kind: 'quiet' };

interface PollerCheck {
  readonly id: string;
  /** LastProcessingResult, as errors.md A quotes it. */
  readonly result: string;
  /** The reason with which Lambda gives up in the end. */
  readonly stopReason?: StopReason;
  readonly fails: (situation: PollerSituation) => boolean;
}

const results = {
  connection: 'PROBLEM: Connection error. Please check your event source connection configuration.',
  services:
    'PROBLEM: Connection error. Your event source VPC must be able to connect to Lambda and STS, Secrets Manager (if event source authentication is required), and the OnFailure Destination (if one is configured).',
  authorization: 'PROBLEM: Cluster failed to authorize Lambda.',
  sasl: 'PROBLEM: SASL authentication failed.',
  clientRefused: 'Server failed to authenticate Lambda',
  serverUntrusted: 'Lambda failed to authenticate server',
  certificate: 'Provided certificate or private key is invalid',
  role: 'PROBLEM: Lambda failed to assume your function execution role.',
  call: 'PROBLEM: Function call failed',
  internal: 'PROBLEM: Lambda internal error. Please contact Lambda customer support.',
} as const;

/**
 * What a poller meets, in the order in which it would: errors.md G, with a function that is gone before everything
 * (there is nobody to poll for), the certificate before the rights (nobody is authorised who was not let in), and the
 * topic after them (it is looked up last).
 */
const kafkaChecks: readonly PollerCheck[] = [
  {
    id: 'function-missing',
    result: results.call,
    stopReason: 'FUNCTION_CONFIG_NOT_VALID',
    fails: ({ lambda }) => lambda === undefined,
  },
  {
    id: 'role-trust',
    result: results.role,
    fails: ({ role }) => role === undefined || !lambdaMayAssume(role),
  },
  { id: 'broker-names', result: results.connection, fails: (situation) => !resolvesNames(situation) },
  {
    id: 'sts-endpoint-policy',
    result: results.role,
    fails: (situation) => reachOf(situation, 'sts').includes('refused'),
  },
  {
    id: 'service-network',
    result: results.services,
    fails: (situation) => reachOf(situation).some((reach) => reach !== 'open'),
  },
  {
    id: 'cluster-gone',
    result: results.connection,
    stopReason: 'ESM_CONFIG_NOT_VALID',
    fails: ({ cluster }) => cluster === undefined,
  },
  {
    id: 'vpc-connection',
    result: results.connection,
    fails: ({ connection, cluster }) =>
      connection !== undefined && (connection.state !== 'AVAILABLE' || cluster?.policy === undefined),
  },
  {
    id: 'brokers-down',
    result: results.connection,
    fails: ({ cluster }) => cluster !== undefined && ['CREATING', 'DELETING', 'FAILED'].includes(cluster.state),
  },
  {
    id: 'no-credentials',
    result: results.internal,
    stopReason: 'ESM_CONFIG_NOT_VALID',
    fails: ({ listener, cluster }) => listener === undefined && cluster?.authentication.tls === undefined,
  },
  { id: 'broker-port', result: results.connection, fails: (situation) => !canReachBrokers(situation) },
  {
    id: 'certificate-form',
    result: results.certificate,
    stopReason: 'EVENT_SOURCE_AUTHN_ERROR',
    fails: (situation) => !hasUsableCertificate(situation),
  },
  {
    id: 'tls-inspection',
    result: results.serverUntrusted,
    stopReason: 'EVENT_SOURCE_AUTHN_ERROR',
    fails: (situation) => situation.listener !== 'plaintext' && isInspected(situation),
  },
  {
    id: 'certificate-trust',
    result: results.clientRefused,
    stopReason: 'EVENT_SOURCE_AUTHN_ERROR',
    fails: (situation) => !isTrustedByBrokers(situation),
  },
  {
    id: 'sasl',
    result: results.sasl,
    stopReason: 'EVENT_SOURCE_AUTHN_ERROR',
    fails: (situation) => !passesSasl(situation),
  },
  {
    id: 'kafka-rights',
    result: results.authorization,
    stopReason: 'EVENT_SOURCE_AUTHZ_ERROR',
    fails: (situation) => !mayConsume(situation),
  },
  {
    id: 'topic-missing',
    result: results.connection,
    stopReason: 'ESM_CONFIG_NOT_VALID',
    fails: ({ topic }) => topic === undefined,
  },
];

/** An MSK event source waits at most 14 minutes for its function (source facts, fields.md 4). */
const longestTimeoutSeconds = 840;

const functionChecks: readonly PollerCheck[] = [
  {
    id: 'function-configuration',
    result: results.call,
    stopReason: 'FUNCTION_CONFIG_NOT_VALID',
    fails: ({ lambda }) => lambda?.state === 'Failed' || (lambda?.timeoutSeconds ?? 0) > longestTimeoutSeconds,
  },
  { id: 'function-concurrency', result: results.call, fails: ({ lambda }) => lambda?.reservedConcurrency === 0 },
  {
    id: 'function-error',
    result: results.call,
    fails: (situation) => hasRecords(situation) && callFails(situation),
  },
];

/** What polling for the mapping comes to, as the account is configured now. */
export function poll(account: Account, mapping: EventSourceMapping, now: number): PollOutcome {
  const situation = toSituation(account, mapping, now);
  if (!(mapping.configuration.EventSourceArn ?? '').includes(':kafka:')) return { kind: 'working', result: 'OK' };
  const failed = [...kafkaChecks, ...functionChecks].find((check) => check.fails(situation));
  if (failed !== undefined) {
    return { kind: 'failing', check: failed.id, result: failed.result, stopReason: failed.stopReason };
  }
  if (!hasRecords(situation) || !hasPartition(situation)) return { kind: 'quiet' };
  // No source has a result that tells of lost records: only metrics do.
  return { kind: 'working', result: 'OK', loss: findLoss(situation) };
}

function reachOf(situation: PollerSituation, service?: string): Reach[] {
  const { account, network } = situation;
  if (network === undefined) return [];
  return listServiceNeeds(situation)
    .filter((need) => service === undefined || need.service === service)
    .map((need) => reachService(account, network, need));
}

function isInspected({ account, network }: PollerSituation): boolean {
  return account.subnets.some(({ id, tlsInspection }) => tlsInspection === true && network?.subnets.includes(id));
}

function hasRecords({ topic, mapping }: PollerSituation): boolean {
  const waiting = mapping.configuration.StartingPosition === 'LATEST' ? 0 : (topic?.records ?? 0);
  return (topic?.recordsPerMinute ?? 0) > 0 || waiting > 0;
}

/** Members of a group share the partitions of a topic: those beyond their number get none. The oldest members come first. */
function hasPartition({ account, mapping, group, topic, topicName }: PollerSituation): boolean {
  const members = account.mappings.filter(
    ({ uuid, state, configuration }) =>
      state === 'Enabled' &&
      configuration.EventSourceArn === mapping.configuration.EventSourceArn &&
      configuration.Topics?.[0] === topicName &&
      (configuration.AmazonManagedKafkaEventSourceConfig?.ConsumerGroupId ?? uuid) === group,
  );
  const place = members.toSorted((a, b) => a.lastModified - b.lastModified).indexOf(mapping);
  return place < (topic?.partitions ?? 1);
}

function callFails({ lambda }: PollerSituation): boolean {
  const { throws, takesSeconds = 0, answerBytes = 0 } = lambda?.behaviour ?? {};
  return throws !== undefined || takesSeconds > (lambda?.timeoutSeconds ?? 0) || answerBytes > mostAnswerBytes;
}
