import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { installOnce, npmInstall, type Progress } from './installOnce.ts';
import { root } from './paths.ts';
import type { Processes } from './processes.ts';

/** A VS Code as the npm package code-server carries it, and the Node that it needs. */
export interface VsCodeBuild {
  readonly version: string;
  readonly codeServer: string;
  readonly nodeMajor: number;
  /** Exact version of the npm packages with Node's program, for when this process runs on another major. */
  readonly node: string;
  /**
   * Version of the npm package with the program that finds files, where code-server's own way to it is a script that npm
   * does not run.
   */
  readonly ripgrep?: string;
}

/** The VS Code that tests and `npm start` run. */
export const newestVsCode: VsCodeBuild = { version: '1.139.1', codeServer: '4.139.1', nodeMajor: 24, node: '24.9.0' };

/** The oldest VS Code that `engines.vscode` in package.json promises. */
export const oldestVsCode: VsCodeBuild = {
  version: '1.104.0',
  codeServer: '4.104.0',
  nodeMajor: 22,
  node: '22.23.3',
  ripgrep: '1.18.0',
};

interface InstalledServer {
  readonly node: string;
  readonly main: string;
}

/** Downloads VS Code's server and its Node unless they are there; about half a minute and 600 MB, once. */
async function installVsCodeServer(
  build: VsCodeBuild,
  processes: Processes,
  progress: Progress,
): Promise<InstalledServer> {
  const server = path.join('node_modules', 'code-server', 'lib', 'vscode');
  const folder = await installOnce(`vscode-${build.version}`, async (target) => {
    progress(`Downloading VS Code ${build.version} (once, about half a minute) …`);
    await npmInstall(target, [`code-server@${build.codeServer}`], processes);
    progress(`Downloading the packages of VS Code ${build.version} …`);
    await npmInstall(path.join(target, server), [], processes);
  });
  if (build.ripgrep !== undefined) await addRipgrep(path.join(folder, server), build.ripgrep, processes);
  const node = await findNode(build, processes, progress);
  return { node, main: path.join(folder, server, 'out', 'server-main.js') };
}

/** Puts the program that finds files where this VS Code looks for it. */
async function addRipgrep(server: string, version: string, processes: Processes): Promise<void> {
  const program = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const folder = await installOnce(`ripgrep-${version}`, async (target) => {
    await npmInstall(target, [`@vscode/ripgrep-universal@${version}`], processes);
  });
  const source = path.join('@vscode/ripgrep-universal/bin', `${process.platform}-${process.arch}`, program);
  await cp(path.join(folder, 'node_modules', source), path.join(server, 'node_modules/@vscode/ripgrep/bin', program));
}

