import * as l10n from '@vscode/l10n';
import { type Rule, toRule } from '../rule.ts';

export const BATCHING_RULES: readonly Rule[] = [
  toRule({
    id: 'window-default-lost',
    severity: 'information',
    field: 'batchWindow',
    check: ({ MaximumBatchingWindowInSeconds: window }, { deployed }) =>
      window === undefined || deployed?.MaximumBatchingWindowInSeconds !== undefined ? undefined : { values: {} },
    message: () =>
      l10n.t('Once the window is set, its default of 500 milliseconds is only to be had again with a new mapping.'),
    source: 'fields.md 7, source-facts 190',
  }),
  toRule({
    id: 'window-not-restorable',
    severity: 'warning',
    field: 'batchWindow',
    check: ({ MaximumBatchingWindowInSeconds: window }, { deployed }) => {
      const { MaximumBatchingWindowInSeconds: before } = deployed ?? {};
      if (window !== undefined || before === undefined || before === 0) return undefined;
      const edits = [{ path: ['MaximumBatchingWindowInSeconds'], value: before }];
      return { values: { before }, fix: { title: l10n.t('Put back {0} seconds', String(before)), edits } };
    },
    message: ({ before }: { before: number }) =>
      l10n.t(
        'Removing the window changes nothing: it stays at {0} seconds, since the default of 500 milliseconds needs a new mapping.',
        String(before),
      ),
    source: 'fields.md 7',
  }),
];
