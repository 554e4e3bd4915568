import type { Sandbox } from '../src/sandbox/startSandbox.ts';
import type { Workbench, WorkbenchOptions } from '../test/support/workbench.ts';

/** One picture: how the window starts, and what is done in it until it shows what the picture is about. */
export interface Scene extends WorkbenchOptions {
  /** Name of the file below docs/images. */
  readonly name: string;
  readonly show: (workbench: Workbench, sandbox: Sandbox) => Promise<void>;
}

const size = { width: 1200, height: 760 };

export const scenes: readonly Scene[] = [
  {
    name: 'explorer',
    size,
    show: async (workbench) => {
      const tree = await workbench.openExplorer();
      await workbench.resizeSideBar(560);
      await tree
        .getByRole('treeitem', { name: /orders-prod/ })
        .first()
        .click();
      await workbench.page.keyboard.press('ArrowRight');
      await tree.locator('[aria-level="3"]').first().waitFor();
    },
  },
];
