import { describe, expect, it } from 'vitest';
import type { DeployedMapping } from '../../../src/core/mapping/mapping.ts';
import { toChartColumns } from '../../../src/core/observation/chartColumns.ts';
import { CHARTS, isMeasured, toQueries } from '../../../src/core/observation/charts.ts';
import { toChartWords, toSlope } from '../../../src/core/observation/chartWords.ts';
import type { MetricSeries } from '../../../src/core/observation/metricSeries.ts';
import { formatMinutes, formatNumber, formatShort } from '../../../src/core/observation/numberWords.ts';
import { isTimeRangeId, TIME_RANGES, toMetricRange } from '../../../src/core/observation/timeRanges.ts';

const MAPPING: DeployedMapping = { UUID: 'u-1', FunctionArn: 'arn:aws:lambda:r:1:function:f', State: 'Enabled' };
const PROVISIONED: DeployedMapping = { ...MAPPING, ProvisionedPollerConfig: { MinimumPollers: 1 } };

function toSeries(values: readonly number[]): MetricSeries {
  return values.map((value, index) => ({ at: index * 60_000, value }));
}

function say(id: string, series: readonly MetricSeries[], mapping = MAPPING): string {
  const chart = CHARTS.find((entry) => entry.id === id);
  if (chart === undefined) throw new Error(`no chart ${id}`);
  return toChartWords(chart, series, mapping);
}

describe('words under a chart', () => {
  it.each([
    [
      'grows',
      [1000, 2200, 3400, 4600],
      '4,600 records wait. Lag grows by 1,200 records a minute: at this rate 76,600 records wait in an hour.',
    ],
    [
      'falls',
      [5000, 4000, 3000],
      '3,000 records wait. Lag falls by 1,000 records a minute: at this rate it is at zero in about 3 minutes.',
    ],
    ['is steady', [500, 500, 500], '500 records wait; that is steady.'],
    ['is none', [0, 0, 0], 'Nothing waits.'],
    ['is known once', [7], '7 records wait.'],
  ])('say where a lag goes that %s', (_name, values, words) => {
    expect(say('lag', [toSeries(values)])).toBe(words);
  });

  it('judge a lag by its newest part', () => {
    const before = Array.from({ length: 90 }, (_, index) => index * 100);
    expect(toSlope(toSeries([...before, ...Array(30).fill(9000)]))).toBeCloseTo(0);
    expect(toSlope(toSeries([1, 2]))).toBeUndefined();
  });

  it('see no trend in what goes up and down', () => {
    const noisy = Array.from({ length: 45 }, (_, minute) => 1500 + minute * 4 + (minute % 2 === 0 ? 900 : -900));
    expect(toSlope(toSeries(noisy))).toBe(0);
    expect(toSlope(toSeries(noisy.map((value, minute) => value + minute * 600)))).toBeGreaterThan(400);
  });

  it('sum up counts, and leave out what is none', () => {
    expect(say('calls', [toSeries([10, 20]), toSeries([0, 2]), []])).toBe('In this time – Invocations: 30, Errors: 2.');
    expect(say('calls', [toSeries([0]), [], []])).toBe('None in this time.');
  });

  it('tell the last value and the bounds of a level', () => {
    expect(say('duration', [toSeries([100, 120]), toSeries([300, 250])])).toBe(
      'Last 120 ms; between 100 and 300 ms in this time.',
    );
  });

  it('tell of a level that never changes, and of calls that all fail', () => {
    expect(say('concurrency', [toSeries([1, 1, 1])])).toBe('1 call all the time.');
    expect(say('concurrency', [toSeries([2, 1])])).toBe('Last 1 call; between 1 and 2 calls in this time.');
    expect(say('calls', [toSeries([3, 4]), toSeries([3, 4]), []])).toBe(
      'In this time – Invocations: 7. All of them failed.',
    );
  });

  it('say why there is nothing to see', () => {
    expect(say('records', [[], [], [], []])).toBe('Event counts are not turned on for this mapping.');
    expect(say('pollers', [[]])).toBe('Only mappings in provisioned mode have event pollers of their own.');
    expect(say('lag', [[]], { ...MAPPING, State: 'Disabled' })).toContain('disabled');
    expect(say('lag', [[]])).toContain('up to three minutes late');
    expect(say('calls', [[], [], []])).toContain('was not called');
    const on = { ...PROVISIONED, MetricsConfig: { Metrics: ['EventCount', 'ErrorCount'] } };
    expect(say('errors', [[], [], [], [], []], on)).toBe('None in this time.');
    expect(say('records', [[], [], [], []], on)).toContain('polled nothing');
  });
});

describe('charts', () => {
  it('are measured as the mapping is configured', () => {
    const on = (mapping: DeployedMapping) => CHARTS.filter((chart) => isMeasured(chart, mapping)).map(({ id }) => id);
    expect(on(MAPPING)).toEqual(['lag', 'calls', 'duration', 'concurrency']);
    expect(on(PROVISIONED)).toContain('pollers');
    expect(on({ ...PROVISIONED, MetricsConfig: { Metrics: ['KafkaMetrics'] } })).toContain('mappingLag');
  });

  it('ask for the metrics of the mapping or of its function', () => {
    const queries = CHARTS.flatMap((chart) => toQueries(chart, MAPPING, 'f'));
    expect(queries).toContainEqual({
      metric: 'OffsetLag',
      statistic: 'Maximum',
      dimension: { name: 'FunctionName', value: 'f' },
    });
    expect(queries).toContainEqual({
      metric: 'PolledEventCount',
      statistic: 'Sum',
      dimension: { name: 'EventSourceMappingUUID', value: 'u-1' },
    });
  });

  it('show a gap where nothing was measured', () => {
    const range = { from: 30_000, to: 240_000, period: 60 };
    expect(
      toChartColumns(
        [
          [
            { at: 60_000, value: 1 },
            { at: 180_000, value: 3 },
          ],
        ],
        range,
      ),
    ).toEqual({
      times: [60, 120, 180],
      values: [[1, null, 3]],
    });
  });
});

describe('time ranges', () => {
  it.each(TIME_RANGES)('$id fits a chart, on whole periods', ({ id, minutes, period }) => {
    expect((minutes * 60) / period).toBeLessThanOrEqual(300);
    const range = toMetricRange(id, 1_000_000_123_456);
    expect(range.to % (period * 1000)).toBe(0);
    expect(range.to).toBeGreaterThanOrEqual(1_000_000_123_456);
    expect(range.to - range.from).toBe(minutes * 60_000);
    expect(isTimeRangeId(id)).toBe(true);
  });

  it('are told from other words', () => {
    expect(isTimeRangeId('2h')).toBe(false);
  });
});

describe('numbers', () => {
  it('are written for people', () => {
    expect([1204, 0.1234, 12.5, 3].map(formatNumber)).toEqual(['1,204', '0.123', '12.5', '3']);
    expect([950, 12_400].map(formatShort)).toEqual(['950', '12.4K']);
    expect([1, 45, 200, 4000].map(formatMinutes)).toEqual([
      'about a minute',
      'about 45 minutes',
      'about 3 hours',
      'about 3 days',
    ]);
  });
});
