import * as l10n from '@vscode/l10n';
import type { FieldSpec } from '../mapping/fieldSpec.ts';
import { readFieldValue } from '../mapping/fieldValues.ts';
import { formatTimestamp } from '../mapping/timestamp.ts';
import { toPolicyTemplate, usesNewerAccess } from './cloudFormationProperties.ts';
import { formatComments, type NoteRule, toNotes } from './exportNotes.ts';
import type { ExportRequest } from './exportRequest.ts';
import { formatHcl, type HclBody, type HclEntry, toHclExpression } from './hcl.ts';
import type { ExportNote, MappingExport } from './mappingExport.ts';
import { isMembers, listMissing, type Template, toTargetSettings, toTemplate } from './targetSettings.ts';

const RESOURCE = 'aws_lambda_event_source_mapping';

/** A resource `aws_lambda_event_source_mapping` (fields.md 2). */
export function toTerraform(request: ExportRequest): MappingExport {
  const notes = [...toNotes(request, NOTES), ...toMissingNotes(request)];
  return { notes, text: `${formatComments(notes, '# ')}${formatHcl(toConfiguration(request))}\n` };
}

const NOTES: readonly NoteRule[] = [
  {
    field: 'destination',
    when: ({ input }) => input.DestinationConfig?.OnFailure?.Destination?.startsWith('kafka://') ?? false,
    message: () => l10n.t('Older versions of the AWS provider refuse a destination that begins with kafka://.'),
  },
  {
    field: 'registryAccess',
    when: ({ input }) => usesNewerAccess(input),
    message: () => l10n.t('OAUTHBEARER_AUTH is newer than the version of the AWS provider that this was written for.'),
  },
  {
    when: ({ options }) => options.uuid !== undefined,
    message: () =>
      l10n.t(
        'The import block takes over the mapping that exists. Another event source, topic, starting position or consumer group makes Terraform replace it.',
      ),
  },
];

/** What the provider has no argument for, with the value that is lost. */
function toMissingNotes({ input }: ExportRequest): readonly ExportNote[] {
  return listMissing(input, 'terraform').map((field) => ({
    field: field.id,
    message: l10n.t(
      'The AWS provider that this was written for has no argument for {0} ({1}): set it afterwards with the AWS CLI, {2}.',
      field.names.cloudFormation,
      JSON.stringify(readFieldValue(input, field.path.slice(0, 1))),
      `aws lambda update-event-source-mapping ${field.names.cli}`,
    ),
  }));
}

const ROLE_VARIABLE = 'execution_role_name';

function toConfiguration(request: ExportRequest): HclBody {
  const { input, names, options } = request;
  const policy = toPolicyTemplate(request);
  const roleName = options.permissions?.roleName;
  const settings = toEntries(toTargetSettings(input, 'terraform', toTerraformValue));
  const dependsOn = { name: 'depends_on', expression: `[aws_iam_role_policy.${names.mappingSnake}]` };
  const mapping: HclEntry = {
    type: 'resource',
    labels: [RESOURCE, names.mappingSnake],
    // Lambda tries the permissions out when the mapping is created.
    body: policy === undefined ? settings : [...settings, dependsOn],
  };
  return [
    ...(policy === undefined || roleName !== undefined ? [] : [toRoleVariable()]),
    ...(policy === undefined ? [] : [toPolicyResource(names.mappingSnake, policy, roleName)]),
    ...(options.uuid === undefined ? [] : [toImport(names.mappingSnake, options.uuid)]),
    mapping,
  ];
}

function toRoleVariable(): HclEntry {
  const description = toHclExpression(l10n.t('Name of the execution role of the function'));
  const body = [
    { name: 'type', expression: 'string' },
    { name: 'description', expression: description },
  ];
  return { type: 'variable', labels: [ROLE_VARIABLE], body };
}

function toPolicyResource(name: string, policy: Template, roleName: string | undefined): HclEntry {
  const role = roleName === undefined ? `var.${ROLE_VARIABLE}` : toHclExpression(roleName);
  const body = [
    { name: 'role', expression: role },
    { name: 'policy', expression: `jsonencode(${toHclExpression(policy)})` },
  ];
  return { type: 'resource', labels: ['aws_iam_role_policy', name], body };
}

function toImport(name: string, uuid: string): HclEntry {
  const body = [
    { name: 'to', expression: `${RESOURCE}.${name}` },
    { name: 'id', expression: toHclExpression(uuid) },
  ];
  return { type: 'import', body };
}

function toTerraformValue(field: FieldSpec, value: unknown): Template {
  if (field.id === 'startingPositionTimestamp' && typeof value === 'number') return formatTimestamp(value * 1000);
  return toTemplate(field.id === 'tags' ? { [MAP]: value } : value);
}

/** Marks a structure that is the value of an argument; every other one is a block. */
const MAP = '=';

function toEntries(settings: Readonly<Record<string, Template>>): HclBody {
  const entries = Object.entries(settings).flatMap(([name, value]) => toEntry(name.toLowerCase(), value));
  return [...entries.filter((entry) => !('type' in entry)), ...entries.filter((entry) => 'type' in entry)];
}

function toEntry(name: string, value: Template): readonly HclEntry[] {
  if (Array.isArray(value) && value.some(isMembers)) return value.flatMap((item: Template) => toEntry(name, item));
  if (!isMembers(value)) return [{ name, expression: toHclExpression(value) }];
  const map = value[MAP];
  return map === undefined ? [{ type: name, body: toEntries(value) }] : [{ name, expression: toHclExpression(map) }];
}
