import * as l10n from '@vscode/l10n';
import { isJson } from '../isJson.ts';
import type { FieldId, FieldSpec } from '../mapping/fieldSpec.ts';
import { isUnset } from '../mapping/fieldValues.ts';
import type { MappingInput } from '../mapping/mapping.ts';
import { parseTimestamp } from '../mapping/timestamp.ts';
import type { NoteRule } from './exportNotes.ts';
import type { ExportRequest } from './exportRequest.ts';
import { isMembers, type Template, toTargetSettings, toTemplate } from './targetSettings.ts';

/** Properties of AWS::Lambda::EventSourceMapping (fields.md 2). */
export function toCloudFormationProperties(input: MappingInput): Readonly<Record<string, Template>> {
  return toTargetSettings(input, 'cloudFormation', toCloudFormationValue);
}

/** A value as CloudFormation has it: times as epoch seconds, tags as a list, patterns that it will not resolve. */
export function toCloudFormationValue(field: FieldSpec, value: unknown): Template {
  const convert = CONVERSIONS[field.id];
  return toTemplate(convert === undefined ? value : convert(value));
}

const CONVERSIONS: Partial<Readonly<Record<FieldId, (value: unknown) => unknown>>> = {
  startingPositionTimestamp: (value) => toEpochSeconds(value),
  tags: (value) => Object.entries(Object(value)).map(([name, tag]) => ({ Key: name, Value: tag })),
  filters: (value) => (Array.isArray(value) ? value.map(hideReferences) : value),
};

function toEpochSeconds(value: unknown): unknown {
  const time = typeof value === 'string' ? parseTimestamp(value) : undefined;
  return time === undefined ? value : time.milliseconds / 1000;
}

const REFERENCE = '{{resolve:';

/** In JSON a brace can be written so that CloudFormation does not see a dynamic reference. */
function hideReferences(filter: { readonly Pattern?: string }): unknown {
  const pattern = filter.Pattern ?? '';
  return isJson(pattern) ? { ...filter, Pattern: pattern.replaceAll(REFERENCE, '\\u007b{resolve:') } : filter;
}

/** Notes that hold for everything that ends as a CloudFormation template. */
export const CLOUDFORMATION_NOTES: readonly NoteRule[] = [
  {
    field: 'topic',
    when: () => true,
    message: () =>
      l10n.t(
        'CloudFormation does not change Topics and ConsumerGroupId of a mapping: updating the stack reports success and changes nothing. Give the resource a new logical ID instead, and remove the old one first where function, cluster and topic stay the same, since Lambda refuses a second mapping of them.',
      ),
  },
  {
    when: ({ options }) => options.uuid !== undefined,
    message: ({ options }) =>
      l10n.t(
        'The mapping {0} exists already: import it into the stack, where its identifier is Id, instead of creating another one.',
        options.uuid ?? '',
      ),
  },
  {
    field: 'registryAccess',
    when: ({ input }) => usesNewerAccess(input),
    message: () =>
      l10n.t('OAUTHBEARER_AUTH is newer than the resource schema of CloudFormation that this was written for.'),
  },
  {
    field: 'startingPositionTimestamp',
    when: ({ input }) => typeof toEpochSeconds(input.StartingPositionTimestamp) === 'string',
    message: () => l10n.t('The timestamp is no point in time; CloudFormation takes epoch seconds.'),
  },
  {
    when: ({ input }) => holdsReference(toCloudFormationProperties(input)),
    message: () =>
      l10n.t(
        'CloudFormation replaces dynamic references, texts that begin with two braces and resolve:. It has no way to write them as they are.',
      ),
  },
];

/** Types of registry secrets that only newer versions of the service have (fields.md 17). */
export function usesNewerAccess(input: MappingInput): boolean {
  const access = input.AmazonManagedKafkaEventSourceConfig?.SchemaRegistryConfig?.AccessConfigs ?? [];
  return access.some(({ Type }) => Type === 'OAUTHBEARER_AUTH');
}

function holdsReference(value: Template): boolean {
  if (typeof value === 'string') return value.includes(REFERENCE);
  return typeof value === 'object' && Object.values(value).some((member: Template) => holdsReference(member));
}

/** The policy of the request as part of a template; undefined when there is none, or none is needed. */
export function toPolicyTemplate({ options }: ExportRequest): Readonly<Record<string, Template>> | undefined {
  const policy = options.permissions?.policy;
  if (policy === undefined || policy.Statement.length === 0) return undefined;
  const template = toTemplate(policy);
  return isMembers(template) && !isUnset(template) ? template : undefined;
}
