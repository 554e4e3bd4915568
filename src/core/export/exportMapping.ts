import type { MappingInput } from '../mapping/mapping.ts';
import { toCdkStack } from './cdk.ts';
import { toBashExport } from './cli.ts';
import { toCliInputJson } from './cliInputJson.ts';
import { toCloudFormationJson, toCloudFormationYaml } from './cloudFormation.ts';
import { toCmdExport } from './cmd.ts';
import type { ExportFormat } from './exportFormats.ts';
import { type ExportRequest, toExportRequest } from './exportRequest.ts';
import type { ExportOptions, MappingExport } from './mappingExport.ts';
import { toPowerShellExport } from './powerShell.ts';
import { toSamTemplate } from './sam.ts';
import { toServerlessConfig } from './serverless.ts';
import { toTerraform } from './terraform.ts';

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
