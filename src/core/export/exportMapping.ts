import type { FieldId } from '../mapping/fieldSpec.ts';
import type { MappingChanges, MappingInput } from '../mapping/mapping.ts';
import type { PolicyDocument } from '../policy/policyDocument.ts';
import { toCdkStack } from './cdk.ts';
import { toBashExport } from './cli.ts';
import { toCliInputJson } from './cliInputJson.ts';
import { toCloudFormationJson, toCloudFormationYaml } from './cloudFormation.ts';
import { toCmdExport } from './cmd.ts';
import type { ExportFormat } from './exportFormats.ts';
import { type ExportRequest, toExportRequest } from './exportRequest.ts';
import { toPowerShellExport } from './powerShell.ts';
import { toSamTemplate } from './sam.ts';
import { toServerlessConfig } from './serverless.ts';
import { toTerraform } from './terraform.ts';

export interface ExportOptions {
  readonly profile?: string;
  readonly region?: string;
  readonly endpointUrl?: string;
  /** Present: the mapping exists; formats of the AWS CLI update it, templates say how to take it over. */
  readonly uuid?: string;
  /** What an update sends; absent: every member of the input that an update takes. */
  readonly changes?: MappingChanges;
  /** Present: templates carry the policy of the execution role too. */
  readonly permissions?: { readonly policy: PolicyDocument; readonly roleName?: string };
}

export interface ExportNote {
  /** The field concerned, if it is one. */
  readonly field?: FieldId;
  /** What the target cannot express, and what to do. */
  readonly message: string;
}

export interface MappingExport {
  readonly text: string;
  /** The same notes are comments in the text, where the format has comments. */
  readonly notes: readonly ExportNote[];
}

const EXPORTERS: Readonly<Record<ExportFormat, (request: ExportRequest) => MappingExport>> = {
  'cli-bash': toBashExport,
  'cli-powershell': toPowerShellExport,
  'cli-cmd': toCmdExport,
  'cli-input-json': toCliInputJson,
  'cloudformation-yaml': toCloudFormationYaml,
  'cloudformation-json': toCloudFormationJson,
  sam: toSamTemplate,
  terraform: toTerraform,
  'cdk-typescript': toCdkStack,
  serverless: toServerlessConfig,
};

/**
 * A mapping in the form in which a team deploys: the same stored mapping whatever the format. Never throws; a draft
 * that is not complete gives a text that is not complete.
 */
export function exportMapping(input: MappingInput, format: ExportFormat, options: ExportOptions = {}): MappingExport {
  return EXPORTERS[format](toExportRequest(input, options));
}
