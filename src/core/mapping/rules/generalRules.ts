import * as l10n from '@vscode/l10n';
import { toChanges, toMappingInput } from '../changes.ts';
import type { FieldSpec } from '../fieldSpec.ts';
import { FIELDS } from '../fields.ts';
import { isUnset, readFieldValue } from '../fieldValues.ts';
import type { FieldPath, Fix } from '../finding.ts';
import type { DeployedMapping, MappingInput } from '../mapping.ts';
import { toMeantName } from '../meantName.ts';
import { isEditing, type Rule, type RuleHit, toRule } from '../rule.ts';

/** Rules that the table of fields states for all fields at once. */
export const GENERAL_RULES: readonly Rule[] = [
  toRule({
    id: 'required-member',
    severity: 'error',
    field: 'functionName',
    check: (draft, known) =>
      FIELDS.filter((field) => field.required?.when(draft) && isUnset(readFieldValue(draft, field.path)))
        // An update leaves out what stays as it is.
        .filter((field) => !isEditing(known) || (!field.createOnly && field.id !== 'functionName'))
        .map((field) => ({ path: field.path, values: field })),
    message: (field: FieldSpec) => field.required?.message() ?? '',
    source: 'fields.md 1, source-facts 187, 188, 192-194',
  }),
  toRule({
    id: 'fixed-after-create',
    severity: 'error',
    field: 'eventSourceArn',
    check: (draft, known) => (known.deployed === undefined ? undefined : listFixedChanges(draft, known.deployed)),
    message: ({ label, before }: { label: string; before: string }) =>
      l10n.t(
        '{0} cannot be changed once the mapping exists (it is {1}); create a new mapping instead.',
        label,
        before || l10n.t('not set'),
      ),
    source: 'fields.md 1, source-facts 119, 184, 187, 192, 194',
  }),
  toRule({
    id: 'out-of-range',
    severity: 'error',
    field: 'batchSize',
    check: (draft) =>
      FIELDS.filter((field) => field.control === 'integer').flatMap((field) => checkRange(field, draft)),
    message: ({ label, min, max }: Range) => l10n.t('{0} must be a whole number from {1} to {2}.', label, min, max),
    source: 'fields.md 1, source-facts 185',
  }),
  toRule({
    id: 'too-long',
    severity: 'error',
    field: 'consumerGroupId',
    check: (draft) => listTexts(draft).flatMap(({ field, text }) => checkLength(field, text)),
    message: ({ label, max, length }: { label: string; max: string; length: string }) =>
      l10n.t('{0} can have at most {1} characters; this has {2}.', label, max, length),
    source: 'fields.md 1',
  }),
  toRule({
    id: 'bad-format',
    severity: 'error',
    field: 'consumerGroupId',
    check: (draft) => listTexts(draft).flatMap(({ field, text }) => checkPattern(field, text)),
    message: ({ label, allowed }: { label: string; allowed: string }) => l10n.t('{0} takes {1}.', label, allowed),
    source: 'fields.md 4, 8, 9, 10, 14',
  }),
  toRule({
    id: 'empty-value',
    severity: 'error',
    field: 'consumerGroupId',
    check: (draft) =>
      FIELDS.filter((field) => isEmptyText(field, draft)).map((field) => ({
        path: field.path,
        values: { label: field.label() },
        fix: { title: l10n.t('Remove {0}', field.label()), edits: [{ path: field.path, value: undefined }] },
      })),
    message: ({ label }: { label: string }) => l10n.t('{0} is empty: give it a value or remove it.', label),
    source: 'fields.md 1',
  }),
  toRule({
    id: 'unknown-choice',
    severity: 'error',
    field: 'startingPosition',
    check: (draft) => FIELDS.flatMap((field) => checkChoices(field, draft)),
    message: ({ label, value, choices }: { label: string; value: string; choices: string }) =>
      l10n.t('{0} cannot be "{1}"; it takes {2}.', label, value, choices),
    source: 'fields.md 1, 6, 9, 12, 13',
  }),
  toRule({
    id: 'repeated-choice',
    severity: 'warning',
    field: 'metrics',
    check: (draft) => FIELDS.flatMap((field) => checkRepeats(field, draft)),
    message: ({ label, value }: { label: string; value: string }) => l10n.t('{0} names {1} twice.', label, value),
    source: 'fields.md 1',
  }),
];

