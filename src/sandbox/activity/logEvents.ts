import { createHash } from 'node:crypto';
import { type Account, findFunction } from '../account/account.ts';
import { toError } from '../account/invocation.ts';
import type { LambdaFunction } from '../account/lambda.ts';
import { type LogEvent, toStreamDay } from './logEvent.ts';
import { type FunctionCalls, type MappingFacts, toMappingFacts, toMappingMinute } from './mappingMinute.ts';
import { toNoise } from './noise.ts';
import { toSystemRecords } from './systemRecords.ts';

const minute = 60_000;

/** Of the invocations of a minute so many are written out; the rest would say the same. */
const mostInvocations = 2;

/**
 * The records of a function's log group from `from` until before `to`, in order of time: what its invocations wrote, and the
 * system records of the mappings that feed it where these are turned on (events.md 6).
 */
export function toLogEvents(account: Account, lambda: LambdaFunction, from: number, to: number): LogEvent[] {
  const feeding = account.mappings
    .filter(({ functionArn }) => findFunction(account, functionArn) === lambda)
    .map((mapping) => toMappingFacts(account, mapping, to));
  const events: LogEvent[] = [];
  for (let start = Math.floor(from / minute) * minute; start < to; start += minute) {
    for (const facts of feeding) {
      events.push(...toSystemRecords(account, facts, start));
      events.push(...toFunctionRecords(lambda, facts, start));
    }
  }
  return events.filter(({ at }) => at >= from && at < to).sort((one, other) => one.at - other.at);
}

function toFunctionRecords(lambda: LambdaFunction, facts: MappingFacts, start: number): readonly LogEvent[] {
  const calls = toMappingMinute(facts, start)?.calls;
  if (calls === undefined) return [];
  const written = Math.min(calls.invocations, mostInvocations);
  return Array.from({ length: written }, (_, index) => index).flatMap((index) =>
    toInvocationRecords(lambda, calls, { uuid: facts.mapping.uuid, start, index }),
  );
}

interface InvocationPlace {
  readonly uuid: string;
  readonly start: number;
  readonly index: number;
}

function toInvocationRecords(
  lambda: LambdaFunction,
  calls: FunctionCalls,
  { uuid, start, index }: InvocationPlace,
): readonly LogEvent[] {
  const begin = start + Math.floor(50_000 * toNoise(uuid, start / minute + index * 7919));
  const end = begin + Math.round(calls.duration);
  const requestId = toId(`${uuid} ${start} ${index}`);
  // A group of another name can hold the streams of several functions: these are told apart by their names.
  const writer = lambda.logGroup === undefined ? '' : lambda.name;
  const stream = `${toStreamDay(start)}/${writer}[$LATEST]${createHash('md5')
    .update(`${lambda.name} ${toStreamDay(start)}`)
    .digest('hex')}`;
  const at = (time: number, message: string): LogEvent => ({ stream, at: time, message: `${message}\n` });
  const duration = calls.duration.toFixed(2);
  const timedOut = calls.errors > 0 && (lambda.behaviour?.takesSeconds ?? 0) > lambda.timeoutSeconds;
  const failure = timedOut
    ? [at(end, `${new Date(end).toISOString()} ${requestId} Task timed out after ${lambda.timeoutSeconds}.00 seconds`)]
    : [at(end - 1, `[ERROR] ${toError(lambda) ?? 'Unhandled exception'} RequestId: ${requestId}`)];
  return [
    at(begin, `START RequestId: ${requestId} Version: $LATEST`),
    ...(calls.errors > 0 ? failure : []),
    at(end, `END RequestId: ${requestId}`),
    at(
      end,
      `REPORT RequestId: ${requestId}\tDuration: ${duration} ms\tBilled Duration: ${Math.ceil(calls.duration)} ms\tMemory Size: ${lambda.memoryMb} MB\tMax Memory Used: ${Math.round(lambda.memoryMb * 0.4)} MB\t`,
    ),
  ];
}

function toId(text: string): string {
  return createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
