import type { Account } from '../account/account.ts';
import type { EventSourceMapping, LambdaFunction } from '../account/lambda.ts';
import { type PollerSituation, toSituation } from '../poller/situation.ts';
import { catchUp, spellAt, toBacklog } from './lag.ts';
import { toNoise } from './noise.ts';

/** What a mapping and, through it, its function do in one minute. Records unless said otherwise. */
export interface MappingMinute {
  readonly polled?: number;
  readonly filteredOut: number;
  readonly invoked: number;
  readonly failed: number;
  readonly dropped: number;
  readonly delivered: number;
  readonly committed: number;
  /** Numbers of errors. */
  readonly pollingErrors: number;
  readonly invokeErrors: number;
  readonly registryErrors: number;
  readonly deliveryErrors: number;
  readonly lag: number;
  /** Provisioned mode. */
  readonly pollers?: number;
  readonly bytes: number;
  readonly calls: FunctionCalls;
}

export interface FunctionCalls {
  readonly invocations: number;
  readonly errors: number;
  readonly throttles: number;
  /** Milliseconds that one takes. */
  readonly duration: number;
}

/** What of a mapping's situation its minutes are made from. */
export interface MappingFacts {
  readonly mapping: EventSourceMapping;
  readonly situation: PollerSituation;
  readonly rate: number;
  /** Of the records that filters see, what they let through. */
  readonly passing: number;
  readonly most: number;
}

const minute = 60_000;
const day = 24 * 60 * minute;
const weekMs = 7 * day;
const bytesPerRecord = 740;

export function toMappingFacts(account: Account, mapping: EventSourceMapping, now: number): MappingFacts {
  const situation = toSituation(account, mapping, now);
  const rate = situation.topic?.recordsPerMinute ?? 0;
  const retention = Number(situation.topic?.configs?.['retention.ms'] ?? weekMs);
  const filters = mapping.configuration.FilterCriteria?.Filters ?? [];
  return {
    mapping,
    situation,
    rate,
    passing: filters.length === 0 ? 1 : 0.2 + 0.6 * toNoise(mapping.uuid, filters.length),
    most: (rate * retention) / minute,
  };
}

/** Undefined: the mapping is off, so that there is nothing to be measured (events.md 6). */
export function toMappingMinute(facts: MappingFacts, start: number): MappingMinute | undefined {
  const spell = spellAt(facts.mapping.history, start);
  if (spell.kind === 'off') return undefined;
  const backlog = toBacklog({ history: facts.mapping.history, rate: facts.rate, most: facts.most }, start + minute);
  if (spell.kind !== 'failing') return toLosing(facts, toWorking(facts, start, backlog), spell.check);
  return failsAtFunction(spell.check) ? toRetrying(facts, start, backlog) : toBlocked(facts, start, backlog);
}

const nothing = {
  filteredOut: 0,
  invoked: 0,
  failed: 0,
  dropped: 0,
  delivered: 0,
  committed: 0,
  pollingErrors: 0,
  invokeErrors: 0,
  registryErrors: 0,
  deliveryErrors: 0,
  bytes: 0,
  calls: { invocations: 0, errors: 0, throttles: 0, duration: 0 },
} as const;

function toWorking(facts: MappingFacts, start: number, backlog: number): MappingMinute {
  const { mapping, rate, passing } = facts;
  const written = toWritten(facts, start);
  const isCatchingUp = backlog > rate;
  const polled = Math.round(isCatchingUp ? rate * catchUp : written);
  const invoked = Math.round(polled * passing);
  const lag = Math.round(backlog + written * (0.02 + 0.06 * toNoise(mapping.uuid, start / minute)));
  const invocations = toInvocations(facts, invoked);
  return {
    ...nothing,
    polled,
    filteredOut: polled - invoked,
    invoked,
    committed: polled,
    lag,
    bytes: polled * bytesPerRecord,
    ...toPollers(facts, backlog),
    calls: { ...nothing.calls, invocations, duration: toDuration(facts.situation.lambda, start) },
  };
}

/** What a minute is without the records that are lost in it. */
function toLosing({ situation }: MappingFacts, working: MappingMinute, loss = ''): MappingMinute {
  if (loss === '') return working;
  const isRegistry = loss.startsWith('registry-');
  const lost = Math.min(working.invoked, isRegistry ? working.invoked : (situation.topic?.oversizedPerMinute ?? 0));
  const left = working.invoked - lost;
  return {
    ...working,
    invoked: left,
    registryErrors: isRegistry ? lost : 0,
    delivered: loss.endsWith('-delivered') ? lost : 0,
    deliveryErrors: loss.endsWith('-refused') ? lost : 0,
    dropped: loss.endsWith('-dropped') ? lost : 0,
    ...(left === 0 && { calls: nothing.calls }),
  };
}

