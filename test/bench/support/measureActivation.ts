import { performance } from 'node:perf_hooks';
import * as vscode from 'vscode';

/** Begins the line that carries the result. */
const mark = '[activation] ';

/** Runs in the extension host: activates the one extension that runs from source and prints how many milliseconds it took. */
export async function run(): Promise<void> {
  const [extension, ...others] = vscode.extensions.all.filter(({ packageJSON }) => packageJSON.isUnderDevelopment);
  if (extension === undefined || others.length > 0) throw new Error('Exactly one extension must run from source');
  if (extension.isActive) throw new Error(`${extension.id} is active before anybody asked`);
  await becomeIdle();
  const started = performance.now();
  await extension.activate();
  console.log(`${mark}${performance.now() - started}`);
}

/** Waits until the extension host has done what it does at start: until turns came on time for two seconds, or fifteen seconds. */
async function becomeIdle(): Promise<void> {
  const deadline = performance.now() + 15_000;
  for (let calm = 0; calm < 100 && performance.now() < deadline; ) {
    const asked = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
    calm = performance.now() - asked < 25 ? calm + 1 : 0;
  }
}
