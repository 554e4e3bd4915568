import * as l10n from '@vscode/l10n';
import type { FieldSpec } from '../core/mapping/fieldSpec.ts';

/** What a field is, which values it takes and where more is said, as Markdown for hovers and completions. */
export function toFieldMarkdown(field: FieldSpec): string {
  const facts = [...toDefaultWords(field), ...toLimitWords(field), ...toConditionWords(field)];
  return [
    `**${field.label()}**: ${field.help()}`,
    ...(facts.length === 0 ? [] : [facts.map((fact) => `- ${fact}`).join('\n')]),
    `[${l10n.t('Documentation')}](${field.docUrl})`,
  ].join('\n\n');
}

export const UUID_HELP = (): string =>
  l10n.t(
    'Identifier of a mapping that exists: with it the document updates that mapping, without it a new one is created.',
  );

function toDefaultWords({ default: fallback }: FieldSpec): readonly string[] {
  return fallback === undefined ? [] : [l10n.t('Default: {0}', fallback.words())];
}

function toLimitWords({ limits = {} }: FieldSpec): readonly string[] {
  const { min, max, maxLength, allowed, maxItems } = limits;
  return [
    min === undefined || max === undefined ? '' : l10n.t('Whole number from {0} to {1}', String(min), String(max)),
    maxLength === undefined ? '' : l10n.t('At most {0} characters', String(maxLength)),
    allowed === undefined ? '' : l10n.t('Takes {0}', allowed()),
    maxItems === undefined ? '' : toEntryWords(maxItems),
  ].filter((words) => words !== '');
}

function toEntryWords(count: number): string {
  return count === 1 ? l10n.t('At most one entry') : l10n.t('At most {0} entries', String(count));
}

function toConditionWords({ createOnly, mode }: FieldSpec): readonly string[] {
  return [
    ...(createOnly ? [l10n.t('Cannot be changed once the mapping exists')] : []),
    ...(mode === 'provisioned' ? [l10n.t('Provisioned mode only')] : []),
  ];
}
