import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quoteBash } from '../../../src/core/export/bash.ts';

const hasBash = spawnSync('bash', ['-c', 'true']).status === 0;

/** What bash passes on as arguments; one shell for all, since starting one is slow. */
function readBack(quoted: readonly string[]): readonly string[] {
  const script = `printf '%s\\0' ${quoted.join(' ')}`;
  const output = execFileSync('bash', ['-c', script], { env: { LC_ALL: 'C.UTF-8', HOME: '/nowhere', y: 'expanded' } });
  return output.toString('utf8').split('\0').slice(0, -1);
}

describe('quoteBash', () => {
  test('leaves plain words as they are', () => {
    for (const word of ['orders', 'arn:aws:kafka:us-east-1:1:cluster/a/b-1', '100', 'a@b.c', 'x_y+z']) {
      expect(quoteBash(word)).toBe(word);
    }
  });

  test.each([
    ['', "''"],
    ["it's", "'it'\\''s'"],
    ['$HOME', "'$HOME'"],
    ['~', "'~'"],
    ['-x', "'-x'"],
    ['=x', "'=x'"],
    ['größe', "'größe'"],
    ['a\nb', "'a\nb'"],
    ['!x', "'!x'"],
  ])('quotes %j', (text, quoted) => {
    expect(quoteBash(text)).toBe(quoted);
  });

  test('leaves out the character that no argument can hold', () => {
    expect(quoteBash('a\0b')).toBe('ab');
  });

  test('is read back by bash as the same text, whatever it is', (context) => {
    context.skip(!hasBash, 'bash is not installed');
    const nasty = fc.constantFrom(
      "'",
      '"',
      '$HOME',
      '$'.concat('{y}'),
      '`id`',
      '\\',
      '!',
      '*',
      '\n',
      '\r\n',
      '\t',
      ' ',
      '-',
      '#',
      '&;|<>',
      'é漢😀',
    );
    // Lone surrogates have no UTF-8 form.
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(nasty).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }).map((s) => s.toWellFormed()),
    );
    const texts = fc.sample(
      text.map((entry) => entry.replaceAll('\0', '')),
      1500,
    );
    expect(readBack(texts.map(quoteBash))).toEqual(texts);
  });
});
