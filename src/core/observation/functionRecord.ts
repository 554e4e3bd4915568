import { type JsonRecord, parseJsonRecord, toJsonRecord, toPlainText } from './jsonRecord.ts';
import type { LogLevel } from './logEvent.ts';

/** What a function or its runtime wrote, as text or as JSON (the function's LogFormat). */
export interface FunctionRecord {
  readonly level: LogLevel;
  /** One line: what it says, and no more. */
  readonly text: string;
  /** Of the invocation that wrote it. */
  readonly requestId?: string;
  /** An invocation ended with it. */
  readonly failed?: true;
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** What runtimes write before an error, and how Lambda tells of calls. */
const FAULT = /\b(?:error|exception|fatal|timed out|traceback)\b/i;
const FRAME = /^(?:START|END|REPORT|INIT_START) /;
const FAILED =
  /Task timed out after|^\[ERROR\]|Runtime exited|signal: killed|Invoke Error|ResponseSizeTooLarge|"errorType"/;

/** Time, request and level, as the runtimes put them before what they write. */
const HEAD = new RegExp(
  `^(?:\\[(?:ERROR|CRITICAL)\\]\\s*)?(?:\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z\\s+)?(?:RequestId: ${UUID} Error:\\s+|${UUID}\\s+)?(?:(?:ERROR|FATAL)\\s+)?(?:(?:Invoke|Uncaught|Unhandled) (?:Error|Exception)\\s+)?`,
);
const REQUEST = new RegExp(`(?:RequestId:?\\s*|\\d\\dZ\\s+)(${UUID})`, 'i');
const REQUEST_AT_END = new RegExp(`\\s*RequestId:\\s*${UUID}\\s*$`, 'i');

/** Levels as the runtimes and the libraries for logging name them. */
const LEVELS: Readonly<Record<string, LogLevel>> = {
  TRACE: 'detail',
  DEBUG: 'detail',
  INFO: 'information',
  WARN: 'warning',
  WARNING: 'warning',
  ERROR: 'error',
  FATAL: 'error',
  CRITICAL: 'error',
};

/** Statuses of Lambda's own records of an invocation. */
const STATUSES: Readonly<Record<string, string>> = {
  timeout: 'Task timed out',
  error: 'The runtime ended',
  failure: 'The invocation failed',
};

/** Never throws. */
export function readFunctionRecord(message: string): FunctionRecord {
  const json = parseJsonRecord(message);
  return (json === undefined ? undefined : (readPlatform(json) ?? readJson(json))) ?? readText(message);
}

function readText(message: string): FunctionRecord {
  const text = message.trim();
  const requestId = REQUEST.exec(text)?.[1];
  const head = requestId === undefined ? {} : { requestId };
  if (FRAME.test(text)) return { level: 'detail', text: toLine(text), ...head };
  const said = text.replace(HEAD, '');
  return {
    level: FAULT.test(text) ? 'error' : 'information',
    text: toThrown(parseJsonRecord(said)) ?? toLine(said).replace(REQUEST_AT_END, ''),
    ...head,
    ...(FAILED.test(text) ? { failed: true } : {}),
  };
}

/** Undefined: JSON that a function wrote for itself. */
function readJson(json: JsonRecord): FunctionRecord | undefined {
  const { message, requestId, AWSRequestId = requestId } = json;
  const thrown = toThrown(json) ?? toThrown(toJsonRecord(message));
  const level = LEVELS[toPlainText(json['level'] ?? json['log_level']).toUpperCase()];
  const text = thrown ?? toLine(toPlainText(message));
  if (text === '' || (thrown === undefined && level === undefined)) return undefined;
  return {
    level: thrown === undefined ? (level ?? 'information') : 'error',
    text,
    ...(typeof AWSRequestId === 'string' ? { requestId: AWSRequestId } : {}),
    ...(thrown === undefined ? {} : { failed: true }),
  };
}

/** `platform.report` and its like, which Lambda writes itself in JSON. */
function readPlatform({ type, record }: JsonRecord): FunctionRecord | undefined {
  const told = toJsonRecord(record);
  if (typeof type !== 'string' || !type.startsWith('platform.') || told === undefined) return undefined;
  const { requestId, errorType } = told;
  const failure = STATUSES[toPlainText(told['status'])];
  const kind = toPlainText(errorType);
  return {
    level: failure === undefined ? 'detail' : 'error',
    text: failure === undefined ? type : [failure, kind].filter(Boolean).join(': '),
    ...(typeof requestId === 'string' ? { requestId } : {}),
    ...(failure === undefined ? {} : { failed: true }),
  };
}

/** `TypeError: x is not a function`. */
function toThrown(json: JsonRecord | undefined): string | undefined {
  if (json === undefined || typeof json['errorType'] !== 'string') return undefined;
  return [json['errorType'], toLine(toPlainText(json['errorMessage']))].filter(Boolean).join(': ');
}

function toLine(text: string): string {
  return (text.split('\n')[0] ?? '').trim().replaceAll('\t', '  ');
}