function listFixedChanges(draft: MappingInput, deployed: DeployedMapping) {
  const fields = new Set(FIELDS.filter((field) => field.createOnly).map((field) => field.path));
  return toChanges(deployed, draft)
    .fixed.filter((difference) => fields.has(difference.path))
    .map(({ path, label, before }) => ({
      path,
      values: { label, before },
      fix: {
        title: l10n.t('Put back {0}', label),
        edits: [{ path, value: readFieldValue(toMappingInput(deployed), path) }],
      },
    }));
}

interface Range {
  readonly label: string;
  readonly min: string;
  readonly max: string;
}

function checkRange(field: FieldSpec, draft: MappingInput): readonly RuleHit<Range>[] {
  const value = readFieldValue(draft, field.path);
  const { min, max } = field.limits ?? {};
  if (typeof value !== 'number' || min === undefined || max === undefined) return [];
  const nearest = Math.min(max, Math.max(min, Math.round(value)));
  if (nearest === value) return [];
  const fix: Fix = {
    title: l10n.t('Change to {0}', String(nearest)),
    edits: [{ path: field.path, value: nearest }],
  };
  return [{ path: field.path, values: { label: field.label(), min: String(min), max: String(max) }, fix }];
}

/** Values of all fields that hold one text. */
function listTexts(draft: MappingInput): readonly { readonly field: FieldSpec; readonly text: string }[] {
  return FIELDS.flatMap((field) => {
    const text = readFieldValue(draft, field.path);
    return typeof text === 'string' && text !== '' ? [{ field, text }] : [];
  });
}

function checkLength(field: FieldSpec, text: string) {
  const { maxLength } = field.limits ?? {};
  if (maxLength === undefined || text.length <= maxLength) return [];
  return [{ path: field.path, values: { label: field.label(), max: String(maxLength), length: String(text.length) } }];
}

function checkPattern(field: FieldSpec, text: string) {
  const { pattern, allowed } = field.limits ?? {};
  if (pattern === undefined || pattern.test(text)) return [];
  return [{ path: field.path, values: { label: field.label(), allowed: allowed?.() ?? String(pattern) } }];
}

/** Required fields have their own words for that, and an empty key or destination means "none". */
function isEmptyText(field: FieldSpec, draft: MappingInput): boolean {
  const takesNone =
    (field.limits?.minLength ?? 0) === 0 && field.choices === undefined && field.control !== 'timestamp';
  return !takesNone && !field.required?.when(draft) && readFieldValue(draft, field.path) === '';
}

/** Where the choices of a field stand: the value itself, the items of a list, or one member of each. */
function listChosen(field: FieldSpec, draft: MappingInput): readonly { path: FieldPath; value: unknown }[] {
  const value = readFieldValue(draft, field.path);
  if (field.control === 'choice') return [{ path: field.path, value }];
  const member = field.control === 'attributes' ? ['Attribute'] : field.control === 'access' ? ['Type'] : [];
  if ((field.control !== 'choices' && member.length === 0) || !Array.isArray(value)) return [];
  return value.map((_item, index) => {
    const path = [...field.path, index, ...member];
    return { path, value: readFieldValue(draft, path) };
  });
}

function checkChoices(field: FieldSpec, draft: MappingInput) {
  const choices = field.choices ?? [];
  return listChosen(field, draft).flatMap(({ path, value }) => {
    if (typeof value !== 'string' || value === '' || choices.some((choice) => choice.value === value)) return [];
    const values = { label: field.label(), value, choices: choices.map((choice) => choice.value).join(', ') };
    const meant = toMeantName(
      choices.map((choice) => choice.value),
      value,
    );
    if (meant === undefined) return [{ path, values }];
    const fix: Fix = { title: l10n.t('Change to {0}', meant), edits: [{ path, value: meant }] };
    return [{ path, values, fix }];
  });
}

/** Items of a list of choices that stand in it already. */
function checkRepeats(field: FieldSpec, draft: MappingInput) {
  const chosen = field.control === 'choice' ? [] : listChosen(field, draft);
  const seen = new Set<unknown>();
  return chosen.flatMap(({ value }, index) => {
    const isNew = !seen.has(value);
    seen.add(value);
    if (typeof value !== 'string' || isNew) return [];
    const path = [...field.path, index];
    const fix: Fix = { title: l10n.t('Remove the second {0}', value), edits: [{ path, value: undefined }] };
    return [{ path, values: { label: field.label(), value }, fix }];
  });
}
