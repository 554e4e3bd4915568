import * as l10n from '@vscode/l10n';
import { parseJsonTree, toJsonValue } from '../mapping/jsonTree.ts';
import { readCliImport } from './cliImport.ts';
import type { MappingImport } from './importedMapping.ts';

export type { ImportedMapping, ImportKind, MappingImport } from './importedMapping.ts';

import { readJsonImport } from './jsonImport.ts';
import { readServerlessImport } from './serverlessImport.ts';
import { readTemplateImport } from './templateImport.ts';
import { readTerraformImport } from './terraformImport.ts';
import { readYaml } from './yamlValue.ts';

/** Characters; CloudFormation takes templates of 1 MB. */
const LONGEST = 1_500_000;

/** YAML is slow to read: this much takes some seconds. */
const LONGEST_YAML = 500_000;

/**
 * Event source mappings out of whatever a team keeps them in: commands of the AWS CLI, CloudFormation and SAM templates,
 * Terraform, the Serverless Framework, JSON. Literal values only: everything else is left out with a note. `fileName`
 * helps to tell kinds apart. Never rejects.
 */
export async function importMappings(text: string, fileName = ''): Promise<MappingImport> {
  if (text.length > LONGEST) return toUnknown([toLengthNote(LONGEST)]);
  try {
    const found = await readAny(text.replace(/^\uFEFF/, ''), fileName);
    return found.kind === 'unknown' || found.mappings.length > 0 || found.notes.length > 0
      ? found
      : { ...found, notes: [l10n.t('There is no event source mapping in it.')] };
  } catch (error) {
    if (error instanceof RangeError)
      return toUnknown([l10n.t('The text is nested too deeply, or stands for too many values, to be read.')]);
    const reason = error instanceof Error ? error.message : String(error);
    return toUnknown([l10n.t('The text could not be read: {0}', reason)]);
  }
}

/** A file of a known kind is read as that; for other texts the clear signs come before YAML, which nearly every text is. */
async function readAny(text: string, fileName: string): Promise<MappingImport> {
  const isData = /\.(?:json|jsonc|ya?ml|template)$/i.test(fileName);
  if (!isData) {
    const found = /^\s*[{[]/.test(text) ? undefined : (readTerraformImport(text) ?? readCliImport(text, fileName));
    if (found !== undefined) return found;
  }
  const data = await readData(text);
  if (data.kind !== 'unknown' || !isData) return data;
  return readCliImport(text, fileName) ?? readTerraformImport(text) ?? data;
}

async function readData(text: string): Promise<MappingImport> {
  const isJson = /^\s*(?:[{[]|\/[/*])/.test(text);
  if (!isJson && text.length > LONGEST_YAML) return toUnknown([toLengthNote(LONGEST_YAML)]);
  const { value, notes } = isJson ? readJson(text) : await readYaml(text);
  const found = readTemplateImport(value) ?? readServerlessImport(value) ?? readJsonImport(value);
  if (found !== undefined) return { ...found, notes: [...notes, ...found.notes] };
  return toUnknown([l10n.t('No event source mapping was recognised in this text.')]);
}

function readJson(text: string): { readonly value: unknown; readonly notes: readonly string[] } {
  const { root, errors, tooDeep } = parseJsonTree(text);
  if (tooDeep) throw new RangeError('nested too deeply');
  const isBroken = root === undefined || errors.length > 0;
  return {
    value: toJsonValue(root),
    notes: isBroken ? [l10n.t('This is not valid JSON; the import may be incomplete.')] : [],
  };
}

function toLengthNote(longest: number): string {
  return l10n.t('The text is too long: more than {0} characters.', String(longest));
}

function toUnknown(notes: readonly string[]): MappingImport {
  return { kind: 'unknown', mappings: [], notes };
}
