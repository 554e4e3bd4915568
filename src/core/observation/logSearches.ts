import { FAILURE_PATTERN } from '../diagnosis/functionLog.ts';

/** Whose records of a function's log group: those of a mapping's pollers, or what the function itself wrote. */
export type LogSource = 'mapping' | 'function';

/** Both stand in one group (events.md 6); records of a mapping name it, and no record of a function has this member. */
const PATTERNS: Readonly<Record<LogSource, (uuid: string) => string>> = {
  mapping: (uuid) => `"${uuid}/"`,
  function: () => '-"eventProcessorId"',
};

/** CloudWatch's filter pattern for the records of a source that contain all the words of `text`. */
export function toLogPattern(source: LogSource, uuid: string, text: string): string {
  const words = text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `"${word.replaceAll(/["\\]/g, '\\$&')}"`);
  return [PATTERNS[source](uuid), ...words].join(' ');
}

/** Where a function writes to, and its mappings with it: the group that it was given, else the one that Lambda makes for it. */
export function toLogGroup({ name, logGroup }: { readonly name: string; readonly logGroup?: string }): string {
  return logGroup || `/aws/lambda/${name}`;
}

/** Filter pattern for what may be a function's errors, by the format of its log: JSON is not written by all runtimes alike. */
export function toErrorPattern(logFormat: string | undefined): string {
  return logFormat === 'JSON' ? JSON_ERRORS : FAILURE_PATTERN;
}

const JSON_ERRORS = `{ ${[
  '$.level = "ERROR"',
  '$.level = "FATAL"',
  '$.level = "CRITICAL"',
  '$.errorType = "*"',
  '$.record.status = "error"',
  '$.record.status = "failure"',
  '$.record.status = "timeout"',
]
  .map((term) => `(${term})`)
  .join(' || ')} }`;
