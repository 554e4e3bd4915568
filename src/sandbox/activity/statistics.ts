type Statistic = (samples: readonly number[]) => number;

const sum: Statistic = (samples) => samples.reduce((total, value) => total + value, 0);

/** By the names that `Stat` takes. */
const statistics: Readonly<Record<string, Statistic>> = {
  Sum: sum,
  Average: (samples) => sum(samples) / samples.length,
  Maximum: (samples) => samples.reduce((most, value) => Math.max(most, value)),
  Minimum: (samples) => samples.reduce((least, value) => Math.min(least, value)),
  SampleCount: (samples) => samples.length,
};

/** The statistic of a name, percentiles (`p95`) included; undefined: there is none. */
export function findStatistic(name: string): Statistic | undefined {
  if (Object.hasOwn(statistics, name)) return statistics[name];
  const percent = Number(/^p(\d{1,2}(?:\.\d+)?|100)$/.exec(name)?.[1]);
  if (Number.isNaN(percent)) return undefined;
  return (samples) => {
    const sorted = samples.toSorted((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
  };
}
