/**
 * Updates package-lock.json and adds what npm leaves out of it where a registry does not offer the optional packages of
 * every platform: without them `npm ci` fails everywhere.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runTool } from './installOnce.ts';
import { findMissingOptional, type LockedPackages } from './lockedPackages.ts';
import { root } from './paths.ts';
import { onTermination, Processes } from './processes.ts';

const processes = new Processes();
onTermination(processes);
await runTool('npm', ['install', '--package-lock-only', '--ignore-scripts', '--loglevel=error'], root, processes);

const file = path.join(root, 'package-lock.json');
const lock: { packages: LockedPackages } = JSON.parse(await readFile(file, 'utf8'));
const missing = findMissingOptional(lock.packages);
const packages = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => (a < b ? -1 : 1));
await writeFile(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`);
console.log(`${packages.length} packages, ${Object.keys(missing).length} of them added for other platforms`);
process.exit();
