import { encodeUtf8 } from './encodeUtf8.ts';
import { toEventHead } from './eventHead.ts';
import type { GenerationPlan } from './generationPlan.ts';
import { type EventLayout, formatEventHead, type SchemaMetadata } from './kafkaEvent.ts';

/** A text that stands in every record. */
export interface Segment {
  /** In UTF-8. */
  readonly bytes: Uint8Array;
  /** By how many bytes it would differ without the blanks of the layout. */
  readonly extra: number;
}

/** What stands before the content of a member that may be null or missing. */
export interface MemberSegments {
  readonly present: Segment;
  readonly isNull: Segment;
  readonly absent: Segment;
}

/** Everything of an event that is the same whatever the records hold. */
export interface TextSegments {
  readonly head: string;
  /** Between records, and between partitions. */
  readonly between: Uint8Array;
  readonly betweenGroups: string;
  readonly groupEnd: string;
  readonly foot: string;
  /** From the beginning of a record up to the offset. */
  readonly toLead: (partition: number) => Segment;
  readonly timestamp: Segment;
  /** With all that stands between the timestamp and the key. */
  readonly key: MemberSegments;
  readonly value: MemberSegments;
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
    const bytes = encodeUtf8(isIndented ? indented : compact);
    return { bytes, extra: encodeUtf8(compact).length - bytes.length };
  };
  const member = (name: string, content = '') => [`,"${name}":${content}`, `,\n        "${name}": ${content}`] as const;
  const nullable = (before: readonly [string, string], name: string): MemberSegments => {
    const join = ([compact, indented]: readonly [string, string]) => pick(before[0] + compact, before[1] + indented);
    return { present: join(member(name, '"')), isNull: join(member(name, 'null')), absent: join(['', '']) };
  };
  const topic = JSON.stringify(spec.topic);
  const type = JSON.stringify(spec.timestamps?.type ?? 'CREATE_TIME');
  const metadata = [
    ...toMetadata('keySchemaMetadata', keyDelivery.metadata),
    ...toMetadata('valueSchemaMetadata', valueDelivery.metadata),
  ];
  const compactEnd = `${metadata.map(({ compact }) => compact).join('')}}`;
  const indentedEnd = `${metadata.map(({ indented }) => indented).join('')}\n      }`;
  const between = isIndented ? ',\n' : ',';
  const none = headers.length === 0;
  return {
    toLead: (partition) => {
      const [compact, indented] = member('offset');
      return pick(
        `{"topic":${topic},"partition":${partition}${compact}`,
        `      {\n        "topic": ${topic},\n        "partition": ${partition}${indented}`,
      );
    },
    timestamp: pick(...member('timestamp')),
    head: isIndented ? toIndentedHead(plan) : formatEventHead({ ...toEventHead(spec), records: {} }),
    between: encodeUtf8(between),
    betweenGroups: between,
    groupEnd: isIndented ? '\n    ]' : ']',
    foot: isIndented ? '\n  }\n}\n' : '}}',
    key: nullable(member('timestampType', type), 'key'),
    value: nullable(['', ''], 'value'),
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
