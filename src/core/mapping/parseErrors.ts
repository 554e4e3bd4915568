import * as l10n from '@vscode/l10n';
import { type ParseErrorCode, printParseErrorCode } from 'jsonc-parser';

const MESSAGES: Readonly<Record<string, () => string>> = {
  InvalidSymbol: () => l10n.t('This is not JSON.'),
  InvalidNumberFormat: () => l10n.t('This is no number that JSON knows.'),
  PropertyNameExpected: () => l10n.t('A member name in double quotes is missing here.'),
  ValueExpected: () => l10n.t('A value is missing here.'),
  ColonExpected: () => l10n.t('A colon is missing here.'),
  CommaExpected: () => l10n.t('A comma is missing here.'),
  CloseBraceExpected: () => l10n.t('A closing brace is missing here.'),
  CloseBracketExpected: () => l10n.t('A closing bracket is missing here.'),
  EndOfFileExpected: () => l10n.t('The document should end here.'),
  UnexpectedEndOfComment: () => l10n.t('This comment has no end.'),
  UnexpectedEndOfString: () => l10n.t('This text has no closing quote.'),
  UnexpectedEndOfNumber: () => l10n.t('This number ends too early.'),
  InvalidUnicode: () => l10n.t('This is no Unicode escape.'),
  InvalidEscapeCharacter: () => l10n.t('JSON has no such escape.'),
  InvalidCharacter: () => l10n.t('This character cannot stand here.'),
};

/** Words for what is wrong with a JSON text. */
export function formatParseError(code: ParseErrorCode): string {
  return (MESSAGES[printParseErrorCode(code)] ?? (() => l10n.t('This is not valid JSON.')))();
}
