import type { Browser } from '@playwright/test';
import { toWorkbenchUrl, type VsCodeServer, type WorkbenchAddress } from './vscodeServer.ts';

/** Where a module whose `run()` the extension host calls lies, in which workspace, beside which extensions. */
export type HostRun = WorkbenchAddress & { readonly tests: string };

/**
 * Opens a window of its own, has its extension host call `run()`, and resolves to the exit code: 0 if that resolved, 1 if it
 * rejected. `onLine` gets every line that the window and its extension host print.
 */
export async function runInExtensionHost(
  browser: Browser,
  server: VsCodeServer,
  run: HostRun,
  onLine: (line: string) => void,
): Promise<number> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const exit = Promise.withResolvers<number>();
    page.once('crash', () => exit.reject(new Error('The browser page crashed')));
    // The two functions that VS Code looks for when it runs tests in a browser.
    await page.exposeFunction('codeAutomationExit', exit.resolve);
    await page.exposeFunction('codeAutomationLog', (_type: string, values: readonly unknown[]) => {
      onLine(values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' '));
    });
    await page.goto(toWorkbenchUrl(server, run));
    return await exit.promise;
  } finally {
    await context.close();
  }
}
