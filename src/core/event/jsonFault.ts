import * as l10n from '@vscode/l10n';
import { type ParseError, parseTree } from 'jsonc-parser';
import { formatParseError } from '../mapping/parseErrors.ts';

export interface JsonFault {
  /** Counted from 1, as editors do. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** The first thing that is wrong with a text that is no JSON. */
export function findJsonFault(text: string): JsonFault {
  const errors: ParseError[] = [];
  try {
    parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { line: 1, column: 1, message: l10n.t('It is nested too deeply to be read.') };
  }
  const [first] = errors;
  if (first === undefined) return { line: 1, column: 1, message: l10n.t('This is not valid JSON.') };
  const before = text.slice(0, first.offset).split('\n');
  return {
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    message: formatParseError(first.error),
  };
}
