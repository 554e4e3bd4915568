import type { FieldControl } from '../mapping/fieldSpec.ts';
import { FIELDS } from '../mapping/fields.ts';
import type { MappingChanges, MappingInput } from '../mapping/mapping.ts';
import { quoteBash } from './bash.ts';

export interface CliOptions {
  readonly shell: 'bash';
  readonly profile?: string;
  readonly region?: string;
  readonly endpointUrl?: string;
  /** Present: the command updates this mapping. */
  readonly uuid?: string;
  /** What an update sends; absent: every member of the input that an update takes. */
  readonly changes?: MappingChanges;
}

interface Argument {
  readonly flag: string;
  readonly value?: string;
}

/** Top-level members with their flag and control, in the order of the table of fields. */
const MEMBERS = new Map(
  FIELDS.toReversed().map((field) => [String(field.path[0]), { flag: field.names.cli, field }] as const),
);
const MEMBER_ORDER = [...new Set(FIELDS.map((field) => String(field.path[0])))];
const UPDATABLE = new Set(
  FIELDS.filter((field) => !field.createOnly && field.id !== 'tags').map((field) => String(field.path[0])),
);

/** The AWS CLI command that does what the document says: runnable as it is, one flag a line. */
export function toCliCommand(input: MappingInput, options: CliOptions): string {
  const { uuid } = options;
  const operation = uuid === undefined ? 'create-event-source-mapping' : 'update-event-source-mapping';
  const settings = uuid === undefined ? input : (options.changes ?? toUpdatable(input));
  const lines = [...toSessionArguments(options), ...toSettingArguments(settings)].map(formatArgument);
  return [`aws lambda ${operation}`, ...lines].join(' \\\n  ');
}

function toSessionArguments({ profile, region, endpointUrl, uuid }: CliOptions): readonly Argument[] {
  const session = [
    { flag: '--profile', value: profile },
    { flag: '--region', value: region },
    { flag: '--endpoint-url', value: endpointUrl },
    { flag: '--uuid', value: uuid },
  ];
  return session.flatMap(({ flag, value }) => (value === undefined ? [] : [{ flag, value }]));
}

function toUpdatable(input: MappingInput): MappingChanges {
  const { AmazonManagedKafkaEventSourceConfig: kafka, ...rest } = input;
  const registry = kafka?.SchemaRegistryConfig;
  const members = Object.entries(rest).filter(([member]) => UPDATABLE.has(member));
  const config = { AmazonManagedKafkaEventSourceConfig: { SchemaRegistryConfig: registry } };
  return { ...Object.fromEntries(members), ...(registry === undefined ? {} : config) };
}

function toSettingArguments(settings: MappingInput): readonly Argument[] {
  const values = new Map<string, unknown>(Object.entries(settings));
  return MEMBER_ORDER.flatMap((member) => {
    const value = values.get(member);
    const row = MEMBERS.get(member);
    return value === undefined || row === undefined ? [] : toArguments(row.flag, row.field.control, value);
  });
}

function toArguments(flag: string, control: FieldControl, value: unknown): readonly Argument[] {
  if (typeof value === 'boolean') return [{ flag: value ? flag : flag.replace('--', '--no-') }];
  if (typeof value === 'string' || typeof value === 'number') return [{ flag, value: String(value) }];
  const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : undefined;
  // A list of one plain word needs no JSON; anything else could be read as something else.
  if (control !== 'authentication' && typeof only === 'string' && /^\w[\w.-]*$/.test(only))
    return [{ flag, value: only }];
  return [{ flag, value: JSON.stringify(value) }];
}

/** A value that begins with a dash would be taken for a flag; after `=` it is not. */
function formatArgument({ flag, value }: Argument): string {
  if (value === undefined) return flag;
  return value.startsWith('-') ? `${flag}=${quoteBash(value)}` : `${flag} ${quoteBash(value)}`;
}
