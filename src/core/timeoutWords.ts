import * as l10n from '@vscode/l10n';

/** How long a function may run, in seconds, beside what MSK allows (source-facts 8). */
export function toTimeoutWords(seconds: number): string {
  return seconds === 1
    ? l10n.t('1 second (at most 840 for MSK)')
    : l10n.t('{0} seconds (at most 840 for MSK)', String(seconds));
}
