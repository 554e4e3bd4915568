import { readFileSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hasDisplay } from './openInBrowser.ts';
import type { Processes } from './processes.ts';
import { quietSettings } from './vscodeServer.ts';

export interface DesktopOptions {
  readonly workspace: string;
  /** Folders of extensions that run from source. */
  readonly extensions: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Settings and extensions of this window; the user's own VS Code is left alone. */
  readonly dataFolder: string;
}

/** The command `code` of a desktop VS Code, if there is one and a screen to show it on. */
export function findDesktopCode(): string | undefined {
  // Root needs a flag that switches off Chromium's sandbox, and a remote window's `code` knows nothing of development.
  const unusable = process.getuid?.() === 0 || process.env['VSCODE_IPC_HOOK_CLI'] !== undefined;
  if (unusable || (process.platform === 'linux' && !hasDisplay())) return undefined;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const files = (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, name));
  return files.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}

/** Opens a new window and resolves when it is closed. It is a process of its own, which stopping here also ends. */
export async function openDesktopCode(code: string, options: DesktopOptions, processes: Processes): Promise<void> {
  const { dataFolder, workspace, extensions } = options;
  const userFolder = path.join(dataFolder, 'User');
  await mkdir(userFolder, { recursive: true });
  await writeFile(path.join(userFolder, 'settings.json'), JSON.stringify(quietSettings, null, 2));
  processes.beforeStop(() => endWindow(dataFolder));
  const args = [
    ...['--new-window', '--wait', '--disable-workspace-trust', '--skip-welcome', '--skip-release-notes'],
    ...['--user-data-dir', dataFolder, '--extensions-dir', path.join(dataFolder, 'extensions')],
    ...extensions.map((folder) => `--extensionDevelopmentPath=${folder}`),
    workspace,
  ];
  const env = withoutVsCode({ ...process.env, ...options.env });
  // A batch file on Windows: a shell has to run it, and splits what is not quoted.
  const shell = process.platform === 'win32';
  const [command = code, ...rest] = shell ? [code, ...args].map((text) => `"${text}"`) : [code, ...args];
  const child = processes.start(command, rest, { env, shell, stdio: 'inherit' });
  await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

/** VS Code writes the process id of its window into its data folder: the command that opened it is long another process. */
function endWindow(dataFolder: string): void {
  try {
    process.kill(Number(readFileSync(path.join(dataFolder, 'code.lock'), 'utf8').trim()), 'SIGTERM');
  } catch {
    // No such file or no such process: the window is closed already.
  }
}

/** In a terminal inside VS Code these variables would make `code` talk to that window. */
function withoutVsCode(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = Object.keys(env).filter((name) => name.startsWith('VSCODE_') || name === 'ELECTRON_RUN_AS_NODE');
  return { ...env, ...Object.fromEntries(names.map((name) => [name, undefined])) };
}
