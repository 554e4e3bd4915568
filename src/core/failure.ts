/** Why a call to AWS did not give an answer. Code decides on this, never on message text. */
export type FailureReason =
  | 'expired-credentials'
  | 'no-credentials'
  | 'access-denied'
  | 'throttled'
  | 'not-found'
  | 'conflict'
  | 'invalid'
  | 'network'
  | 'aborted'
  | 'unknown';

export interface FailureDetails {
  /** IAM-style name of the call, e.g. `kafka:ListClustersV2`. */
  readonly operation: string;
  /** AWS error code, e.g. `ResourceConflictException`. */
  readonly code?: string;
  readonly requestId?: string;
  readonly httpStatus?: number;
  readonly cause?: unknown;
}

/** The one error that the AWS layer throws. `message` is AWS's own text, or ours where AWS gave none. */
export class AwsFailure extends Error {
  override readonly name = 'AwsFailure';
  readonly reason: FailureReason;
  readonly operation: string;
  readonly code: string | undefined;
  readonly requestId: string | undefined;
  readonly httpStatus: number | undefined;

  constructor(reason: FailureReason, message: string, details: FailureDetails) {
    super(message, { cause: details.cause });
    this.reason = reason;
    this.operation = details.operation;
    this.code = details.code;
    this.requestId = details.requestId;
    this.httpStatus = details.httpStatus;
  }

  /** True when `error` is an AwsFailure and, if reasons are given, one of these. */
  static is(error: unknown, ...reasons: readonly FailureReason[]): error is AwsFailure {
    return error instanceof AwsFailure && (reasons.length === 0 || reasons.includes(error.reason));
  }
}

/** The action AWS names as refused, which can differ from the call (e.g. kafka-cluster:Connect for a topic list). */
export function toDeniedAction({ message, operation }: Pick<AwsFailure, 'message' | 'operation'>): string {
  return /not authorized to perform: ([a-z0-9-]+:[A-Za-z0-9]+)/i.exec(message)?.[1] ?? operation;
}

/** What a call finds; undefined for what AWS does not find, which is known to be absent. */
export async function unlessAbsent<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (AwsFailure.is(error, 'not-found')) return undefined;
    throw error;
  }
}
