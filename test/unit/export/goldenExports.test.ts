import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXPORT_FORMATS } from '../../../src/core/export/exportFormats.ts';
import { exportMapping } from '../../../src/core/export/exportMapping.ts';
import { FIELDS } from '../../../src/core/mapping/fields.ts';
import { isUnset, readFieldValue } from '../../../src/core/mapping/fieldValues.ts';
import { CONFIGURATIONS } from './configurations.ts';

/** `UPDATE=1` writes the files anew. */
const update = process.env.UPDATE === '1';
const folder = path.resolve(import.meta.dirname, '../../fixtures/exports');

test('the configurations use every field', () => {
  const unused = FIELDS.filter((field) =>
    CONFIGURATIONS.every(({ input }) => isUnset(readFieldValue(input, field.path))),
  );
  expect(unused.map((field) => field.id)).toEqual([]);
});

describe.each(CONFIGURATIONS)('$name', ({ name, input, options }) => {
  test('is exported as the golden files have it', async () => {
    const texts = Object.fromEntries(
      EXPORT_FORMATS.map(({ format }) => [`${format}.txt`, exportMapping(input, format, options).text]),
    );
    const golden = path.join(folder, name);
    if (update) {
      await rm(golden, { recursive: true, force: true });
      await mkdir(golden, { recursive: true });
      await Promise.all(Object.entries(texts).map(([file, text]) => writeFile(path.join(golden, file), text)));
    }
    const files = await readdir(golden);
    const kept = await Promise.all(
      files.map(async (file) => [file, await readFile(path.join(golden, file), 'utf8')] as const),
    );
    expect(texts).toEqual(Object.fromEntries(kept));
  });
});

test('no golden file is left over', async () => {
  expect((await readdir(folder)).toSorted()).toEqual(CONFIGURATIONS.map(({ name }) => name).toSorted());
});
