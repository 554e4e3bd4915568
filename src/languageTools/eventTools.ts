import * as vscode from 'vscode';
import type { DecodedValue } from '../core/event/decodeValue.ts';
import type { KeySpec, ValueSpec } from '../core/event/generate/eventSpec.ts';
import type { EventRecord } from '../core/event/readEvent.ts';
import { type LanguageTool, readCount, readText, shorten, type ToolInput } from './languageTool.ts';

const MOST_VALUE = 1000;
const MOST_ANSWER = 20_000;

/** Says what the keys, values and headers of an event hold. */
export const decodeEvent: LanguageTool = {
  progress: () => vscode.l10n.t('Decoding a Kafka event'),
  async answer(input, { readEvent, readFile }) {
    const { kind, records, problems } = await readEvent(await readEventText(input, readFile));
    if (records.length === 0) return toNoEvent(kind, problems);
    const most = readCount(input, 'maxRecords', 20, 100);
    const lines = records.slice(0, most).map(toRecordLine);
    const more = records.length > most ? [`${records.length - most} more records: raise "maxRecords".`] : [];
    const faults = problems.slice(0, 5).map(({ offset, message }) => `At character ${offset}: ${message}`);
    return shorten([`${kind} event, ${records.length} records.`, ...lines, ...more, ...faults].join('\n'), MOST_ANSWER);
  },
};

/** Makes an event as Lambda would pass it to a function; writes nothing. */
export const generateEvent: LanguageTool = {
  progress: (input) => vscode.l10n.t('Generating a Kafka event for the topic {0}', String(input['topic'])),
  async answer(input, { generateEvents }) {
    const topic = readText(input, 'topic');
    if (topic === undefined) throw new Error('Give "topic": the name of the Kafka topic.');
    const events = await generateEvents({
      topic,
      records: readCount(input, 'records', 1, 20),
      batchSize: 20,
      partitions: readCount(input, 'partitions', 1, 20),
      keys: toKeys(input),
      values: toValues(input),
      seed: typeof input['seed'] === 'number' ? input['seed'] : 1,
    });
    return events.map((event) => JSON.stringify(event, undefined, 1)).join('\n');
  },
};

async function readEventText(input: ToolInput, readFile: (path: string) => Promise<string>): Promise<string> {
  const given = input['event'];
  if (typeof given === 'string' && given !== '') return given;
  if (typeof given === 'object' && given !== null) return JSON.stringify(given);
  const path = readText(input, 'file');
  if (path === undefined) throw new Error('Give "event" (the JSON text) or "file" (a path in the workspace).');
  return await readFile(path);
}

function toNoEvent(kind: string, problems: readonly { readonly message: string }[]): string {
  const why = problems[0]?.message;
  return `No Kafka event for Lambda: ${kind}.${why === undefined ? '' : ` ${why}`}`;
}

function toRecordLine({ topic, partition, offset, time, key, value, headers }: EventRecord): string {
  const when = time === undefined ? '' : ` at ${toIsoTime(time)}`;
  const heads = headers.map(({ name, value: content }) => `${name}=${toWords(content)}`).join(', ');
  return [
    `- ${topic}-${partition} offset ${offset}${when}: key ${toWords(key)}, value ${toWords(value)}`,
    ...(heads === '' ? [] : [`  headers ${heads}`]),
  ].join('\n');
}

function toIsoTime(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? String(time) : date.toISOString();
}

function toWords({ state, text, hex, problem, frame }: DecodedValue): string {
  const content = text ?? (hex === undefined ? undefined : `hex ${hex}`);
  const head = frame === undefined ? state : `${state} behind a ${frame.kind} frame`;
  if (content === undefined) return problem === undefined ? head : `${head}: ${problem}`;
  return `(${head}) ${shorten(content, MOST_VALUE)}`;
}

function toKeys(input: ToolInput): KeySpec {
  const field = readText(input, 'keyField');
  return field === undefined ? { kind: 'sequence', prefix: 'key-' } : { kind: 'field', field };
}

function toValues(input: ToolInput): ValueSpec {
  const template = input['template'];
  if (typeof template === 'string') return { kind: 'template', template };
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is how placeholders are written
  return { kind: 'json', template: template ?? { id: '${seq}' } };
}
