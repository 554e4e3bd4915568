import * as l10n from '@vscode/l10n';
import type { TextEdit } from '../../mapping/textEdits.ts';
import type { ScannedMember } from '../scannedEvent.ts';
import type { EventFix, Place } from './eventRule.ts';
import type { ObjectView } from './eventView.ts';

export function toReplacement({ offset, length }: Place, newText: string): TextEdit {
  return { offset, length, newText };
}

/** A member and its comma go; what stands before and after keeps its form. */
export function toRemoval({ members }: ObjectView, member: ScannedMember): TextEdit {
  const index = members.indexOf(member);
  const end = member.offset + member.length;
  const [previous, next] = [members[index - 1], members[index + 1]];
  const start = previous === undefined ? member.nameOffset : previous.offset + previous.length;
  const stop = previous === undefined && next !== undefined ? next.nameOffset : end;
  return { offset: start, length: stop - start, newText: '' };
}

/** A new member after the last one, laid out as the first one is. */
function toInsertion({ text, offset, members }: ObjectView, name: string, value: string): TextEdit {
  const [first] = members;
  const last = members.at(-1);
  if (first === undefined || last === undefined) {
    return { offset: offset + 1, length: 0, newText: `${JSON.stringify(name)}: ${value}` };
  }
  const gap = /^\s*$/.exec(text.slice(offset + 1, first.nameOffset))?.[0] ?? ' ';
  const colon = text.slice(first.nameOffset + first.nameLength, first.offset);
  const member = `${JSON.stringify(name)}${/^\s*:\s*$/.test(colon) ? colon : ': '}${value}`;
  return { offset: last.offset + last.length, length: 0, newText: `,${gap}${member}` };
}

export function toInsertionFix(view: ObjectView, name: string, value: string): EventFix {
  return { title: l10n.t('Add {0}', name), edits: [toInsertion(view, name, value)] };
}
