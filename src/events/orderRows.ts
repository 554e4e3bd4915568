import * as vscode from 'vscode';
import { EVENT_SOURCES, type EventSpec, type FilterSpec, type HeaderSpec } from '../core/event/generate/eventSpec.ts';
import { cutText } from '../core/event/valueLabel.ts';
import type { AskContext } from './askContext.ts';
import { askKeys, describeKeys } from './askKeys.ts';
import { askMember, pick } from './askMember.ts';
import { askSchema, describeSchemas } from './askSchema.ts';
import { askTroubles, describeTroubles } from './askTroubles.ts';
import { askValues, describeValues } from './askValues.ts';

/** One thing that can be set: how it stands, and how it is asked. Undefined: the user left the question. */
export interface OrderRow {
  readonly icon: string;
  readonly label: () => string;
  readonly state: (spec: EventSpec) => string;
  readonly applies?: (patterns: readonly string[]) => boolean;
  readonly ask: (spec: EventSpec, context: AskContext) => Promise<EventSpec | undefined>;
}

export const ORDER_ROWS: readonly OrderRow[] = [
  {
    icon: 'list-ordered',
    label: () => vscode.l10n.t('Records'),
    state: ({ records }) => (records === undefined ? vscode.l10n.t('as many as there are values') : String(records)),
    ask: (spec) =>
      askMember(spec, 'records', vscode.l10n.t('How many records?'), String(spec.records ?? ''), (text) =>
        text === '' ? undefined : Number(text),
      ),
  },
  {
    icon: 'symbol-object',
    label: () => vscode.l10n.t('Values'),
    state: ({ values }) => describeValues(values),
    ask: askValues,
  },
  {
    icon: 'key',
    label: () => vscode.l10n.t('Keys'),
    state: ({ keys }) => describeKeys(keys),
    ask: askKeys,
  },
  {
    icon: 'filter',
    label: () => vscode.l10n.t('Filter'),
    state: ({ filter }) => FILTER_WORDS[filter?.want ?? 'all'](),
    applies: (patterns) => patterns.length > 0,
    ask: askFilter,
  },
  {
    icon: 'tag',
    label: () => vscode.l10n.t('Headers'),
    state: ({ headers = [] }) => formatHeaders(headers) || vscode.l10n.t('none'),
    ask: (spec) =>
      askMember(
        spec,
        'headers',
        vscode.l10n.t('Headers as name=text; name=text. Texts may have placeholders, names may repeat.'),
        formatHeaders(spec.headers ?? []),
        parseHeaders,
      ),
  },
  {
    icon: 'split-horizontal',
    label: () => vscode.l10n.t('Partitions'),
    state: ({ partitions = 1 }) => (typeof partitions === 'number' ? String(partitions) : partitions.join(', ')),
    ask: (spec) =>
      askMember(
        spec,
        'partitions',
        vscode.l10n.t('How many partitions? Or their numbers with commas between: 0, 3'),
        String(spec.partitions ?? 1),
        (text) => (text.includes(',') ? text.split(',').map(toNumber) : toNumber(text)),
      ),
  },
  {
    icon: 'warning',
    label: () => vscode.l10n.t('Tombstones and bad records'),
    state: describeTroubles,
    ask: askTroubles,
  },
  {
    icon: 'references',
    label: () => vscode.l10n.t('Schema registry'),
    state: ({ schemas = [] }) => describeSchemas(schemas),
    ask: askSchema,
  },
  {
    icon: 'milestone',
    label: () => vscode.l10n.t('First offset'),
    state: ({ startOffset = 0 }) =>
      typeof startOffset === 'object' ? vscode.l10n.t('by partition') : String(startOffset),
    ask: (spec) =>
      askMember(
        spec,
        'startOffset',
        vscode.l10n.t('Offset of the first record in each partition'),
        typeof spec.startOffset === 'object' ? '0' : String(spec.startOffset ?? 0),
        (text) => text,
      ),
  },
  {
    icon: 'layers',
    label: () => vscode.l10n.t('Batch size'),
    state: ({ batchSize = 100 }) =>
      batchSize === 1 ? vscode.l10n.t('1 record an event') : vscode.l10n.t('at most {0} records an event', batchSize),
    ask: (spec) =>
      askMember(
        spec,
        'batchSize',
        vscode.l10n.t('Most records of one event; more make several events'),
        String(spec.batchSize ?? 100),
        toNumber,
      ),
  },
  {
    icon: 'broadcast',
    label: () => vscode.l10n.t('Event source'),
    state: ({ eventSource = 'aws:kafka' }) => eventSource,
    ask: async (spec) => {
      const title = vscode.l10n.t('Event Source');
      const eventSource = await pick(title, {
        [EVENT_SOURCES[0]]: () => vscode.l10n.t('Amazon MSK'),
        [EVENT_SOURCES[1]]: () => vscode.l10n.t('self-managed Kafka'),
      });
      return eventSource === undefined ? undefined : { ...spec, eventSource };
    },
  },
  {
    icon: 'symbol-event',
    label: () => vscode.l10n.t('Topic'),
    state: ({ topic }) => topic,
    ask: (spec) => askMember(spec, 'topic', vscode.l10n.t('Name of the topic'), spec.topic, (text) => text),
  },
];

const FILTER_WORDS: Readonly<Record<FilterSpec['want'] | 'all', () => string>> = {
  matching: () => vscode.l10n.t('only records that match'),
  'non-matching': () => vscode.l10n.t('only records that do not match'),
  mixed: () => vscode.l10n.t('both, in turns'),
  all: () => vscode.l10n.t('without regard to the filter'),
};

/** Which records to make, by the filter of the mapping. */
export async function askFilter(spec: EventSpec, { patterns }: AskContext): Promise<EventSpec | undefined> {
  const { filter: _, ...others } = spec;
  const placeHolder = cutText(patterns.join('  '), 120);
  const want = await pick(vscode.l10n.t('Which Records of the Mapping’s Filter?'), FILTER_WORDS, placeHolder);
  if (want === undefined) return undefined;
  return want === 'all' ? others : { ...others, filter: { patterns, want } };
}

function toNumber(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

function formatHeaders(headers: readonly HeaderSpec[]): string {
  return headers.map(({ name, text, base64 }) => `${name}=${text ?? base64 ?? ''}`).join('; ');
}

function parseHeaders(line: string): readonly HeaderSpec[] | undefined {
  const parts = line.split(';').filter((part) => part.trim() !== '');
  if (parts.length === 0) return undefined;
  return parts.map((part) => {
    const [name = '', ...text] = part.split('=');
    return { name: name.trim(), text: text.join('=').trim() };
  });
}
