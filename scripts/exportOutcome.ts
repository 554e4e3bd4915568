import { execFile } from 'node:child_process';
import { isDeepStrictEqual, promisify } from 'node:util';
import type { ExportFormat } from '../src/core/export/exportFormats.ts';
import { exportMapping } from '../src/core/export/exportMapping.ts';
import type { Configuration } from '../test/unit/export/configurations.ts';
import { root } from './paths.ts';

const run = promisify(execFile);
const LIMIT = 120_000;

export interface Outcome {
  readonly check: string;
  readonly configuration: string;
  readonly fault?: string;
}

export const toText = ({ input, options }: Configuration, format: ExportFormat): string =>
  exportMapping(input, format, options).text;

/** Runs a program of this machine; its output, or what it complains of. */
export async function attempt(
  program: string,
  argv: readonly string[],
  folder: string,
  env = process.env,
): Promise<string> {
  try {
    const { stdout, stderr } = await run(program, argv, { cwd: folder, env, timeout: LIMIT, maxBuffer: 1 << 26 });
    return `${stdout}${stderr}`;
  } catch (error) {
    const { stdout = '', stderr = '', message = '' } = Object(error);
    throw new Error(`${stdout}${stderr}`.trim() || message);
  }
}

export async function has(program: string, argv: readonly string[]): Promise<boolean> {
  return attempt(program, argv, root).then(
    () => true,
    () => false,
  );
}

export async function toOutcome(check: string, configuration: string, work: () => Promise<void>): Promise<Outcome> {
  try {
    await work();
    return { check, configuration };
  } catch (error) {
    return { check, configuration, fault: error instanceof Error ? error.message : String(error) };
  }
}

export async function inTurn<T>(items: readonly T[], work: (item: T) => Promise<Outcome>): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const item of items) outcomes.push(await work(item));
  return outcomes;
}

export async function toComplaints(work: Promise<string>): Promise<string> {
  return work.then(
    () => '',
    (error: Error) => error.message,
  );
}

/** Throws what a tool said of one of many files; a complaint that is about none of them is everyone's. */
export function throwComplaints(complaints: string, start: string, starts: readonly string[]): void {
  const lines = complaints.split('\n');
  const own = lines.filter((line) => line.startsWith(start));
  if (own.length > 0) throw new Error(own.join('\n'));
  const isKnown = lines.some((line) => starts.some((other) => line.startsWith(other)));
  if (complaints !== '' && !isKnown) throw new Error(complaints);
}

export function readProperties(template: string): Readonly<Record<string, unknown>> {
  const { Resources: resources } = JSON.parse(template);
  const all: readonly unknown[] = Object.values(resources);
  const mapping = all.map(Object).find(({ Type }) => Type === 'AWS::Lambda::EventSourceMapping');
  return mapping?.Properties ?? {};
}

export function compare(actual: unknown, expected: unknown): void {
  if (isDeepStrictEqual(actual, expected)) return;
  throw new Error(`${JSON.stringify(actual)}\n  is not\n${JSON.stringify(expected)}`);
}