/** The brokers are not reached, or let nobody in: nothing is read. */
function toBlocked(facts: MappingFacts, start: number, backlog: number): MappingMinute {
  const pollingErrors = 2 + Math.floor(3 * toNoise(facts.mapping.uuid, start / minute));
  return { ...nothing, pollingErrors, lag: Math.round(backlog), ...toPollers(facts, 0) };
}

const failuresAtFunction = ['function-missing', 'function-configuration', 'function-concurrency', 'function-error'];

function failsAtFunction(check: string | undefined): boolean {
  return failuresAtFunction.includes(check ?? '');
}

/** The same batch is tried again and again; with limited attempts it is given up in the end. */
function toRetrying(facts: MappingFacts, start: number, backlog: number): MappingMinute {
  const { mapping, situation } = facts;
  const { configuration } = mapping;
  const attempts = 3 + Math.floor(3 * toNoise(mapping.uuid, start / minute));
  const batch = Math.max(1, Math.min(configuration.BatchSize ?? 100, Math.round(backlog)));
  const givesUp =
    configuration.ProvisionedPollerConfig !== undefined && (configuration.MaximumRetryAttempts ?? -1) >= 0;
  const lost = givesUp ? batch : 0;
  const hasDestination = configuration.DestinationConfig?.OnFailure?.Destination !== undefined;
  return {
    ...nothing,
    polled: lost,
    invoked: attempts * batch,
    failed: attempts * batch,
    dropped: hasDestination ? 0 : lost,
    delivered: hasDestination ? lost : 0,
    committed: lost,
    invokeErrors: attempts,
    lag: Math.round(backlog),
    bytes: lost * bytesPerRecord,
    ...toPollers(facts, backlog),
    calls: toFailedCalls(situation.lambda, attempts, start),
  };
}

function toFailedCalls(lambda: LambdaFunction | undefined, attempts: number, start: number): FunctionCalls {
  if (lambda === undefined || lambda.state === 'Failed') return nothing.calls;
  if (lambda.reservedConcurrency === 0) return { ...nothing.calls, throttles: attempts };
  return { invocations: attempts, errors: attempts, throttles: 0, duration: toDuration(lambda, start) };
}

/** More at noon than at midnight, and never quite the same. */
function toWritten({ mapping, rate }: MappingFacts, start: number): number {
  const wave = 1 - 0.2 * Math.cos((2 * Math.PI * (start % day)) / day);
  return rate * wave * (0.94 + 0.12 * toNoise(mapping.configuration.EventSourceArn ?? '', start / minute));
}

function toInvocations({ mapping, situation }: MappingFacts, records: number): number {
  if (records === 0) return 0;
  const { BatchSize = 100, MaximumBatchingWindowInSeconds = 1 } = mapping.configuration;
  const windows = 60 / Math.max(1, MaximumBatchingWindowInSeconds);
  const partitions = situation.topic?.partitions ?? 1;
  return Math.max(
    Math.ceil(records / BatchSize),
    Math.min(Math.ceil(windows), Math.ceil(records / 4), partitions * 20),
  );
}

/** Milliseconds. */
function toDuration(lambda: LambdaFunction | undefined, start: number): number {
  const { name = '', behaviour, timeoutSeconds = 3 } = lambda ?? {};
  const usual = 40 + 360 * toNoise(name, 0);
  const took = behaviour?.takesSeconds === undefined ? usual : behaviour.takesSeconds * 1000;
  return Math.min(timeoutSeconds * 1000, took * (0.9 + 0.2 * toNoise(name, start / minute)));
}

function toPollers({ mapping, rate }: MappingFacts, backlog: number): { readonly pollers?: number } {
  const config = mapping.configuration.ProvisionedPollerConfig;
  if (config?.MinimumPollers === undefined && config?.MaximumPollers === undefined) return {};
  const { MinimumPollers = 1, MaximumPollers = 200 } = config;
  const behind = rate === 0 ? 0 : backlog / rate;
  return { pollers: Math.min(MaximumPollers, MinimumPollers + Math.ceil(behind)) };
}
