import * as l10n from '@vscode/l10n';

export type ExportFormat =
  | 'cli-bash'
  | 'cli-powershell'
  | 'cli-cmd'
  | 'cli-input-json'
  | 'cloudformation-yaml'
  | 'cloudformation-json'
  | 'sam'
  | 'terraform'
  | 'cdk-typescript'
  | 'serverless';

export interface ExportFormatFacts {
  readonly format: ExportFormat;
  readonly label: () => string;
  /** VS Code's id of the language of the text. */
  readonly languageId: string;
  /** File name to suggest for a mapping called `name`. */
  readonly fileName: (name: string) => string;
  /** An update of an existing mapping can be expressed, not only the whole of what is wanted. */
  readonly update: boolean;
  /** The execution role's policy can stand beside the mapping. */
  readonly policy: boolean;
  readonly docUrl: string;
}

const CLI = 'https://docs.aws.amazon.com/cli/latest/reference/lambda/create-event-source-mapping.html';
const CLOUDFORMATION =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html';

/** Every form in which a mapping leaves, in the order in which a choice shows them. */
export const EXPORT_FORMATS: readonly ExportFormatFacts[] = [
  {
    format: 'cli-bash',
    label: () => l10n.t('AWS CLI (bash)'),
    languageId: 'shellscript',
    fileName: (name) => `${name}.sh`,
    update: true,
    policy: false,
    docUrl: CLI,
  },
  {
    format: 'cli-powershell',
    label: () => l10n.t('AWS CLI (PowerShell)'),
    languageId: 'powershell',
    fileName: (name) => `${name}.ps1`,
    update: true,
    policy: false,
    docUrl: CLI,
  },
  {
    format: 'cli-cmd',
    label: () => l10n.t('AWS CLI (Command Prompt)'),
    languageId: 'bat',
    fileName: (name) => `${name}.cmd`,
    update: true,
    policy: false,
    docUrl: CLI,
  },
  {
    format: 'cli-input-json',
    label: () => l10n.t('AWS CLI input (JSON)'),
    languageId: 'json',
    fileName: (name) => `${name}.input.json`,
    update: true,
    policy: false,
    docUrl: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html',
  },
  {
    format: 'cloudformation-yaml',
    label: () => l10n.t('CloudFormation (YAML)'),
    languageId: 'yaml',
    fileName: (name) => `${name}.template.yaml`,
    update: false,
    policy: true,
    docUrl: CLOUDFORMATION,
  },
  {
    format: 'cloudformation-json',
    label: () => l10n.t('CloudFormation (JSON)'),
    languageId: 'json',
    fileName: (name) => `${name}.template.json`,
    update: false,
    policy: true,
    docUrl: CLOUDFORMATION,
  },
  {
    format: 'sam',
    label: () => l10n.t('AWS SAM'),
    languageId: 'yaml',
    fileName: (name) => `${name}.sam.yaml`,
    update: false,
    policy: true,
    docUrl:
      'https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-msk.html',
  },
  {
    format: 'terraform',
    label: () => l10n.t('Terraform'),
    languageId: 'terraform',
    fileName: (name) => `${name}.tf`,
    update: false,
    policy: true,
    docUrl:
      'https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/lambda_event_source_mapping.html.markdown',
  },
  {
    format: 'cdk-typescript',
    label: () => l10n.t('AWS CDK (TypeScript)'),
    languageId: 'typescript',
    fileName: (name) => `${name}.ts`,
    update: false,
    policy: true,
    docUrl: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_lambda.CfnEventSourceMapping.html',
  },
  {
    format: 'serverless',
    label: () => l10n.t('Serverless Framework'),
    languageId: 'yaml',
    fileName: (name) => `${name}.serverless.yml`,
    update: false,
    policy: true,
    docUrl: 'https://www.serverless.com/framework/docs/providers/aws/events/msk',
  },
];
