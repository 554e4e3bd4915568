/**
 * Draws the pictures in docs/images by driving the workbench on the sample account. Arguments name pictures; without one
 * all are drawn.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { startSandbox } from '../src/sandbox/startSandbox.ts';
import { openWorkbench } from '../test/support/workbench.ts';
import { chromiumArguments, ensureChromium } from './chromium.ts';
import { runTool } from './installOnce.ts';
import { root } from './paths.ts';
import { onTermination, Processes } from './processes.ts';
import { type Scene, scenes } from './scenes.ts';

const progress = (line: string) => console.log(line);
const processes = new Processes();
const end = onTermination(processes);
const executablePath = await ensureChromium(processes, progress);
await runTool(process.execPath, ['esbuild.mjs'], root, processes);
const folder = path.join(root, 'docs/images');
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
for (const scene of chooseScenes(process.argv.slice(2))) await draw(scene);
await browser.close();
await end(0);

/** One picture: an account and a window of its own. */
async function draw({ name, show, settings = {}, ...options }: Scene): Promise<void> {
  const sandbox = await startSandbox();
  const workbench = await openWorkbench(browser, { ...options, settings, endpoint: sandbox.endpoint });
  try {
    await show(workbench, sandbox);
    await workbench.page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
    progress(`docs/images/${name}.png`);
  } finally {
    await workbench.close();
    await sandbox.close();
  }
}

function chooseScenes(names: readonly string[]): readonly Scene[] {
  if (names.length === 0) return scenes;
  const chosen = scenes.filter(({ name }) => names.includes(name));
  if (chosen.length === 0) throw new Error(`The pictures are ${scenes.map(({ name }) => name).join(', ')}`);
  return chosen;
}
