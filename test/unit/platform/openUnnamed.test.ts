import { expect, it, vi } from 'vitest';
import { openUnnamed } from '../../../src/platform/unsavedDocument.ts';

/** What VS Code holds of each document, whatever is asked for. */
const held = vi.hoisted(() => ({ text: '', languageId: '', edits: 0 }));

vi.mock('vscode', () => {
  const document = {
    uri: 'untitled:Untitled-1',
    get languageId() {
      return held.languageId;
    },
    getText: () => held.text,
    positionAt: (offset: number) => offset,
  };
  class WorkspaceEdit {
    replacement = '';
    replace(_uri: unknown, { start, end }: { start: number; end: number }, text: string): void {
      this.replacement = held.text.slice(0, start) + text + held.text.slice(end);
    }
  }
  return {
    WorkspaceEdit,
    Range: class {
      readonly start: number;
      readonly end: number;
      constructor(start: number, end: number) {
        this.start = start;
        this.end = end;
      }
    },
    workspace: {
      openTextDocument: async () => document,
      applyEdit: async ({ replacement }: WorkspaceEdit) => {
        held.text = replacement;
        held.edits += 1;
        return true;
      },
    },
    languages: {
      setTextDocumentLanguage: async (_document: unknown, languageId: string) => {
        held.languageId = languageId;
        return document;
      },
    },
  };
});

it('an unsaved document says what was asked for, though VS Code gives the text of one that was just closed', async () => {
  Object.assign(held, { text: 'closed a moment ago', languageId: 'plaintext', edits: 0 });
  const document = await openUnnamed('{"a": 1}', 'json');
  expect([document.getText(), document.languageId]).toEqual(['{"a": 1}', 'json']);
});

it('an unsaved document that says what was asked for is left alone', async () => {
  Object.assign(held, { text: '{"a": 1}', languageId: 'json', edits: 0 });
  await openUnnamed('{"a": 1}', 'json');
  expect(held.edits).toBe(0);
});
