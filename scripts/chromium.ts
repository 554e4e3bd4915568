import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { type Progress, runTool } from './installOnce.ts';
import { root } from './paths.ts';
import type { Processes } from './processes.ts';

/** How tests start Chromium: nothing that phones home, and no sandbox, since containers and root forbid it. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/**
 * The program of a browser of the Chromium family: the one named in MSK_LAMBDA_CHROMIUM, the system's own, the one that
 * Playwright downloaded before, else a new one: Debian's package where this is root on Debian, Playwright's elsewhere.
 */
export async function ensureChromium(processes: Processes, progress: Progress): Promise<string> {
  const found = findChromium();
  if (found !== undefined) return found;
  for (const install of isRootOnDebian() ? [installFromDebian, installFromPlaywright] : [installFromPlaywright]) {
    try {
      await install(processes, progress);
    } catch (error) {
      progress(error instanceof Error ? error.message : String(error));
    }
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    'No Chromium could be installed. Install Chrome, Edge or Chromium, or name one in MSK_LAMBDA_CHROMIUM.',
  );
}

export function findChromium(): string | undefined {
  const named = process.env['MSK_LAMBDA_CHROMIUM'];
  if (named !== undefined) return named;
  return [...systemBrowsers(), chromium.executablePath()].find((file) => existsSync(file) && starts(file));
}

function systemBrowsers(): readonly string[] {
  if (process.platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return names.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
    const files = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return folders.flatMap((folder) => files.map((file) => path.join(folder, file)));
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** Ubuntu has a `chromium-browser` that only says that a snap is missing. Windows' browsers open a window instead of answering. */
function starts(file: string): boolean {
  if (process.platform === 'win32') return true;
  try {
    return /\d+\.\d+/.test(execFileSync(file, ['--version'], { encoding: 'utf8', timeout: 20_000, stdio: 'pipe' }));
  } catch {
    return false;
  }
}

function isRootOnDebian(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}

async function installFromDebian(processes: Processes, progress: Progress): Promise<void> {
  progress('Installing Chromium from Debian (once) …');
  await runTool('apt-get', ['-q', 'update'], root, processes);
  await runTool('apt-get', ['-q', 'install', '--yes', '--no-install-recommends', 'chromium'], root, processes);
}

async function installFromPlaywright(processes: Processes, progress: Progress): Promise<void> {
  progress('Downloading Chromium (once) …');
  const playwright = path.join(root, 'node_modules/@playwright/test/cli.js');
  await runTool(process.execPath, [playwright, 'install', 'chromium'], root, processes);
}
