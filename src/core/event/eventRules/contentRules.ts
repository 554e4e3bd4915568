import * as l10n from '@vscode/l10n';
import { decodeBase64, encodeBase64 } from '../base64.ts';
import { type EventFix, type EventRule, type Place, toEventRule } from './eventRule.ts';
import { type RecordView, toContents, toWritten } from './eventView.ts';
import { toReplacement } from './fixes.ts';

/** Key and value. The bits after the last byte may be anything: samples of AWS itself have such (events.md 1). */
export const CONTENT_RULES: readonly EventRule<RecordView>[] = [
  toEventRule({
    id: 'content-text',
    severity: 'error',
    check: (record) =>
      toContents(record.scanned).flatMap((field) => {
        if (field.state !== 'other') return [];
        const fix = toEncoding(field, toWritten(record.text, field));
        return [{ place: field, values: {}, fix }];
      }),
    message: () => l10n.t('Keys and values are texts in base64, or null.'),
    source: 'events.md 1, source-facts 18 and 20',
  }),
  toEventRule({
    id: 'base64',
    severity: 'error',
    check: (record) =>
      record.oddTexts.flatMap(({ field, content }) => {
        const decoded = decodeBase64(content);
        if (decoded.problem === undefined) return [];
        const place = toFaultPlace(record.text, field, content, decoded.offset);
        return [{ place, values: { problem: decoded.problem }, fix: toBase64Fix(field, content) }];
      }),
    message: ({ problem }: { readonly problem: string }) => problem,
    source: 'events.md 1, source-facts 18',
  }),
  toEventRule({
    id: 'base64-form',
    severity: 'information',
    check: (record) =>
      record.oddTexts.flatMap(({ field, content }) => {
        const { bytes } = decodeBase64(content);
        if (bytes === undefined || (content.length % 4 === 0 && !/\s/.test(content))) return [];
        const edits = [toReplacement(field, JSON.stringify(encodeBase64(bytes)))];
        return [{ place: field, values: {}, fix: { title: l10n.t('Write it as Lambda does'), edits } }];
      }),
    message: () => l10n.t('Lambda writes base64 with padding and without blanks; some decoders ask for that.'),
    source: 'events.md 1',
  }),
];

/** The character that is wrong, if it stands in the document as it is. */
function toFaultPlace(text: string, field: Place, content: string, offset: number): Place {
  const isPlain = field.length === content.length + 2;
  if (!isPlain || offset >= content.length) return field;
  const length = (text.codePointAt(field.offset + 1 + offset) ?? 0) > 0xffff ? 2 : 1;
  return { offset: field.offset + 1 + offset, length };
}

/** Either the other alphabet, or text that was not encoded yet. */
function toBase64Fix(field: Place, text: string): EventFix {
  const { bytes } = decodeBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
  if (bytes === undefined) return toEncoding(field, text);
  const edits = [toReplacement(field, JSON.stringify(encodeBase64(bytes)))];
  return { title: l10n.t('Write it in the standard alphabet'), edits };
}

function toEncoding(field: Place, text: string): EventFix {
  const encoded = encodeBase64(new TextEncoder().encode(text));
  const edits = [toReplacement(field, JSON.stringify(encoded))];
  return { title: l10n.t('Encode this text in base64'), edits };
}
