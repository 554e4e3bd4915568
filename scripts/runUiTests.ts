/** Runs the Playwright suite, with a Chromium at hand. Arguments go to Playwright: files, --grep … */
import path from 'node:path';
import { ensureChromium } from './chromium.ts';
import { runTool } from './installOnce.ts';
import { root } from './paths.ts';
import { onTermination, Processes } from './processes.ts';

const processes = new Processes();
onTermination(processes);
process.env['MSK_LAMBDA_CHROMIUM'] = await ensureChromium(processes, (line) => console.log(line));
const playwright = path.join(root, 'node_modules/@playwright/test/cli.js');
try {
  await runTool(process.execPath, [playwright, 'test', ...process.argv.slice(2)], root, processes);
} catch {
  process.exit(1);
}
process.exit(0);
