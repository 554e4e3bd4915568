import type { Browser } from '@playwright/test';
import type { VsCodeServer } from '../../../scripts/vscodeServer.ts';

/** What every benchmark may use: a VS Code that runs, a browser to open windows in, and an empty workspace. */
export interface BenchmarkBed {
  readonly browser: Browser;
  readonly server: VsCodeServer;
  readonly vscodeVersion: string;
  readonly workspace: string;
  readonly progress: (line: string) => void;
}

/** One line of docs/benchmarks.md. Milliseconds say nothing on another machine, so there are only ratios. */
export interface Measurement {
  readonly what: string;
  readonly comparedWith: string;
  /** Ours divided by what it is compared with. */
  readonly ratio: number;
  /** The ratio that must not be exceeded. */
  readonly bar: number;
  /** What was measured on this machine; printed, but not written down. */
  readonly milliseconds?: number;
}

/** The export `benchmark` of every file whose name ends in `.bench.ts`. */
export interface Benchmark {
  readonly title: string;
  /** How it is measured, for the reader of docs/benchmarks.md. */
  readonly method: string;
  readonly run: (bed: BenchmarkBed) => Promise<readonly Measurement[]>;
}

/** The number that the given share of all numbers does not exceed; `share` from 0 to 1. */
export function toQuantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function toMedian(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}