async function findNode(build: VsCodeBuild, processes: Processes, progress: Progress): Promise<string> {
  if (process.versions.node.startsWith(`${build.nodeMajor}.`)) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const name = `${prefix}-${platform}-${process.arch}`;
  const folder = await installOnce(`node-${build.node}`, async (target) => {
    progress(`Downloading Node ${build.node} for VS Code ${build.version} (once) …`);
    await npmInstall(target, [`${name}@${build.node}`], processes);
  });
  return path.join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

export interface ServerOptions {
  readonly build: VsCodeBuild;
  /** Everything the server remembers; a fresh one gives a fresh VS Code. */
  readonly dataFolder: string;
  /** Added to this process's environment; undefined removes a variable. Extensions see it. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** User settings, by full key. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Folders of extensions that are installed by a copy. */
  readonly installed?: readonly string[];
  /** Folders of extensions that count as installed where they lie. */
  readonly linked?: readonly string[];
  /** Whether addresses may carry a payload, which tests and benchmarks need; VS Code then hides its notifications. */
  readonly driven?: boolean;
  readonly progress?: Progress;
}

export interface VsCodeServer {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Needed in the address: without it another user of the machine could open our files. */
  readonly token: string;
  stop(): Promise<void>;
}

/** Starts VS Code's own server (not code-server's wrapper around it) and resolves when a browser may connect. */
export async function startVsCodeServer(options: ServerOptions, processes: Processes): Promise<VsCodeServer> {
  const { build, dataFolder, env = {}, settings = {}, installed = [], linked = [], driven = true } = options;
  const progress = options.progress ?? (() => undefined);
  const { node, main } = await installVsCodeServer(build, processes, progress);
  const token = randomBytes(16).toString('hex');
  const tokenFile = path.join(dataFolder, 'connection-token');
  const userFolder = path.join(dataFolder, 'data', 'User');
  await mkdir(userFolder, { recursive: true });
  await writeFile(path.join(userFolder, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  await writeFile(tokenFile, token, { mode: 0o600 });
  await installExtensions(path.join(dataFolder, 'extensions'), installed, linked);
  const child = processes.start(
    node,
    [
      main,
      ...serverArguments,
      ...(driven ? [driver] : []),
      '--server-data-dir',
      dataFolder,
      '--connection-token-file',
      tokenFile,
    ],
    { env: { ...process.env, ...serverEnvironment, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const port = await readPort(child.stdout, child.stderr);
  return { origin: `http://127.0.0.1:${port}`, token, stop: () => processes.stop(child) };
}

const serverArguments = [
  ...['--host', '127.0.0.1', '--port', '0'],
  '--accept-server-license-terms',
  '--disable-workspace-trust',
  ...['--telemetry-level', 'off'],
  // Otherwise variables from the user's shell start-up files would override those given here.
  '--force-disable-user-env',
];

/** VS Code 1.139 takes the payload of an address only with this. */
const driver = '--enable-smoke-test-driver';

/** Puts extensions where VS Code keeps installed ones, and all of them into the list that it keeps. */
async function installExtensions(folder: string, copied: readonly string[], linked: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const list = linked.map((source) => toInstalled(source, source));
  for (const source of copied) {
    const target = path.join(folder, path.basename(source));
    await cp(source, target, { recursive: true });
    list.push(toInstalled(source, target));
  }
  await writeFile(path.join(folder, 'extensions.json'), JSON.stringify(list));
}

/** An entry of VS Code's list of installed extensions. */
function toInstalled(source: string, location: string) {
  const { publisher, name, version } = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8'));
  return {
    identifier: { id: `${publisher}.${name}` },
    version,
    location: { $mid: 1, path: toUriPath(location), scheme: 'file' },
  };
}

/** Without a gallery to ask, VS Code does not try to reach one. */
const serverEnvironment = { EXTENSIONS_GALLERY: '{}' };

/** User settings for a VS Code in which nothing moves, asks, suggests or phones home. */
export const quietSettings = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/** Waits until the server says where it listens; what it said before then is told when it ends instead. */
async function readPort(stdout: Readable | null, stderr: Readable | null): Promise<number> {
  if (stdout === null) throw new Error('VS Code server runs without output');
  const said: string[] = [];
  stderr?.on('data', (data: Buffer) => said.push(data.toString()));
  for await (const line of createInterface({ input: stdout })) {
    said.push(line);
    const port = /Extension host agent listening on (\d+)/.exec(line)?.[1];
    if (port === undefined) continue;
    stdout.resume();
    return Number(port);
  }
  throw new Error(`VS Code server ended before it listened:\n${said.join('\n')}`);
}

export interface WorkbenchAddress {
  readonly workspace: string;
  /** Folder of the extension that runs from source: VS Code's server takes one. */
  readonly extension: string;
  /** A module whose `run()` the extension host calls. */
  readonly tests?: string;
  /** Further entries of the payload, as VS Code's own code names them. */
  readonly payload?: Readonly<Record<string, string>>;
}

/**
 * A second name for this project's folder, below `folder`. VS Code takes its theme from below the extension that runs from
 * source, if there is one, and below ours lies the downloaded VS Code with all of its themes; not below the second name.
 */
export async function linkExtension(folder: string): Promise<string> {
  const link = path.join(folder, 'extension');
  await symlink(root, link, 'junction');
  return link;
}

/** The address that opens a workspace with the extensions that are installed. */
export function toFolderUrl(server: VsCodeServer, workspace: string): string {
  const query = new URLSearchParams({ tkn: server.token, folder: toUriPath(workspace) });
  return `${server.origin}/?${query.toString()}`;
}

/** The address that opens a workspace with an extension from source, in a server that is driven. */
export function toWorkbenchUrl(server: VsCodeServer, address: WorkbenchAddress): string {
  const { host } = new URL(server.origin);
  const toRemote = (file: string) => `vscode-remote://${host}${toUriPath(file)}`;
  const payload = [
    ['extensionDevelopmentPath', toRemote(address.extension)],
    ...(address.tests === undefined ? [] : [['extensionTestsPath', toRemote(address.tests)]]),
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...Object.entries(address.payload ?? {}),
  ];
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  return `${toFolderUrl(server, address.workspace)}&${query.toString()}`;
}

/** `/c:/Users/x` for `C:\Users\x`; other paths stay as they are. */
function toUriPath(file: string): string {
  return process.platform === 'win32'
    ? `/${file.replaceAll('\\', '/').replace(/^[A-Z]:/, (drive) => drive.toLowerCase())}`
    : file;
}
