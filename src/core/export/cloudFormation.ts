import * as l10n from '@vscode/l10n';
import { CLOUDFORMATION_NOTES, toCloudFormationProperties, toPolicyTemplate } from './cloudFormationProperties.ts';
import { formatComments, type NoteRule, toNotes } from './exportNotes.ts';
import type { ExportRequest } from './exportRequest.ts';
import type { MappingExport } from './mappingExport.ts';
import type { Template } from './targetSettings.ts';
import { formatYaml } from './yaml.ts';

type Members = Readonly<Record<string, Template>>;

export function toCloudFormationYaml(request: ExportRequest): MappingExport {
  const notes = toNotes(request, NOTES);
  return { notes, text: `${formatComments(notes, '# ')}${formatYaml(toTemplate(request))}` };
}

/** JSON has no comments: the notes are in the template's metadata. */
export function toCloudFormationJson(request: ExportRequest): MappingExport {
  const notes = toNotes(request, NOTES);
  const template = toTemplate(request, { Metadata: { Notes: notes.map(({ message }) => message) } });
  return { notes, text: `${JSON.stringify(template, undefined, 2)}\n` };
}

const NOTES: readonly NoteRule[] = [
  ...CLOUDFORMATION_NOTES,
  {
    when: (request) => toPolicyTemplate(request) !== undefined,
    message: () =>
      l10n.t('The template has a policy for the execution role: deploy it with the capability CAPABILITY_IAM.'),
  },
];

const ROLE_PARAMETER = 'ExecutionRoleName';

function toTemplate(request: ExportRequest, head: Members = {}): Members {
  const { input, names, options } = request;
  const policy = toPolicyTemplate(request);
  const policyName = `${names.mapping}Permissions`;
  const roleName = options.permissions?.roleName;
  const mapping: Members = {
    Type: 'AWS::Lambda::EventSourceMapping',
    // Lambda tries the permissions out when the mapping is created.
    ...(policy === undefined ? {} : { DependsOn: policyName }),
    Properties: toCloudFormationProperties(input),
  };
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    ...head,
    ...(policy === undefined || roleName !== undefined ? {} : { Parameters: { [ROLE_PARAMETER]: toRoleParameter() } }),
    Resources: {
      ...(policy === undefined ? {} : { [policyName]: toPolicyResource(policy, roleName) }),
      [names.mapping]: mapping,
    },
  };
}

function toRoleParameter(): Members {
  return { Type: 'String', Description: l10n.t('Name of the execution role of the function') };
}

function toPolicyResource(policy: Members, roleName: string | undefined): Members {
  return {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { PolicyDocument: policy, Roles: [roleName ?? { Ref: ROLE_PARAMETER }] },
  };
}
