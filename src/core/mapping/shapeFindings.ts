import * as l10n from '@vscode/l10n';
import { toFieldAt } from './fields.ts';
import type { FieldPath, Finding } from './finding.ts';
import type { ShapeFault, ShapeKind } from './shape.ts';

const EXPECTATIONS: Readonly<Record<ShapeKind | 'nothing', () => string>> = {
  string: () => l10n.t('a text in quotes belongs here.'),
  json: () => l10n.t('a pattern belongs here as text: JSON in quotes, with its own quotes escaped.'),
  number: () => l10n.t('a whole number belongs here.'),
  boolean: () => l10n.t('true or false belongs here.'),
  timestamp: () => l10n.t('a time belongs here: ISO 8601 text or seconds since 1970.'),
  tags: () => l10n.t('an object of keys and text values belongs here.'),
  list: () => l10n.t('a list belongs here.'),
  object: () => l10n.t('an object belongs here.'),
  nothing: () => l10n.t('nothing belongs here.'),
};

/** The finding for a value of the wrong type; its fix puts in what was meant, or takes the value out. */
export function toShapeFinding({ path, expected, meant }: ShapeFault): Finding {
  const label = toFieldAt(path)?.label() ?? formatPath(path);
  const title =
    meant === undefined ? l10n.t('Remove {0}', formatPath(path)) : l10n.t('Change to {0}', JSON.stringify(meant));
  return {
    ruleId: 'wrong-type',
    severity: 'error',
    path,
    message: l10n.t('{0}: {1}', label, EXPECTATIONS[expected]()),
    ...(path.length === 0 ? {} : { fix: { title, edits: [{ path, value: meant }] } }),
  };
}

/** `SourceAccessConfigurations[0].URI` */
export function formatPath(path: FieldPath): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('');
}
