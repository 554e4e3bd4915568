import * as l10n from '@vscode/l10n';
import { CLOUDFORMATION_NOTES, toCloudFormationProperties, toPolicyTemplate } from './cloudFormationProperties.ts';
import { formatComments, type NoteRule, toNotes } from './exportNotes.ts';
import type { ExportRequest } from './exportRequest.ts';
import type { MappingExport } from './mappingExport.ts';
import { isMembers, type Template } from './targetSettings.ts';
import { formatLiteral, quoteTypeScript } from './typeScriptLiteral.ts';

/**
 * A stack with the construct that has every property of the resource: the event source for clusters takes no secret for
 * mutual TLS (fields.md 2).
 */
export function toCdkStack(request: ExportRequest): MappingExport {
  const notes = toNotes(request, NOTES);
  return { notes, text: `${formatComments(notes, '// ')}${formatStack(request)}` };
}

const NOTES: readonly NoteRule[] = [
  ...CLOUDFORMATION_NOTES,
  {
    when: (request) => toPolicyTemplate(request) !== undefined && request.options.permissions?.roleName === undefined,
    message: () => l10n.t('Give the stack the name of the execution role of the function: it gets the policy.'),
  },
];

function formatStack(request: ExportRequest): string {
  const { input, names } = request;
  const policy = toPolicyTemplate(request);
  const takesRole = policy !== undefined && request.options.permissions?.roleName === undefined;
  const properties = formatLiteral(toCdkProperties(toCloudFormationProperties(input)), '    ');
  const creation = `new CfnEventSourceMapping(this, ${quoteTypeScript(names.mapping)}, ${properties});`;
  const stack = `${names.mapping}Stack`;
  return [
    "import { Stack, type StackProps } from 'aws-cdk-lib';",
    ...(policy === undefined ? [] : ["import { CfnManagedPolicy } from 'aws-cdk-lib/aws-iam';"]),
    "import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';",
    "import type { Construct } from 'constructs';",
    '',
    ...(takesRole
      ? [`export interface ${stack}Props extends StackProps {`, '  readonly executionRoleName: string;', '}', '']
      : []),
    `export class ${stack} extends Stack {`,
    `  constructor(scope: Construct, id: string, props${takesRole ? `: ${stack}Props` : '?: StackProps'}) {`,
    '    super(scope, id, props);',
    '',
    ...(policy === undefined ? [`    ${creation}`] : formatWithPolicy(request, policy, creation)),
    '  }',
    '}',
    '',
  ].join('\n');
}

/** Lambda tries the permissions out when the mapping is created: the policy comes first. */
function formatWithPolicy({ names, options }: ExportRequest, policy: Template, creation: string): readonly string[] {
  const roleName = options.permissions?.roleName;
  return [
    `    const permissions = new CfnManagedPolicy(this, ${quoteTypeScript(`${names.mapping}Permissions`)}, {`,
    `      policyDocument: ${formatLiteral(policy, '      ')},`,
    `      roles: [${roleName === undefined ? 'props.executionRoleName' : quoteTypeScript(roleName)}],`,
    '    });',
    `    const mapping = ${creation}`,
    '    mapping.addDependency(permissions);',
  ];
}

/** Properties of CloudFormation as the CDK spells them. */
function toCdkProperties(value: Template): Template {
  if (Array.isArray(value)) return value.map(toCdkProperties);
  if (!isMembers(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [toCdkName(name), toCdkProperties(member)]));
}

/** `SchemaRegistryURI` is `schemaRegistryUri`. */
function toCdkName(name: string): string {
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z][a-z]*/g) ?? [name];
  return words
    .map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0)) + word.slice(1).toLowerCase())
    .join('');
}
