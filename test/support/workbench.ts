import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { Processes } from '../../scripts/processes.ts';
import { makeRunFolder, removeRunFolder } from '../../scripts/runFolder.ts';
import { toSampleEnvironment } from '../../scripts/sampleEnvironment.ts';
import {
  linkExtension,
  newestVsCode,
  startVsCodeServer,
  toWorkbenchUrl,
  type VsCodeServer,
} from '../../scripts/vscodeServer.ts';

/** Theme → VS Code's own name for it, and the class that it gives the workbench. */
const themes = {
  light: { name: 'Light 2026', class: 'vs' },
  dark: { name: 'Dark 2026', class: 'vs-dark' },
  highContrast: { name: 'Default High Contrast', class: 'hc-black' },
  highContrastLight: { name: 'Default High Contrast Light', class: 'hc-light' },
} as const;

export type Theme = keyof typeof themes;

export interface WorkbenchOptions {
  /** Address of the sandbox that stands for AWS; without one every call to AWS fails. */
  readonly endpoint?: string;
  /** Files of the workspace: path → text. */
  readonly files?: Readonly<Record<string, string>>;
  /** Added to the environment of the extension host; undefined removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** User settings by full key. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly theme?: Theme;
  /** Folders of further extensions. */
  readonly installed?: readonly string[];
  readonly size?: { readonly width: number; readonly height: number };
}

/**
 * A real VS Code with a server, a data folder, a workspace and a browser context of its own, so nothing of another one shows.
 * One opens in a few seconds: let the tests of a file share it where they can.
 */
export class Workbench {
  readonly page: Page;
  readonly server: VsCodeServer;
  /** The folder that is open. */
  readonly workspace: string;
  readonly #close: () => Promise<void>;

  constructor(page: Page, server: VsCodeServer, workspace: string, close: () => Promise<void>) {
    this.page = page;
    this.server = server;
    this.workspace = workspace;
    this.#close = close;
  }

  close(): Promise<void> {
    return this.#close();
  }

  /** Where one types while the palette or a pick list is open. */
  get input(): Locator {
    return this.page.locator('.quick-input-widget input[type="text"]');
  }

  /** Runs a command by its title in the palette, e.g. `MSK Lambda: Refresh`. */
  async runCommand(title: string): Promise<void> {
    // Whatever takes the focus just now, such as a view that an earlier command shows, closes the palette again.
    for (let attempt = 1; ; attempt += 1) {
      await this.page.keyboard.press('F1');
      try {
        await this.input.fill(`>${title}`, { timeout: 10_000 });
        await this.pick(title, 10_000);
        return;
      } catch (error) {
        if (attempt === 4) throw error;
      }
    }
  }

  /** Chooses a row of the open pick list by its label. */
  async pick(label: string, timeout?: number): Promise<void> {
    const row = this.page.locator('.quick-input-widget .monaco-list-row').filter({
      has: this.page.locator('.quick-input-list-label .monaco-icon-label-container', {
        hasText: new RegExp(`^${quote(label)}`),
      }),
    });
    await row.first().click({ timeout });
  }

  /** Types into the pick list that asks, chooses the one row that is left, and waits until the list is closed. */
  async pickBySearch(text: string, label: string): Promise<void> {
    await this.input.fill(text);
    const rows = this.page.locator('.quick-input-widget .monaco-list-row');
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText(label);
    await this.input.press('Enter');
    await expect(this.input).toBeHidden();
  }

  /** Opens our view container and gives its tree. */
  async openExplorer(): Promise<Locator> {
    const name = this.page.locator('[aria-label^="MSK Lambda"]');
    await this.page.locator('.activitybar').getByRole('tab').filter({ has: name }).click();
    // Off the tab, whose tooltip would lie over the tree.
    await this.page.mouse.move(640, 400);
    return this.page.locator('.part.sidebar').getByRole('tree').first();
  }

  /** Opens a row of a tree. A click on a row that is drawn anew just then goes nowhere. */
  async expand(row: Locator): Promise<void> {
    await expect(async () => {
      if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
      await expect(row).toHaveAttribute('aria-expanded', 'true', { timeout: 5000 });
    }).toPass({ timeout: 60_000 });
  }

