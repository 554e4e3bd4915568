import { EVENT_MEMBERS, type EventMember, RECORD_MEMBERS, SCHEMA_MEMBERS } from '../src/core/event/eventMembers.ts';
import type { JsonSchema } from './mappingSchemas.ts';

const DRAFT = 'http://json-schema.org/draft-07/schema#';

const EXAMPLE_HEADER = `{ "$1": [\${2:104}, \${3:105}] }`;

const EXAMPLE_GROUPS = `{
  "\${1:orders-0}": [$2]
}`;

const EXAMPLE_RECORD = `{
  "topic": "\${1:orders}",
  "partition": \${2:0},
  "offset": \${3:0},
  "timestamp": \${4:1767225600000},
  "timestampType": "CREATE_TIME",
  "key": "$5",
  "value": "\${6:e30=}",
  "headers": []
}`;

const SCHEMA_METADATA = toMembers(SCHEMA_MEMBERS, {});

/** What each member of a record holds, for completion. */
const CONTENTS: Readonly<Record<string, JsonSchema>> = {
  headers: {
    items: {
      defaultSnippets: [{ label: 'header', bodyText: EXAMPLE_HEADER }],
      additionalProperties: { items: {} },
    },
  },
  keySchemaMetadata: SCHEMA_METADATA,
  valueSchemaMetadata: SCHEMA_METADATA,
};

const RECORDS: JsonSchema = {
  items: {
    defaultSnippets: [{ label: 'record', bodyText: EXAMPLE_RECORD }],
    ...toMembers(RECORD_MEMBERS, CONTENTS),
  },
};

/** Completion and hover of events. It refuses nothing: the checks come from the rules, so that nothing is said twice. */
export function toEventSchema(): JsonSchema {
  const groups = {
    defaultSnippets: [{ label: 'orders-0', bodyText: EXAMPLE_GROUPS }],
    additionalProperties: RECORDS,
  };
  return {
    $schema: DRAFT,
    title: 'Event that Lambda makes of records of an Amazon MSK topic',
    ...toMembers(EVENT_MEMBERS, { records: groups }),
  };
}

function toMembers(members: readonly EventMember[], contents: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const properties = members.map((member) => [member.name, { ...toWords(member), ...contents[member.name] }] as const);
  return { properties: Object.fromEntries(properties) };
}

/** Offers values without refusing others: the second branch takes everything. */
function toWords({ help, choices }: EventMember): JsonSchema {
  const values = choices === undefined ? {} : { anyOf: [{ enum: choices }, {}] };
  return { description: help(), ...values };
}
