// node scripts/run.mjs FILE [ARGUMENT …]: runs a TypeScript file of this project, after installing what is missing.
import { runScript } from './bootstrap.mjs';

const [file = ''] = process.argv.splice(2, 1);
await runScript(file);
