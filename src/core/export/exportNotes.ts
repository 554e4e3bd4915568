import * as l10n from '@vscode/l10n';
import type { FieldId } from '../mapping/fieldSpec.ts';
import { toFieldAt } from '../mapping/fields.ts';
import type { ExportRequest } from './exportRequest.ts';
import type { ExportNote } from './mappingExport.ts';

/** One thing that a target cannot say, or says otherwise than expected. */
export interface NoteRule {
  readonly field?: FieldId;
  readonly when: (request: ExportRequest) => boolean;
  readonly message: (request: ExportRequest) => string;
}

export function toNotes(request: ExportRequest, rules: readonly NoteRule[]): readonly ExportNote[] {
  const notes = rules.filter((rule) => rule.when(request)).map((rule) => toNote(rule, request));
  return [...toForeignNotes(request), ...notes];
}

function toNote({ field, message }: NoteRule, request: ExportRequest): ExportNote {
  return field === undefined ? { message: message(request) } : { field, message: message(request) };
}

function toForeignNotes({ foreign }: ExportRequest): readonly ExportNote[] {
  return foreign.map((path) => {
    const field = toFieldAt(path)?.id;
    const message = l10n.t('{0} is no member of a mapping for MSK and is left out.', path.join('.'));
    return field === undefined ? { message } : { field, message };
  });
}

const WIDTH = 100;

/** Notes as lines of a comment, one note after the other, wrapped; an empty text when there are none. */
export function formatComments(notes: readonly ExportNote[], prefix: string): string {
  return notes.map(({ message }) => wrap(message, prefix)).join('');
}

/**
 * The same for shells. An interactive zsh knows no comments and a command prompt reads on behind `rem`: without quotes,
 * redirections and expansions the worst is a line that is no command.
 */
export function formatShellComments(notes: readonly ExportNote[], prefix: string): string {
  return formatComments(
    notes.map(({ message }) => ({
      message: message.replaceAll(/['"`]/g, '’').replaceAll(/[<>|&;$%^!()*?[\]{}\\~#]/g, ' '),
    })),
    prefix,
  );
}

function wrap(message: string, prefix: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of message.split(/[\s\p{C}]+/u)) {
    if (line !== '' && line.length + word.length >= WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((text) => `${prefix}${text}\n`).join('');
}
