import type { AwsApi } from '../aws/awsApi.ts';
import { parseArn } from '../core/arn.ts';
import { offersTopicApi } from '../core/cluster/cluster.ts';
import { type Fact, toFact, toLateGap } from '../core/diagnosis/fact.ts';
import type { DiagnosisFacts, FactName } from '../core/diagnosis/facts.ts';
import { type DiagnosisTarget, toSubject } from '../core/diagnosis/subject.ts';
import { AwsFailure, unlessAbsent } from '../core/failure.ts';
import { hasManagedKey } from '../core/mapping/secrets.ts';
import { collect, nothing } from './answers.ts';
import { readDeliveryMetrics } from './deliveryMetrics.ts';
import type { FactContext, Facts, Loaders } from './factContext.ts';
import { readFunctionLog } from './functionLog.ts';
import { NETWORK_LOADERS } from './networkFacts.ts';
import { simulate } from './simulation.ts';

/** How each fact is found, and so what it depends on. Nothing is asked that the mapping itself answers. */
const LOADERS: Loaders = {
  cluster: ({ api, target, signal }) => {
    const { source, clusterArn } = toSubject(target, {});
    return source?.kind === 'cluster' ? unlessAbsent(api.getCluster(clusterArn, signal)) : nothing();
  },
  vpcConnection: async ({ api, target, signal }) => {
    const { crossAccount, mapping } = toSubject(target, {});
    return crossAccount ? unlessAbsent(api.getVpcConnection(mapping.EventSourceArn ?? '', signal)) : undefined;
  },
  brokers: async ({ api, need, target, signal }) => {
    const { source, clusterArn, crossAccount } = toSubject(target, {});
    // Another account's cluster is named by the connection, and answers where its policy lets this account ask.
    const arn = crossAccount ? (await need('vpcConnection'))?.targetClusterArn : source && clusterArn;
    if (arn === undefined) return [];
    try {
      return await api.getBootstrapBrokers(arn, signal);
    } catch (error) {
      // MSK names none while the cluster is being made (errors.md E).
      if (AwsFailure.is(error, 'conflict', 'not-found')) return [];
      throw error;
    }
  },
  topics: async ({ api, need, signal }) => {
    const cluster = await need('cluster');
    return cluster === undefined || !offersTopicApi(cluster) ? undefined : collect(api.listTopics(cluster.arn, signal));
  },
  scramSecrets: async ({ api, target, signal }) => {
    const { source, secret, clusterArn } = toSubject(target, {});
    if (source?.kind !== 'cluster' || secret?.Type !== 'SASL_SCRAM_512_AUTH') return [];
    return (await unlessAbsent(collect(api.listScramSecrets(clusterArn, signal)))) ?? [];
  },
  clusterPolicy: async ({ api, need, target, signal }) => {
    const { crossAccount } = toSubject(target, {});
    const connection = await need('vpcConnection');
    return crossAccount && connection !== undefined
      ? api.getClusterPolicy(connection.targetClusterArn, signal)
      : undefined;
  },
  function: ({ api, target, signal }) => unlessAbsent(api.getFunctionFacts(target.mapping.FunctionArn, signal)),
  functionLog: async ({ api, need, signal }) => readFunctionLog(api, await need('function'), signal),
  deliveryMetrics: ({ api, target, signal }) => readDeliveryMetrics(api, target, signal),
  role: async ({ api, need, signal }) => {
    const name = toRoleName(await need('function'));
    return name === undefined ? undefined : unlessAbsent(api.getRole(name, signal));
  },
  rolePolicies: async ({ api, need, signal }) => {
    const name = toRoleName(await need('function'));
    return (name === undefined ? undefined : await unlessAbsent(api.listRolePolicies(name, signal))) ?? [];
  },
  boundary: async ({ api, need, signal }) => {
    const arn = (await need('role'))?.boundaryArn;
    return arn === undefined ? undefined : api.getManagedPolicy(arn, signal);
  },
  simulation: (context) => simulate(context),
  secret: ({ api, target, signal }) => {
    const arn = toSubject(target, {}).secret?.URI;
    return arn === undefined ? nothing() : unlessAbsent(api.getSecret(arn, signal));
  },
  secretKey: async ({ api, need, signal }) => {
    const secret = await need('secret');
    if (secret?.kmsKeyId === undefined || hasManagedKey(secret)) return undefined;
    return unlessAbsent(api.getKey(secret.kmsKeyId, signal));
  },
  destination: ({ api, target, signal }) => {
    const { destination } = toSubject(target, {});
    const isThing = destination !== undefined && parseArn(destination.target) !== undefined;
    return isThing ? unlessAbsent(api.getDestination(destination.target, signal)) : nothing();
  },
  destinationKey: async ({ api, need, signal }) => {
    const destination = await need('destination');
    if (destination === undefined) return undefined;
    const key = expectKnown(destination.kmsKeyId);
    return key === undefined ? undefined : unlessAbsent(api.getKey(key, signal));
  },
  registry: ({ api, target, signal }) => {
    const arn = toSubject(target, {}).policy.registryArn;
    return arn === undefined ? nothing() : api.getRegistry(arn, signal);
  },
  registrySecrets: ({ api, target, signal }) => {
    const named = target.mapping.AmazonManagedKafkaEventSourceConfig?.SchemaRegistryConfig?.AccessConfigs ?? [];
    return Promise.all(
      named.map(async ({ Type: type = '', URI: uri = '' }) => ({
        type,
        uri,
        secret: uri === '' ? undefined : await unlessAbsent(api.getSecret(uri, signal)),
      })),
    );
  },
  mappings: ({ api, signal }) => collect(api.listMappings(signal)),
  ...NETWORK_LOADERS,
};

