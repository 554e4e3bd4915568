import * as l10n from '@vscode/l10n';
import { type JsonValue, readJsonValue } from '../jsonValue.ts';
import type { KeySpec } from './eventSpec.ts';
import type { Scene } from './placeholders.ts';
import type { Content } from './valueSource.ts';
import { parseTextTemplate } from './valueTemplate.ts';

/** Text of a key, null, or undefined for a record without the member. */
export type RecordKey = string | null | undefined;

/** Makes the key of a record; `content` is its value, absent for tombstones. */
export type MakeKey = (scene: Scene, content: Content | undefined) => RecordKey;

interface KeyProblem {
  readonly problem: string;
  readonly member: string;
  readonly near?: string;
}

export function prepareKeys(keys: KeySpec): MakeKey | KeyProblem {
  switch (keys.kind) {
    case 'none':
      return () => KEYLESS[keys.as ?? 'null'];
    case 'sequence': {
      const { prefix = '', count } = keys;
      return ({ index }) => `${prefix}${(count === undefined ? index : index % count) + 1}`;
    }
    case 'template': {
      const template = parseTextTemplate(keys.template);
      if (template.problem !== undefined) return { problem: template.problem, near: template.near, member: 'template' };
      return (scene) => template.render(scene);
    }
    case 'field': {
      const names = keys.field.split('.').filter((name) => name !== '');
      if (names.length === 0) return { problem: l10n.t('The name of a member is missing.'), member: 'field' };
      return (_scene, content) => readField(content, names) ?? null;
    }
  }
}

/** All three occur in events (events.md 1). */
const KEYLESS: Readonly<Record<'null' | 'absent' | 'empty', RecordKey>> = { null: null, absent: undefined, empty: '' };

/** A member of a JSON value as text, numbers as they are written; undefined when there is none, or an object or list. */
function readField(content: Content | undefined, names: readonly string[]): string | undefined {
  const text = content?.decoded ?? content?.body;
  let value: JsonValue | undefined = typeof text === 'string' ? readJsonValue(text) : undefined;
  for (const name of names) value = value === undefined ? undefined : toMember(value, name);
  switch (value?.kind) {
    case 'text':
      return value.value;
    case 'number':
      return value.written;
    case 'boolean':
      return String(value.value);
    default:
      return undefined;
  }
}

function toMember(value: JsonValue, name: string): JsonValue | undefined {
  if (value.kind === 'object') return value.members.get(name);
  return value.kind === 'list' && /^\d+$/.test(name) ? value.items[Number(name)] : undefined;
}
