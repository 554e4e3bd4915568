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

/** The log group that a function has unless it was given another. */
export function toLogGroup(functionName: string): string {
  return `/aws/lambda/${functionName}`;
}
