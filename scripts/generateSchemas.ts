/** Writes schemas/ anew from the tables of fields and of members of events. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { toEventSchema } from './eventSchemas.ts';
import { toHintsSchema, toStrictSchema } from './mappingSchemas.ts';
import { root } from './paths.ts';

const folder = path.join(root, 'schemas');
await mkdir(folder, { recursive: true });
const files = {
  'msk-mapping.schema.json': toStrictSchema(),
  'msk-mapping.hints.schema.json': toHintsSchema(),
  'msk-event.schema.json': toEventSchema(),
};
for (const [name, schema] of Object.entries(files)) {
  await writeFile(path.join(folder, name), `${JSON.stringify(schema, null, 2)}\n`);
}
