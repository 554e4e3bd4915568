import * as l10n from '@vscode/l10n';
import { formatPatternFault, listPatternFaults, parsePattern } from '../mapping/filterPatterns.ts';
import { type JsonObject, type JsonValue, readJsonValue } from './jsonValue.ts';

/** A pattern that can be tried, or the sentence that says why not. `unknown`: operators that Lambda's list does not have. */
export type FilterPattern =
  | { readonly pattern: JsonObject; readonly unknown?: string }
  | { readonly pattern?: undefined; readonly problem: string };

/** Reads the text of a filter pattern. Never throws. */
export function readFilterPattern(text: string): FilterPattern {
  const pattern: JsonValue | undefined = readJsonValue(text);
  if (pattern === undefined) return { problem: l10n.t('The pattern is not valid JSON.') };
  const faults = listPatternFaults(parsePattern(text)?.value);
  const broken = faults.find((fault) => fault.kind !== 'unknown-operator');
  if (broken !== undefined) return { problem: formatPatternFault(broken) };
  if (pattern.kind !== 'object') return { problem: l10n.t('A pattern is a JSON object.') };
  const [unknown] = faults;
  return unknown === undefined ? { pattern } : { pattern, unknown: formatPatternFault(unknown) };
}
