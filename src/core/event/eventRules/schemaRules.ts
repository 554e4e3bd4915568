import * as l10n from '@vscode/l10n';
import { SCHEMA_MEMBERS } from '../eventMembers.ts';
import type { ScannedField, ScannedSchema } from '../scannedEvent.ts';
import { type EventRule, toEventRule } from './eventRule.ts';
import { findMember, type ObjectView, type RecordView, readTextAt, toTypeAt } from './eventView.ts';

/** What a schema registry leaves in a record (events.md 2). */
export const SCHEMA_RULES: readonly EventRule<RecordView>[] = [
  toEventRule({
    id: 'schema-missing',
    severity: 'warning',
    check: (record) => {
      const { key, value, keySchema, valueSchema } = record.scanned;
      const { registry } = record.event;
      return [
        ...(registry.key ? toGap(key, keySchema, 'keySchemaMetadata') : []),
        ...(registry.value ? toGap(value, valueSchema, 'valueSchemaMetadata') : []),
      ];
    },
    message: ({ name }: { readonly name: string }) =>
      l10n.t('Other records of the event have {0}: with a schema registry every record that has content does.', name),
    source: 'events.md 1 and 2',
  }),
  toEventRule({
    id: 'schema-incomplete',
    severity: 'warning',
    check: (record) =>
      record.schemas.flatMap((schema) =>
        SCHEMA_MEMBERS.filter(({ name }) => toText(schema, name) === undefined).map(({ name }) => ({
          place: findMember(schema, name) ?? { offset: schema.offset, length: 1 },
          values: { name },
        })),
      ),
    message: ({ name }: { readonly name: string }) => l10n.t('Schema metadata have {0}, a text.', name),
    source: 'events.md 1 and 2',
  }),
  toEventRule({
    id: 'schema-format',
    severity: 'warning',
    check: (record) =>
      record.schemas.flatMap((schema) => {
        const place = findMember(schema, 'dataFormat');
        const format = toText(schema, 'dataFormat');
        return place === undefined || format === undefined || FORMATS.includes(format) ? [] : [{ place, values: {} }];
      }),
    message: () => l10n.t('Lambda knows these formats: {0}.', FORMATS.join(', ')),
    source: 'events.md 2',
  }),
  toEventRule({
    id: 'schema-object',
    severity: 'error',
    check: (record) =>
      ['keySchemaMetadata', 'valueSchemaMetadata'].flatMap((name) => {
        const member = findMember(record, name);
        const isRight = member === undefined || ['object', 'null'].includes(toTypeAt(record.text, member));
        return isRight ? [] : [{ place: member, values: {} }];
      }),
    message: () => l10n.t('Schema metadata are an object with dataFormat and schemaId.'),
    source: 'events.md 1',
  }),
];

const FORMATS = SCHEMA_MEMBERS.find(({ name }) => name === 'dataFormat')?.choices ?? [];

function toGap(content: ScannedField, schema: ScannedSchema | undefined, name: string) {
  if (content.state !== 'string' || schema !== undefined) return [];
  return [{ place: content, values: { name } }];
}

function toText(schema: ObjectView, name: string): string | undefined {
  return readTextAt(schema.text, findMember(schema, name));
}
