/**
 * Reads and checks mutated events, and writes random bytes and reads them again, far more of both than the tests do.
 * FUZZ_EVENTS and FUZZ_VALUES say how many; a million of each otherwise.
 */
import { once } from 'node:events';
import path from 'node:path';
import { root } from './paths.ts';
import { onTermination, Processes } from './processes.ts';

const MANY = '1000000';
const files = ['test/unit/event/eventFuzz.test.ts', 'test/unit/event/decodeValue.test.ts'];

const { FUZZ_EVENTS = MANY, FUZZ_VALUES = MANY } = process.env;
const processes = new Processes();
onTermination(processes);
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
console.log(`${FUZZ_EVENTS} events, ${FUZZ_VALUES} values`);
const child = processes.start(process.execPath, [vitest, 'run', '--testTimeout=0', ...files], {
  cwd: root,
  env: { ...process.env, FUZZ_EVENTS, FUZZ_VALUES },
  stdio: 'inherit',
});
const [code] = await once(child, 'close');
process.exit(typeof code === 'number' ? code : 1);
