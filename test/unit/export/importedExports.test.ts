import { describe, expect, test } from 'vitest';
import { EXPORT_FORMATS } from '../../../src/core/export/exportFormats.ts';
import { exportMapping } from '../../../src/core/export/exportMapping.ts';
import { importMappings } from '../../../src/core/import/importMapping.ts';
import { CONFIGURATIONS } from './configurations.ts';
import { toExpressible, toStored } from './readers/stored.ts';

/** Programs are not imported. */
const IMPORTED = EXPORT_FORMATS.filter(({ format }) => format !== 'cdk-typescript');

describe.each(CONFIGURATIONS.filter(({ options }) => options.uuid === undefined))('$name', ({ input, options }) => {
  test.each(IMPORTED)('comes back from $format', async ({ format, fileName }) => {
    const { mappings } = await importMappings(exportMapping(input, format, options).text, fileName('orders'));
    expect(mappings.flatMap(({ notes }) => notes)).toEqual([]);
    const expected = toExpressible(input, format);
    // An event of SAM has the function itself, or an alias that the function publishes.
    const withoutQualifier = { ...expected, FunctionName: input.FunctionName?.replace(/:(?:live|7)$/, '') };
    const meant = format === 'sam' ? withoutQualifier : expected;
    expect(mappings.map((mapping) => toStored(mapping.input))).toEqual([toStored(meant)]);
  });
});

test.each(IMPORTED.filter(({ update }) => update))(
  'an update keeps its UUID in $format',
  async ({ format, fileName }) => {
    const [update] = CONFIGURATIONS.filter(({ options }) => options.uuid !== undefined);
    const { text } = exportMapping(update?.input ?? {}, format, update?.options);
    const { mappings } = await importMappings(text, fileName('orders'));
    expect(mappings.map(({ uuid }) => uuid)).toEqual([update?.options.uuid]);
  },
);
