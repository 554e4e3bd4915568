import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXPORT_FORMATS } from '../../../src/core/export/exportFormats.ts';
import { exportMapping } from '../../../src/core/export/exportMapping.ts';
import { toField } from '../../../src/core/mapping/fields.ts';
import { DRAFT } from '../mapping/account.ts';
import { CONFIGURATIONS } from './configurations.ts';
import { readExport } from './readers/readExport.ts';
import { LACKING, toExpressible, toStored } from './readers/stored.ts';

const hasBash = spawnSync('bash', ['-c', 'true']).status === 0;

describe.each(CONFIGURATIONS.filter(({ options }) => options.uuid === undefined))('$name', ({ input, options }) => {
  test.for(EXPORT_FORMATS)('is the same mapping in $format', async ({ format }, context) => {
    context.skip(format === 'cli-bash' && !hasBash, 'bash is not installed');
    const { text, notes } = exportMapping(input, format, options);
    const expected = toExpressible(input, format);
    // A version of the function is what SAM cannot name; the note says so.
    const [suffix, version] = (format === 'sam' && /:(\d+)$/.exec(input.FunctionName ?? '')) || [];
    const meant = suffix ? { ...expected, FunctionName: input.FunctionName?.slice(0, -suffix.length) } : expected;
    expect(toStored((await readExport(format, text)).input)).toEqual(toStored(meant));
    const told = new Set(notes.map(({ field }) => (field === undefined ? '' : String(toField(field).path[0]))));
    for (const member of LACKING[format] ?? []) expect(told.has(member)).toBe(member in input);
    if (version !== undefined) expect(notes.map(({ message }) => message).join()).toContain(version);
  });
});

test.each(EXPORT_FORMATS.filter(({ format }) => format !== 'cli-bash'))(
  'any text survives in $format',
  async ({ format }) => {
    const nasty = fc.constantFrom(
      `'`,
      '"',
      '$',
      '{',
      '}',
      '`',
      '\\',
      '%',
      '!',
      '^',
      '\n',
      '#',
      '&',
      ': ',
      '- ',
      '{{',
      'é漢😀',
      '\u2028',
      '\u0085',
      '\u0000',
      '\t',
    );
    const text = fc.array(fc.oneof(nasty, fc.string()), { maxLength: 12 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, text, async (pattern, tag) => {
        const input = {
          ...DRAFT,
          FilterCriteria: { Filters: [{ Pattern: JSON.stringify({ key: [pattern] }) }] },
          Tags: { [`k${tag}`]: tag },
        };
        const read = await readExport(format, exportMapping(input, format).text);
        expect(toStored(read.input)).toEqual(toStored(toExpressible(input, format)));
      }),
      { numRuns: 25 },
    );
  },
);
