import * as l10n from '@vscode/l10n';
import { AwsFailure, type FailureReason } from '../core/failure.ts';
import { toNetworkText } from './networkErrors.ts';

/** What is known of the call that failed. */
export interface FailedCall {
  /** IAM-style name, e.g. `kafka:ListClustersV2`. */
  readonly operation: string;
  /** Where it went, `host` or `host:port`; undefined when it failed before it was sent. */
  readonly host?: string;
  /** HTTP status of the answer, when there was one. */
  readonly status?: number;
}

/** An answer that lacks what every answer of AWS to this call has. */
export class ForeignAnswer extends Error {
  override readonly name = 'ForeignAnswer';
}

/** `member`, which AWS never leaves out. Throws `ForeignAnswer`. */
export function expectMember<T>(member: T | undefined, name: string): T {
  if (member === undefined) throw new ForeignAnswer(`${name} is missing`);
  return member;
}

/** AWS error codes by pattern; the first that fits decides. */
const REASONS: readonly (readonly [code: RegExp, reason: FailureReason])[] = [
  [/^ExpiredToken|^TokenRefreshRequired$|^RequestExpired$|^ExpiredIdentityToken/, 'expired-credentials'],
  // Keys that AWS no longer knows, or a session token that does not fit them: new ones are the remedy.
  [
    /^UnrecognizedClient|^InvalidClientTokenId$|^InvalidAccessKeyId$|^InvalidIdentityToken|^InvalidToken$/,
    'expired-credentials',
  ],
  // A wrong secret key, or none at all: the credentials as configured cannot work.
  [/^SignatureDoesNotMatch$|^InvalidSignature|^IncompleteSignature|^MissingAuthenticationToken/, 'no-credentials'],
  [
    /^AccessDenied|^AuthorizationError|^Forbidden|^Unauthorized|^NotAuthorized|^OptInRequired$|^AuthFailure$/,
    'access-denied',
  ],
  [/Throttl|^TooManyRequests|^RequestLimitExceeded$|^SlowDown$|^BandwidthLimitExceeded$/, 'throttled'],
  [/NotFound|^NoSuch|NonExistent|^QueueDoesNotExist$/, 'not-found'],
  [
    /^ResourceConflict|^ResourceInUse|^Conflict|^ResourceAlreadyExists|AlreadyExists|^InvalidPermission\.Duplicate$/,
    'conflict',
  ],
  [
    /^InvalidParameter|^Validation|^BadRequest|^InvalidRequest|^InvalidArn|^InvalidNextToken|^MalformedQuery/,
    'invalid',
  ],
  [/^RequestTooLarge|^RequestEntityTooLarge/, 'invalid'],
  [/^SettingError$|^RangeError$|^EndpointError$|^SerializationException$|^UnsupportedMediaType/, 'invalid'],
];

/** For codes that no row names: services, emulators and proxies invent their own. */
const STATUS_REASONS: Readonly<Record<number, FailureReason>> = {
  400: 'invalid',
  401: 'access-denied',
  403: 'access-denied',
  404: 'not-found',
  409: 'conflict',
  429: 'throttled',
};

/**
 * Turns whatever the SDK threw into the one failure of this layer. The message is AWS's own text; where there is none, it
 * says what was asked and what came back. The cause is kept only where its text cannot hold more than AWS said.
 */
export function toAwsFailure(error: unknown, call: FailedCall): AwsFailure {
  if (error instanceof AwsFailure) return error;
  const facts = toErrorFacts(error, call.status);
  const details = { operation: call.operation, requestId: facts.requestId, httpStatus: facts.status };
  const network = toNetworkText(error, call.host);
  if (network !== undefined) return new AwsFailure('network', network, { ...details, cause: error });
  if (isForeign(error, facts)) {
    // A parser's message quotes the answer, so it is not kept as the cause.
    const cause = error instanceof ForeignAnswer || error instanceof TypeError ? error : undefined;
    return new AwsFailure('unknown', toForeignText(call, facts), { ...details, cause });
  }
  const text = facts.text || toBareText(call, facts);
  return new AwsFailure(toReason(facts), text, { ...details, code: facts.code, cause: error });
}

/** The text without what CloudFormation and other SDKs wrap around it. */
export function toPlainText(message: string): string {
  const unwrapped = /^Resource handler returned message: "(.*)" \(RequestToken: .*\)$/s.exec(message)?.[1] ?? message;
  return unwrapped
    .replace(/\s*\((?:Service: [^()]*?[,;] )?Status Code: \d+[,;][^()]*(?:\([^()]*\)[^()]*)*\)\s*$/, '')
    .replace(/^Invalid request provided: /, '')
    .trim();
}

interface ErrorFacts {
  readonly code: string | undefined;
  readonly text: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
}

/** What the SDK puts for an answer without code or text. */
const STAND_IN = /^(?:Error|Unknown|UnknownError)$/;

function toErrorFacts(error: unknown, answered: number | undefined): ErrorFacts {
  if (!(error instanceof Error)) return { code: undefined, text: '', status: answered, requestId: undefined };
  const metadata: unknown = Reflect.get(error, '$metadata');
  const { httpStatusCode, requestId } = (metadata ?? {}) as { httpStatusCode?: unknown; requestId?: unknown };
  const text = toPlainText(error.message);
  return {
    code: STAND_IN.test(error.name) ? undefined : error.name,
    text: STAND_IN.test(text) || text === error.name ? '' : text,
    status: typeof httpStatusCode === 'number' ? httpStatusCode : answered,
    requestId: typeof requestId === 'string' ? requestId : undefined,
  };
}

function toReason({ code = '', status = 0 }: ErrorFacts): FailureReason {
  return REASONS.find(([pattern]) => pattern.test(code))?.[1] ?? STATUS_REASONS[status] ?? 'unknown';
}

/** True when what came back was not AWS's: no HTTP, a success that could not be read, a redirect, an error page. */
function isForeign(error: unknown, { status }: ErrorFacts): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof ForeignAnswer || String(Reflect.get(error, 'code')).startsWith('HPE_')) return true;
  if (status === undefined) return false;
  return (
    status < 400 || error instanceof SyntaxError || error instanceof TypeError || /XML parse error/.test(error.message)
  );
}

function toForeignText({ operation, host }: FailedCall, { status }: ErrorFacts): string {
  const where = host ?? l10n.t('The endpoint');
  return status === undefined
    ? l10n.t('{0} did not answer like AWS: the answer to {1} could not be read.', where, operation)
    : l10n.t('{0} did not answer like AWS: the answer to {1} (HTTP {2}) could not be read.', where, operation, status);
}

function toBareText({ operation, host }: FailedCall, { code, status }: ErrorFacts): string {
  const what = [code, status === undefined ? undefined : `HTTP ${status}`].filter(Boolean).join(', ');
  const where = host === undefined ? operation : l10n.t('{0} at {1}', operation, host);
  return what === ''
    ? l10n.t('{0} failed without a message.', where)
    : l10n.t('{0} failed without a message ({1}).', where, what);
}
