/** How the samples of a period become one value, in CloudWatch's words. */
export type MetricStatistic = 'Sum' | 'Average' | 'Maximum' | 'Minimum' | (string & {});

/** One series of numbers that is asked for. Namespace AWS/Lambda. */
export interface MetricQuery {
  readonly metric: string;
  readonly dimension: { readonly name: 'EventSourceMappingUUID' | 'FunctionName'; readonly value: string };
  readonly statistic: MetricStatistic;
}

export interface MetricRange {
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  /** Seconds that one value stands for: a multiple of 60. */
  readonly period: number;
}

export interface MetricPoint {
  /** Milliseconds since the epoch: the beginning of the period. */
  readonly at: number;
  readonly value: number;
}

/** Oldest first. A period without samples has no point. */
export type MetricSeries = readonly MetricPoint[];
