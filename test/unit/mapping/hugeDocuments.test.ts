import { describe, expect, it } from 'vitest';
import { editMappingText, parseMappingDocument } from '../../../src/core/mapping/mappingDocument.ts';
import { checkMapping } from '../../../src/core/mapping/rules.ts';

/** Milliseconds; work that grows with the square of the document takes minutes for each of these. */
const LONGEST = 30_000;

const toMembers = (count: number) =>
  `{"FunctionName": "f", ${Array.from({ length: count }, (_, index) => `"member${index}": ${index}`).join(', ')}}`;
const toPatterns = (count: number) =>
  JSON.stringify({
    FilterCriteria: { Filters: Array.from({ length: count }, () => ({ Pattern: '{"value":["a"]}' })) },
  });

const documents = {
  'thirty thousand unknown members': toMembers(30_000),
  'one member thirty thousand times': `{${'"BatchSize": 5, '.repeat(30_000)}"BatchSize": 6}`,
  'thirty thousand filters': toPatterns(30_000),
  'a text of five million characters': JSON.stringify({ FunctionName: 'f'.repeat(5_000_000) }),
  'half a million characters that are no JSON': 'x '.repeat(250_000),
  'a hundred thousand opening brackets': '['.repeat(100_000),
};

describe('a huge document', () => {
  for (const [name, text] of Object.entries(documents)) {
    it(`of ${name} is read, judged and edited without a stop`, { timeout: 2 * LONGEST }, () => {
      const start = performance.now();
      const document = parseMappingDocument(text);
      checkMapping(document.input, { now: 0, region: 'us-east-1' });
      editMappingText(text, [{ path: ['Enabled'], value: true }]);
      expect(performance.now() - start).toBeLessThan(LONGEST);
    });
  }
});
