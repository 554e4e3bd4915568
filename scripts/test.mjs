import { runScript } from './bootstrap.mjs';

await runScript('scripts/test.ts');
