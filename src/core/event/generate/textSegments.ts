import { toUtf8Bytes } from '../payloadLimits.ts';
import { toEventHead } from './eventHead.ts';
import type { GenerationPlan } from './generationPlan.ts';
import { type EventLayout, formatEventHead, type SchemaMetadata } from './kafkaEvent.ts';

/** A text that stands in every record. */
export interface Segment {
  readonly text: string;
  /** By how many its bytes in UTF-8, without the blanks of the layout, differ from its length. */
  readonly extra: number;
}

/** Everything of an event that is the same whatever the records hold. */
export interface TextSegments {
  readonly head: string;
  /** Between records, and between partitions. */
  readonly between: string;
  readonly groupEnd: string;
  readonly foot: string;
  /** From the beginning of a record up to the number. */
  readonly partition: Segment;
  readonly offset: Segment;
  readonly timestamp: Segment;
  readonly timestampType: Segment;
  readonly key: Segment;
  readonly nullKey: Segment;
  readonly value: Segment;
  readonly nullValue: Segment;
  /** What stands before the bytes of each header. */
  readonly headers: readonly Segment[];
  readonly betweenBytes: Segment;
  /** What stands behind the last header, or the value of a record without headers. */
  readonly end: Segment;
}

/** Texts of both layouts are made from one: where the lines of the other break, and after colons and commas. */
export function toTextSegments(plan: GenerationPlan, layout: EventLayout): TextSegments {
  const { spec, headers, keyDelivery, valueDelivery } = plan;
  const isIndented = layout === 'indented';
  const pick = (compact: string, indented: string): Segment => {
    const text = isIndented ? indented : compact;
    return { text, extra: toUtf8Bytes(compact) - text.length };
  };
  const member = (name: string, content: string) => pick(`,"${name}":${content}`, `,\n        "${name}": ${content}`);
  const topic = JSON.stringify(spec.topic);
  const type = JSON.stringify(spec.timestamps?.type ?? 'CREATE_TIME');
  const metadata = [
    ...toMetadata('keySchemaMetadata', keyDelivery.metadata),
    ...toMetadata('valueSchemaMetadata', valueDelivery.metadata),
  ];
  const compactEnd = `${metadata.map(({ compact }) => compact).join('')}}`;
  const indentedEnd = `${metadata.map(({ indented }) => indented).join('')}\n      }`;
  const none = headers.length === 0;
  return {
    partition: pick(`{"topic":${topic},"partition":`, `      {\n        "topic": ${topic},\n        "partition": `),
    offset: member('offset', ''),
    timestamp: member('timestamp', ''),
    timestampType: member('timestampType', type),
    head: isIndented ? toIndentedHead(plan) : formatEventHead({ ...toEventHead(spec), records: {} }),
    between: isIndented ? ',\n' : ',',
    groupEnd: isIndented ? '\n    ]' : ']',
    foot: isIndented ? '\n  }\n}\n' : '}}',
    key: member('key', '"'),
    nullKey: member('key', 'null'),
    value: member('value', '"'),
    nullValue: member('value', 'null'),
    headers: headers.map(({ name }, index) => {
      const text = JSON.stringify(name);
      return index === 0
        ? pick(`,"headers":[{${text}:[`, `,\n        "headers": [\n          { ${text}: [`)
        : pick(`]},{${text}:[`, `] },\n          { ${text}: [`);
    }),
    betweenBytes: pick(',', ', '),
    end: none
      ? pick(`,"headers":[]${compactEnd}`, `,\n        "headers": []${indentedEnd}`)
      : pick(`]}]${compactEnd}`, `] }\n        ]${indentedEnd}`),
  };
}

/** What stands before the records of a partition. */
export function toGroupName(topic: string, partition: number, layout: EventLayout): string {
  const name = JSON.stringify(`${topic}-${partition}`);
  return layout === 'indented' ? `    ${name}: [\n` : `${name}:[`;
}

function toMetadata(name: string, metadata: SchemaMetadata | undefined) {
  if (metadata === undefined) return [];
  const [format, id] = [JSON.stringify(metadata.dataFormat), JSON.stringify(metadata.schemaId)];
  return [
    {
      compact: `,"${name}":{"dataFormat":${format},"schemaId":${id}}`,
      indented: `,\n        "${name}": { "dataFormat": ${format}, "schemaId": ${id} }`,
    },
  ];
}

function toIndentedHead({ spec }: GenerationPlan): string {
  const members = Object.entries(toEventHead(spec)).map(([name, text]) => `  "${name}": ${JSON.stringify(text)},\n`);
  return `{\n${members.join('')}  "records": {\n`;
}
