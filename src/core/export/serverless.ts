import * as l10n from '@vscode/l10n';
import { toFunctionQualifier } from '../arn.ts';
import type { FieldSpec } from '../mapping/fieldSpec.ts';
import { FIELDS } from '../mapping/fields.ts';
import type { MappingInput } from '../mapping/mapping.ts';
import { CLOUDFORMATION_NOTES, toCloudFormationProperties, toPolicyTemplate } from './cloudFormationProperties.ts';
import { formatComments, type NoteRule, toNotes } from './exportNotes.ts';
import type { ExportRequest } from './exportRequest.ts';
import type { MappingExport } from './mappingExport.ts';
import { isMembers, type Template, toTargetSettings, toTemplate } from './targetSettings.ts';
import { formatYaml } from './yaml.ts';

type Members = Readonly<Record<string, Template>>;

/**
 * A function with an event `msk` (fields.md 2). What the event has no member for stands in `resources.extensions`, whose
 * properties the framework puts over those of the resource that it makes from the event.
 */
export function toServerlessConfig(request: ExportRequest): MappingExport {
  const notes = toNotes(request, NOTES);
  return { notes, text: `${formatComments(notes, '# ')}${formatYaml(toConfiguration(request))}` };
}

const NOTES: readonly NoteRule[] = [
  {
    field: 'functionName',
    when: () => true,
    message: () =>
      l10n.t(
        'An event is part of its function: put it into your function, or set handler and runtime, which are placeholders here. The name below resources.extensions is made of the name of the function in this file, the cluster and the topic, and changes with them.',
      ),
  },
  {
    when: ({ input }) => Object.keys(toExtension(input)).length > 0,
    message: ({ input }) =>
      l10n.t(
        'An event of the Serverless Framework does not say {0}: resources.extensions does.',
        Object.keys(toExtension(input)).join(', '),
      ),
  },
  ...CLOUDFORMATION_NOTES,
];

function toConfiguration(request: ExportRequest): Members {
  const { input, names, options } = request;
  const policy = toPolicyTemplate(request);
  const statements = policy?.Statement;
  const key = toFunctionKey(names.function);
  const extension = toExtension(input);
  const resources = { extensions: { [toLogicalId(key, input)]: { Properties: extension } } };
  return {
    service: key,
    provider: {
      name: 'aws',
      runtime: 'nodejs22.x',
      ...(options.region === undefined ? {} : { region: options.region }),
      ...(statements === undefined ? {} : { iam: { role: { statements: hideVariables(statements) } } }),
    },
    functions: {
      [key]: {
        handler: 'index.handler',
        ...(names.functionName === '' ? {} : { name: names.functionName }),
        events: [{ msk: toEvent(input) }],
      },
    },
    ...(Object.keys(extension).length === 0 ? {} : { resources }),
  };
}

function toFunctionKey(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** How the framework names the resource of an event `msk`: its function, what follows the first slash of the ARN, topic. */
function toLogicalId(key: string, input: MappingInput): string {
  const [cluster, topic] = [input.EventSourceArn?.split('/')[1] ?? '', input.Topics?.[0] ?? ''].map((name) => {
    const letters = name.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 79);
    return letters.charAt(0).toUpperCase() + letters.slice(1);
  });
  return `${key.charAt(0).toUpperCase()}${key.slice(1)}EventSourceMappingMSK${cluster}${topic}`;
}

function toEvent(input: MappingInput): Members {
  const event = toTargetSettings(toSayable(input), 'serverless', toEventValue);
  // Of the members the framework needs these two.
  return { arn: '', topic: '', ...event };
}

function toEventValue(field: FieldSpec, value: unknown): Template {
  const convert = EVENT_VALUES[field.id];
  return toTemplate(convert === undefined ? value : convert(value));
}

const EVENT_VALUES: Partial<Readonly<Record<FieldSpec['id'], (value: unknown) => unknown>>> = {
  topic: (value) => (Array.isArray(value) ? value[0] : value),
  authentication: (value) => (Array.isArray(value) ? value[0]?.URI : value),
  filters: (value) => (Array.isArray(value) ? value.map(({ Pattern }) => parseObject(Pattern)) : value),
};

/** The part that an event says as it is meant. */
function toSayable(input: MappingInput): MappingInput {
  const kept = FIELDS.filter(
    (field) => field.names.serverless !== undefined && EVENT_SAYS[field.id]?.(input) !== false,
  );
  const members = new Set(kept.map((field) => String(field.path[0])));
  return Object.fromEntries(Object.entries(input).filter(([name]) => members.has(name)));
}

/** False where the event has the member, but not for this value. */
const EVENT_SAYS: Partial<Readonly<Record<FieldSpec['id'], (input: MappingInput) => boolean>>> = {
  authentication: ({ SourceAccessConfigurations: access = [] }) =>
    access.length === 1 && access[0]?.Type === 'SASL_SCRAM_512_AUTH' && (access[0].URI ?? '') !== '',
  startingPosition: ({ StartingPosition: position }) => position === 'TRIM_HORIZON' || position === 'LATEST',
  // The framework takes no window of 0 for none.
  batchWindow: ({ MaximumBatchingWindowInSeconds: seconds }) => seconds !== 0,
  filters: ({ FilterCriteria }) => FilterCriteria?.Filters?.every(({ Pattern }) => isSayablePattern(Pattern)) ?? false,
};

/** An object whose texts hold no variable of the framework, and whose numbers stay as they are written. */
function isSayablePattern(pattern: string | undefined): boolean {
  const value = parseObject(pattern);
  const isPlain = !/\$\{|\{\{/.test(pattern ?? '');
  return value !== undefined && isPlain && JSON.stringify(value) === pattern?.replaceAll(BLANKS, '$1');
}

/** Blanks between the tokens of JSON; strings are kept. */
const BLANKS = /("(?:[^"\\]|\\.)*")|\s+/g;

function parseObject(pattern: unknown): unknown {
  try {
    const value: unknown = JSON.parse(String(pattern));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Properties of the resource that the event does not give: the event invokes the function, no version or alias of it. */
function toExtension(input: MappingInput): Members {
  const said = new Set(Object.keys(toCloudFormationProperties(toSayable(input))));
  const registry = input.AmazonManagedKafkaEventSourceConfig?.SchemaRegistryConfig;
  if (registry !== undefined) said.delete('AmazonManagedKafkaEventSourceConfig');
  if (toFunctionQualifier(input.FunctionName ?? '') === undefined) said.add('FunctionName');
  const lacking = Object.entries(toCloudFormationProperties(input)).filter(([name]) => !said.has(name));
  return Object.fromEntries(lacking.map(([name, value]) => [name, hideVariables(value)]));
}

const hasVariable = (text: string): boolean => text.includes('${');

/** The framework replaces `${…}` in every text: the dollar sign is put before it by CloudFormation, after that. */
function hideVariables(value: Template): Template {
  if (typeof value === 'string') return hasVariable(value) ? { 'Fn::Join': ['$', value.split('$')] } : value;
  if (Array.isArray(value)) return value.map(hideVariables);
  if (!isMembers(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, hideVariables(member)]));
}