  /** Selects a row of a tree, which has the focus then. */
  async select(row: Locator): Promise<void> {
    await expect(async () => {
      await row.click();
      await expect(row).toHaveAttribute('aria-selected', 'true', { timeout: 5000 });
    }).toPass({ timeout: 60_000 });
  }

  /** The editor in front, once one can type in it. */
  async textEditor(): Promise<Locator> {
    const editor = this.page.locator('.editor-group-container.active .editor-instance .monaco-editor');
    await expect(editor).toContainClass('focused');
    return editor;
  }

  /** Drags the edge of the side bar; `width` in pixels. */
  async resizeSideBar(width: number): Promise<void> {
    const box = await this.page.locator('.part.sidebar').boundingBox();
    if (box === null) throw new Error('The side bar is closed');
    const { mouse } = this.page;
    await mouse.move(box.x + box.width + 2, 500);
    await mouse.down();
    await mouse.move(box.x + width, 500, { steps: 5 });
    await mouse.up();
  }

  /** The document inside the webview that shows: two frames down. */
  webview(): FrameLocator {
    return this.page
      .locator('iframe.webview.ready')
      .filter({ visible: true })
      .contentFrame()
      .locator('iframe#active-frame')
      .contentFrame();
  }

  /** Waits for a notification with this text. */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text });
  }

  /** The buttons of the modal dialog that asks, by its text. */
  dialog(text: string | RegExp): Locator {
    return this.page.locator('.monaco-dialog-box').filter({ hasText: text });
  }
}

/** Opens a workbench on a fresh folder and waits until its parts stand. */
export async function openWorkbench(browser: Browser, options: WorkbenchOptions = {}): Promise<Workbench> {
  const folder = await makeRunFolder('workbench');
  const processes = new Processes();
  const killAll = () => processes.killAll();
  process.once('exit', killAll);
  const close = async () => {
    process.off('exit', killAll);
    await processes.stopAll();
    await removeRunFolder(folder);
  };
  try {
    const workspace = await writeWorkspace(folder, options.files ?? {});
    const server = await startServer(folder, options, processes);
    const theme = themes[options.theme ?? 'light'];
    const context = await browser.newContext({
      viewport: options.size ?? { width: 1280, height: 800 },
    });
    const page = await context.newPage();
    await page.goto(toWorkbenchUrl(server, { workspace, extension: await linkExtension(folder) }));
    await page.locator('.monaco-workbench .part.statusbar').waitFor();
    await page.locator('.part.activitybar [role="tab"]').first().waitFor();
    await page.locator(`.monaco-workbench.${theme.class}`).waitFor();
    return new Workbench(page, server, workspace, async () => {
      await context.close();
      await close();
    });
  } catch (error) {
    await close();
    throw error;
  }
}

async function startServer(folder: string, options: WorkbenchOptions, processes: Processes): Promise<VsCodeServer> {
  return startVsCodeServer(
    {
      build: newestVsCode,
      dataFolder: path.join(folder, 'server'),
      env: { ...(await toSampleEnvironment(folder, options.endpoint)), ...options.env },
      settings: {
        ...steadySettings,
        'workbench.colorTheme': themes[options.theme ?? 'light'].name,
        ...options.settings,
      },
      ...(options.installed === undefined ? {} : { installed: options.installed }),
    },
    processes,
  );
}

/** Nothing that blinks, glides or depends on the machine's own taste. */
const steadySettings = {
  'editor.cursorBlinking': 'solid',
  'window.autoDetectColorScheme': false,
  'window.autoDetectHighContrast': false,
  'workbench.reduceMotion': 'on',
  'window.dialogStyle': 'custom',
  'window.title': 'MSK Lambda',
};

async function writeWorkspace(folder: string, files: Readonly<Record<string, string>>): Promise<string> {
  const workspace = path.join(folder, 'workspace');
  await mkdir(workspace);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(workspace, name)), { recursive: true });
    await writeFile(path.join(workspace, name), text);
  }
  return workspace;
}

function quote(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
