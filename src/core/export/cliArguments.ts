import * as l10n from '@vscode/l10n';
import type { FieldControl } from '../mapping/fieldSpec.ts';
import { FIELDS } from '../mapping/fields.ts';
import type { MappingChanges, MappingInput } from '../mapping/mapping.ts';
import type { NoteRule } from './exportNotes.ts';
import type { ExportOptions } from './mappingExport.ts';
import { hasTags } from './targetSettings.ts';

/** What the options of a command line are about; the shell is the writer's concern. */
export type CliOptions = Omit<ExportOptions, 'permissions'>;

/** A flag alone, with a text, or with a structure that is given as JSON. */
export interface CliArgument {
  readonly flag: string;
  readonly text?: string;
  readonly json?: unknown;
}

export interface CliCommand {
  readonly operation: 'create-event-source-mapping' | 'update-event-source-mapping';
  /** Account, region, endpoint. */
  readonly session: readonly CliArgument[];
  readonly settings: readonly CliArgument[];
}

/** Top-level members with their flag and control, in the order of the table of fields. */
const MEMBERS = new Map(
  FIELDS.toReversed().map((field) => [String(field.path[0]), { flag: field.names.cli, field }] as const),
);
const MEMBER_ORDER = [...new Set(FIELDS.map((field) => String(field.path[0])))];
const UPDATABLE = new Set(
  FIELDS.filter((field) => !field.createOnly && field.id !== 'tags').map((field) => String(field.path[0])),
);

/**
 * The command that does what a mapping says. Texts that `isPassable` refuses travel in one `--cli-input-json`, where
 * every character can be written.
 */
export function toCliCommandParts(
  input: MappingInput,
  options: CliOptions,
  isPassable: (text: string) => boolean,
): CliCommand {
  const { uuid } = options;
  const entries = toSettingEntries(toSent(input, options));
  const held = entries.filter(([, value]) => typeof value === 'string' && !isPassable(value));
  const heldNames = new Set(held.map(([member]) => member));
  const settings = entries
    .filter(([member]) => !heldNames.has(member))
    .map(([member, value]) => toArgument(member, value));
  return {
    operation: uuid === undefined ? 'create-event-source-mapping' : 'update-event-source-mapping',
    session: toSessionArguments(options),
    settings: [
      ...(uuid === undefined ? [] : [{ flag: '--uuid', text: uuid }]),
      ...(held.length === 0 ? [] : [{ flag: '--cli-input-json', json: Object.fromEntries(held) }]),
      ...settings,
    ],
  };
}

/** Members of the request, `UUID` among them for an update: what `--cli-input-json` takes. */
export function toCliInput(input: MappingInput, options: CliOptions): Readonly<Record<string, unknown>> {
  const members = Object.fromEntries(toSettingEntries(toSent(input, options)));
  return options.uuid === undefined ? members : { UUID: options.uuid, ...members };
}

function toSessionArguments({ profile, region, endpointUrl }: CliOptions): readonly CliArgument[] {
  const session = [
    { flag: '--profile', text: profile },
    { flag: '--region', text: region },
    { flag: '--endpoint-url', text: endpointUrl },
  ];
  return session.flatMap(({ flag, text }) => (text === undefined ? [] : [{ flag, text }]));
}

/** What the command does not change (fields.md 1, column "After create"). */
export const CLI_NOTES: readonly NoteRule[] = [
  {
    field: 'tags',
    when: ({ input, options }) => options.uuid !== undefined && hasTags(input),
    message: () =>
      l10n.t(
        'An update does not change tags: use aws lambda tag-resource and untag-resource with the ARN of the mapping.',
      ),
  },
  {
    when: ({ options }) => options.uuid !== undefined && options.changes === undefined,
    message: () =>
      l10n.t(
        'Event source, topic, starting position and consumer group are fixed once a mapping exists: they are left out.',
      ),
  },
];

function toSent(input: MappingInput, { uuid, changes }: CliOptions): MappingInput {
  return uuid === undefined ? input : (changes ?? toUpdatable(input));
}

function toUpdatable(input: MappingInput): MappingChanges {
  const { AmazonManagedKafkaEventSourceConfig: kafka, ...rest } = input;
  const registry = kafka?.SchemaRegistryConfig;
  const members = Object.entries(rest).filter(([member]) => UPDATABLE.has(member));
  const config = { AmazonManagedKafkaEventSourceConfig: { SchemaRegistryConfig: registry } };
  return { ...Object.fromEntries(members), ...(registry === undefined ? {} : config) };
}

function toSettingEntries(settings: MappingInput): readonly (readonly [string, unknown])[] {
  const values = new Map<string, unknown>(Object.entries(settings));
  return MEMBER_ORDER.flatMap((member) => {
    const value = values.get(member);
    return value === undefined ? [] : [[member, value] as const];
  });
}

function toArgument(member: string, value: unknown): CliArgument {
  const row = MEMBERS.get(member);
  const flag = row?.flag ?? '';
  if (typeof value === 'boolean') return { flag: value ? flag : flag.replace('--', '--no-') };
  if (typeof value === 'string' || typeof value === 'number') return { flag, text: String(value) };
  const word = toOnlyWord(row?.field.control, value);
  return word === undefined ? { flag, json: value } : { flag, text: word };
}

/** A list of one plain word needs no JSON; anything else could be read as something else. */
function toOnlyWord(control: FieldControl | undefined, value: unknown): string | undefined {
  const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : undefined;
  return control !== 'authentication' && typeof only === 'string' && /^\w[\w.-]*$/.test(only) ? only : undefined;
}
