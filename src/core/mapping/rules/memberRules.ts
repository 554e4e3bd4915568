import * as l10n from '@vscode/l10n';
import { readFieldValue } from '../fieldValues.ts';
import type { FieldPath, Fix } from '../finding.ts';
import type { MappingInput } from '../mapping.ts';
import { toMeantName } from '../meantName.ts';
import { isEditing, type Rule, toRule } from '../rule.ts';
import { readMapping, toMemberOrder } from '../shape.ts';
import { formatPath } from '../shapeFindings.ts';

/** Members of CreateEventSourceMapping that MSK mappings do not take, and whose they are (fields.md 1, 11). */
const FOREIGN_MEMBERS: Readonly<Record<string, () => string>> = {
  ParallelizationFactor: () => l10n.t('Kinesis and DynamoDB streams'),
  TumblingWindowInSeconds: () => l10n.t('Kinesis and DynamoDB streams'),
  Queues: () => l10n.t('Amazon MQ'),
  ScalingConfig: () => l10n.t('Amazon SQS'),
  SelfManagedEventSource: () => l10n.t('self-managed Kafka'),
  SelfManagedKafkaEventSourceConfig: () => l10n.t('self-managed Kafka'),
  DocumentDBEventSourceConfig: () => l10n.t('Amazon DocumentDB'),
  'DestinationConfig.OnSuccess': () => l10n.t('asynchronous invocations'),
};

const LONGEST_KEY = 128;
const LONGEST_TAG = 256;
const MOST_TAGS = 50;

export const MEMBER_RULES: readonly Rule[] = [
  toRule({
    id: 'not-for-msk',
    severity: 'error',
    field: 'eventSourceArn',
    check: (draft) =>
      listUnknownMembers(draft).flatMap((path) => {
        const name = formatPath(path);
        return isForeign(name) ? [{ path, values: { name }, fix: toRemoval(path) }] : [];
      }),
    message: ({ name }: { name: string }) =>
      l10n.t('{0} is for {1}; AWS refuses it in an MSK mapping.', name, FOREIGN_MEMBERS[name]?.() ?? ''),
    source: 'fields.md 1, 11, errors.md D, source-facts 183',
  }),
  toRule({
    id: 'unknown-member',
    severity: 'warning',
    field: 'eventSourceArn',
    check: (draft) =>
      listUnknownMembers(draft).flatMap((path) =>
        isForeign(formatPath(path)) ? [] : [{ path, values: { name: formatPath(path) }, fix: toRenaming(path, draft) }],
      ),
    message: ({ name }: { name: string }) =>
      l10n.t('{0} is no known setting of an event source mapping; it is not sent.', name),
    source: 'fields.md 1, 17',
  }),
  toRule({
    id: 'tag-limits',
    severity: 'error',
    field: 'tags',
    check: ({ Tags: tags = {} }) => {
      const long = Object.entries(tags).filter(
        ([key, value]) => key === '' || key.length > LONGEST_KEY || value.length > LONGEST_TAG,
      );
      const tooMany = Object.keys(tags).length > MOST_TAGS;
      return [...long.map(([key]) => ({ path: ['Tags', key], values: {} })), ...(tooMany ? [{ values: {} }] : [])];
    },
    message: () => l10n.t('Tags: at most 50, keys of 1 to 128 characters, values of up to 256.'),
    source: 'fields.md 2, limits.md 3',
  }),
  toRule({
    id: 'tags-not-updated',
    severity: 'information',
    field: 'tags',
    check: ({ Tags: tags = {} }, known) =>
      isEditing(known) && Object.keys(tags).length > 0 ? { values: {} } : undefined,
    message: () =>
      l10n.t('An update does not change tags; they have operations of their own (tag-resource, untag-resource).'),
    source: 'fields.md 15',
  }),
];

function listUnknownMembers(draft: MappingInput): readonly FieldPath[] {
  return readMapping(draft)
    .faults.filter((fault) => fault.expected === 'nothing')
    .map((fault) => fault.path);
}

function isForeign(name: string): boolean {
  return Object.hasOwn(FOREIGN_MEMBERS, name);
}

function toRemoval(path: FieldPath): Fix {
  return { title: l10n.t('Remove {0}', formatPath(path)), edits: [{ path, value: undefined }] };
}

/** A member that is only spelled in another way takes its right name, if that is free. */
function toRenaming(path: FieldPath, draft: MappingInput): Fix {
  const parent = path.slice(0, -1);
  const right = toMeantName(toMemberOrder(parent), String(path.at(-1)));
  const value = readFieldValue(draft, path);
  if (right === undefined || readFieldValue(draft, [...parent, right]) !== undefined) return toRemoval(path);
  return {
    title: l10n.t('Rename to {0}', right),
    edits: [
      { path, value: undefined },
      { path: [...parent, right], value },
    ],
  };
}
