/** Writes schemas/ anew from the tables of fields, of members of events and of recipes. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { toEventSchema } from './eventSchemas.ts';
import { toHintsSchema, toStrictSchema } from './mappingSchemas.ts';
import { root } from './paths.ts';
import { toRecipeSchema, toSettingsSchema } from './recipeSchemas.ts';

const folder = path.join(root, 'schemas');
await mkdir(folder, { recursive: true });
const files = {
  'msk-mapping.schema.json': toStrictSchema(),
  'msk-mapping.hints.schema.json': toHintsSchema(),
  'msk-event.schema.json': toEventSchema(),
  'msk-event-recipe.schema.json': toRecipeSchema(),
  'msk-settings.schema.json': toSettingsSchema(),
};
for (const [name, schema] of Object.entries(files)) {
  await writeFile(path.join(folder, name), `${JSON.stringify(schema, null, 2)}\n`);
}
