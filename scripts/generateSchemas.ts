/** Writes schemas/ anew from the table of fields. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { toHintsSchema, toStrictSchema } from './mappingSchemas.ts';
import { root } from './paths.ts';

const folder = path.join(root, 'schemas');
await mkdir(folder, { recursive: true });
const files = { 'msk-mapping.schema.json': toStrictSchema(), 'msk-mapping.hints.schema.json': toHintsSchema() };
for (const [name, schema] of Object.entries(files)) {
  await writeFile(path.join(folder, name), `${JSON.stringify(schema, null, 2)}\n`);
}