/** Seconds that a diagnosis may take; a usual one takes a few. */
export const DIAGNOSIS_SECONDS = 60;

/** When calls end early. */
export interface FactLimits {
  /** Cancelled: whoever waits for a fact gets the failure `aborted`. */
  readonly signal: AbortSignal;
  /** The time is over: what is not found by then is a gap. Absent: it never is. */
  readonly deadline?: AbortSignal;
}

/** Facts of one mapping, each found when it is first asked for, and only once. */
export class FactFinder {
  readonly #context: FactContext;
  readonly #limits: FactLimits;
  readonly #asked: { [N in FactName]?: Facts[N] } = {};

  constructor(api: AwsApi, target: DiagnosisTarget, limits: FactLimits) {
    const { signal, deadline } = limits;
    this.#limits = limits;
    this.#context = {
      api,
      target,
      signal: deadline === undefined ? signal : AbortSignal.any([signal, deadline]),
      need: (name) => this.#need(name),
      find: (name) => this.find(name),
    };
  }

  async find<N extends FactName>(name: N): Promise<Fact<DiagnosisFacts[N]>> {
    try {
      return await toFact(this.#need(name));
    } catch (error) {
      const { signal, deadline } = this.#limits;
      const isLate = deadline?.aborted === true && !signal.aborted;
      if (!isLate || !AwsFailure.is(error, 'aborted')) throw error;
      return { known: false, gap: toLateGap(error, DIAGNOSIS_SECONDS) };
    }
  }

  #need<N extends FactName>(name: N): Facts[N] {
    const asked = this.#asked[name] ?? LOADERS[name](this.#context);
    this.#asked[name] = asked;
    return asked;
  }
}

/** A role's path is no part of its name. */
function toRoleName(fn: DiagnosisFacts['function']): string | undefined {
  return fn?.role?.split('/').at(-1);
}

function expectKnown<T>(fact: Fact<T>): T {
  if (fact.known) return fact.value;
  throw new AwsFailure(fact.gap.reason, fact.gap.message, { operation: fact.gap.operation });
}
