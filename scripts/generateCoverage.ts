import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { COVERAGE_FILE, formatCoverage, listTags } from './coverage.ts';
import { root } from './paths.ts';

await writeFile(path.join(root, COVERAGE_FILE), formatCoverage(await listTags()));
