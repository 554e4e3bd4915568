import { isRecord } from '../parameters.ts';
import type { LambdaFunction } from './lambda.ts';

/** What came of running a function once. */
export interface InvocationOutcome {
  /** JSON. */
  readonly payload: string;
  readonly failed: boolean;
  readonly log: string;
  /** How long it took. */
  readonly milliseconds: number;
}

export interface InvocationFacts {
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a function may answer at most (limits.md 3). */
export const mostAnswerBytes = 6 * 1024 * 1024;

/** Milliseconds that a function takes which nothing slows down. */
const usual = 12;

/** Runs a function as its behaviour says; what it makes of a Kafka event follows from the records. */
export function toInvocationOutcome(lambda: LambdaFunction, event: unknown, facts: InvocationFacts): InvocationOutcome {
  const { takesSeconds = 0 } = lambda.behaviour ?? {};
  const throws = toError(lambda);
  if (takesSeconds > lambda.timeoutSeconds) return toTimeout(lambda, facts);
  const milliseconds = takesSeconds * 1000 + usual;
  const lines = toLines(event);
  if (throws !== undefined) {
    const [errorType = 'Error', ...text] = throws.split(': ');
    const error = { errorMessage: text.join(': '), errorType, requestId: facts.requestId, stackTrace: [] };
    const log = toLog(lambda, facts, milliseconds, [...lines, `[ERROR] ${throws}`]);
    return { payload: JSON.stringify(error), failed: true, log, milliseconds };
  }
  const log = toLog(lambda, facts, milliseconds, lines);
  return { payload: JSON.stringify(toResult(lambda, event)), failed: false, log, milliseconds };
}

/** What the function fails with, whatever it is given: `KeyError: 'id'`. */
export function toError({ behaviour = {} }: LambdaFunction): string | undefined {
  const { throws, answerBytes = 0 } = behaviour;
  const tooLarge = 'Function.ResponseSizeTooLarge: Response payload size exceeded maximum allowed payload size.';
  return throws ?? (answerBytes > mostAnswerBytes ? tooLarge : undefined);
}

function toTimeout(lambda: LambdaFunction, facts: InvocationFacts): InvocationOutcome {
  const { requestId, now } = facts;
  const milliseconds = lambda.timeoutSeconds * 1000;
  const errorMessage = `${new Date(now).toISOString()} ${requestId} Task timed out after ${lambda.timeoutSeconds.toFixed(2)} seconds`;
  const error = { errorType: 'Sandbox.Timedout', errorMessage };
  return { payload: JSON.stringify(error), failed: true, log: toLog(lambda, facts, milliseconds, []), milliseconds };
}

function toLog(
  { memoryMb }: LambdaFunction,
  { requestId }: InvocationFacts,
  milliseconds: number,
  lines: readonly string[],
): string {
  return [
    `START RequestId: ${requestId} Version: $LATEST`,
    ...lines,
    `END RequestId: ${requestId}`,
    `REPORT RequestId: ${requestId}\tDuration: ${milliseconds.toFixed(2)} ms\tBilled Duration: ${Math.ceil(milliseconds)} ms\tMemory Size: ${memoryMb} MB\tMax Memory Used: ${Math.ceil(memoryMb / 4)} MB\t`,
    '',
  ].join('\n');
}

function toLines(event: unknown): readonly string[] {
  return listGroups(event).map(([group, records]) => `${group}: ${records.length} records`);
}

function toResult({ behaviour }: LambdaFunction, event: unknown): unknown {
  if (behaviour?.reports === undefined) return null;
  const asText = behaviour.reports === 'texts';
  const failures = listGroups(event).flatMap(([partition, records]) =>
    records
      .filter((record) => !holdsObject(record))
      .map(({ offset }) => ({ itemIdentifier: asText ? String(offset) : { partition, offset } })),
  );
  return { batchItemFailures: failures };
}

type EventRecord = Readonly<Record<string, unknown>>;

function listGroups(event: unknown): readonly (readonly [group: string, records: readonly EventRecord[]])[] {
  if (!isRecord(event) || !isRecord(event.records)) return [];
  return Object.entries(event.records).flatMap(([group, records]) =>
    Array.isArray(records) ? [[group, records.filter(isRecord)] as const] : [],
  );
}

/** Records without a value are deletions, which the function takes. */
function holdsObject({ value }: EventRecord): boolean {
  if (typeof value !== 'string') return true;
  try {
    return isRecord(JSON.parse(Buffer.from(value, 'base64').toString()));
  } catch {
    return false;
  }
}
