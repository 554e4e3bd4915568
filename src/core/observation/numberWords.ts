import * as l10n from '@vscode/l10n';
import type { ChartUnit } from './charts.ts';

const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const ROUGH = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const SHORT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** `1,204`; large numbers and small fractions rounded. */
export function formatNumber(value: number): string {
  return Math.abs(value) >= 1000 || Number.isInteger(value) ? WHOLE.format(value) : ROUGH.format(value);
}

/** `1.2K`: for axes. */
export function formatShort(value: number): string {
  return SHORT.format(value);
}

const UNITS: Readonly<Record<ChartUnit, (number: string) => string>> = {
  records: (number) => (number === '1' ? l10n.t('1 record') : l10n.t('{0} records', number)),
  errors: (number) => (number === '1' ? l10n.t('1 error') : l10n.t('{0} errors', number)),
  calls: (number) => (number === '1' ? l10n.t('1 call') : l10n.t('{0} calls', number)),
  pollers: (number) => (number === '1' ? l10n.t('1 poller') : l10n.t('{0} pollers', number)),
  milliseconds: (number) => l10n.t('{0} ms', number),
  bytes: (number) => (number === '1' ? l10n.t('1 byte') : l10n.t('{0} bytes', number)),
};

/** `1,204 records`. */
export function formatAmount(value: number, unit: ChartUnit): string {
  return UNITS[unit](formatNumber(value));
}

/** How long so many minutes are, roughly. */
export function formatMinutes(minutes: number): string {
  if (minutes < 1.5) return l10n.t('about a minute');
  if (minutes < 90) return l10n.t('about {0} minutes', Math.round(minutes));
  const hours = minutes / 60;
  if (hours < 36) return l10n.t('about {0} hours', Math.round(hours));
  return l10n.t('about {0} days', Math.round(hours / 24));
}
