import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../src/sandbox/startSandbox.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

const patterns = Array.from({ length: 5_000 }, (_, index) => ({ Pattern: `{"value":{"id":[${index}]}}` }));
const members = Array.from({ length: 5_000 }, (_, index) => [`member${index}`, index]);

interface BadFile {
  readonly text: string;
  /** Heading of the page. */
  readonly heading: string;
  readonly says: readonly RegExp[];
}

const FILES: Readonly<Record<string, BadFile>> = {
  'no-json': {
    text: 'This is not JSON.\n',
    heading: 'This file is not valid JSON',
    says: [/Line 1, column 1: This is not JSON\./, /Nothing was changed/],
  },
  truncated: {
    text: '{\n  "FunctionName": "f",\n  "Topics": [\n',
    heading: 'This file is not valid JSON',
    says: [/Line 4, column 1: A closing bracket is missing here\./],
  },
  garbage: {
    text: 'x '.repeat(100_000),
    heading: 'This file is not valid JSON',
    says: [/… and \d+ more\./],
  },
  'no-mapping': {
    text: '{ "name": "left-pad" }',
    heading: 'This file is not an event source mapping',
    says: [/has none of the members that create-event-source-mapping takes/],
  },
  empty: { text: '', heading: 'New event source mapping', says: [/This file is empty: begin with any field/] },
  'byte-order-mark': {
    text: '\uFEFF{ "FunctionName": "f" }',
    heading: 'New event source mapping',
    says: [/fields are still empty/],
  },
  'many-patterns': {
    text: JSON.stringify({ FunctionName: 'f', FilterCriteria: { Filters: patterns } }),
    heading: 'New event source mapping',
    says: [/4980 more patterns stand in the text\./],
  },
  'many-members': {
    text: JSON.stringify({ FunctionName: 'f', ...Object.fromEntries(members) }),
    heading: 'New event source mapping',
    says: [/member0 is no known setting/, /… and 49\d\d more\./],
  },
};

test.describe('A bad mapping file', () => {
  let sandbox: Sandbox;
  let workbench: Workbench;

  test.beforeAll(async ({ browser }) => {
    const files = Object.entries(FILES).map(([name, { text }]) => [`${name}.msk-mapping.json`, text]);
    sandbox = await startSandbox();
    workbench = await openWorkbench(browser, { endpoint: sandbox.endpoint, files: Object.fromEntries(files) });
    const binary = Buffer.from([0x7b, 0, 1, 2, 0, 0x7d]);
    await writeFile(path.join(workbench.workspace, 'binary.msk-mapping.json'), binary);
    // Before VS Code has read what the extension contributes, files open as text.
    await workbench.page.locator('.activitybar').getByRole('tab', { name: 'MSK Lambda' }).waitFor();
  });

  test.afterAll(async () => {
    await workbench?.close();
    await sandbox?.close();
  });

  for (const [name, { text, heading, says }] of Object.entries(FILES)) {
    test(`${name}: the page says what is wrong and where, and changes nothing`, async () => {
      const file = `${name}.msk-mapping.json`;
      await workbench.page.getByRole('treeitem', { name: file }).dblclick();
      const page = workbench.webview();
      // The first one also starts the extension.
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
      for (const words of says) await expect(page.locator('body')).toContainText(words);
      expect(await readFile(path.join(workbench.workspace, file), 'utf8')).toBe(text);
      await expect(workbench.page.locator('.tab.active.dirty')).toHaveCount(0);
    });
  }

  test('binary: VS Code says so', async () => {
    await workbench.page.getByRole('treeitem', { name: 'binary.msk-mapping.json' }).dblclick();
    await expect(workbench.dialog('File seems to be binary')).toBeVisible();
  });
});
