import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DIAGNOSIS_FILE, diagnoseCases, formatDiagnoses } from './diagnosisTable.ts';
import { root } from './paths.ts';

await writeFile(path.join(root, DIAGNOSIS_FILE), formatDiagnoses(await diagnoseCases()));
