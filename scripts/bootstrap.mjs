/**
 * What has to work before anything is installed: any Node from 18 on, built-in modules only. Installs the packages that
 * package-lock.json names and hands over to a TypeScript file under the Node that they bring.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const windows = process.platform === 'win32';

/** Runs a file of this project with this process's arguments and leaves with its exit code. */
export async function runScript(file) {
  if (!isInstalled()) await install();
  const node = findNode();
  const child = spawn(node, [path.join(root, file), ...process.argv.slice(2)], {
    // Through the extra channel the child notices even a kill of this process that leaves no time to say so.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: [path.dirname(node), process.env.PATH].join(path.delimiter) },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const watch = stopWithNpm(child);
  process.exitCode = await exitCodeOf(child);
  clearInterval(watch);
}

/**
 * A signal to npm ends npm and the shell between, which does not pass it on; a new parent is how that shows.
 */
function stopWithNpm(child) {
  const parent = process.ppid;
  return setInterval(() => {
    if (process.env.npm_lifecycle_event !== undefined && process.ppid !== parent) child.kill('SIGTERM');
  }, 500);
}

/** True when node_modules holds every package that package-lock.json asks of this machine, in the version it asks for. */
function isInstalled() {
  const installed = readPackages('node_modules/.package-lock.json');
  if (installed === undefined || findNode() === undefined) return false;
  return Object.entries(readPackages('package-lock.json') ?? {}).every(([location, wanted]) => {
    if (location === '') return true;
    const found = installed[location];
    return found === undefined ? wanted.optional === true : found.version === wanted.version;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** The Node of the packages; else this one, if it runs TypeScript by itself. */
function findNode() {
  const bundled = path.join(root, 'node_modules/node/bin', windows ? 'node.exe' : 'node');
  if (existsSync(bundled)) return bundled;
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : undefined;
}

async function install() {
  console.log('Installing packages (once, about a minute) …');
  const started = Date.now();
  const alive = setInterval(() => {
    console.log(`  … still installing, ${Math.round((Date.now() - started) / 1000)} s`);
  }, 15_000);
  // Below "error" npm talks about the engines of packages that only ever run under the Node installed here.
  const npm = spawn('npm', ['ci', '--loglevel=error'], { cwd: root, stdio: 'inherit', shell: windows });
  const code = await exitCodeOf(npm);
  clearInterval(alive);
  if (code !== 0) {
    console.error('The packages could not be installed: see what npm said above.');
    process.exit(code);
  }
  if (findNode() === undefined) {
    console.error('The package "node" came without its program: allow its install script, or use Node 24 or newer.');
    process.exit(1);
  }
}

function exitCodeOf(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(127);
    });
    child.once('close', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}
