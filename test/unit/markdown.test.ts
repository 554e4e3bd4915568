import { describe, expect, it } from 'vitest';
import { toCodeBlock, toCodeSpan, toLink, toPlainMarkdown, toTable } from '../../src/core/markdown.ts';

describe('toPlainMarkdown', () => {
  it.each([
    ['orders_v1', 'orders\\_v1'],
    ['[Click](command:evil)', '\\[Click\\](command:evil)'],
    ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)\\>'],
    ['a *b* `c` ~~d~~', 'a \\*b\\* \\`c\\` \\~\\~d\\~\\~'],
    ['https://evil.example/x', 'https\\://evil\\.example/x'],
    ['www.evil.example', 'www\\.evil\\.example'],
    ['me@evil.example', 'me\\@evil\\.example'],
    ['&lt;b&gt;', '\\&lt;b\\&gt;'],
    ['$(sync) $x$', '\\$(sync) \\$x\\$'],
    ['a | b', 'a \\| b'],
    ['# heading', '\\# heading'],
    ['- item', '\\- item'],
    ['+ item', '\\+ item'],
    ['=== ', '\\==='],
    ['1. item', '1\\. item'],
    ['12) item', '12\\) item'],
    ['    code', 'code'],
    ['two\n\n# lines', 'two \\# lines'],
    ['back\\slash', 'back\\\\slash'],
    ['A sentence. And one more.', 'A sentence. And one more.'],
    ['', ''],
  ])('shows %j as it is', (text, markdown) => {
    expect(toPlainMarkdown(text)).toBe(markdown);
  });
});

describe('toCodeSpan', () => {
  it.each([
    ['arn:aws:sqs', '`arn:aws:sqs`'],
    ['a`b', '``a`b``'],
    ['a``b`', '``` a``b` ```'],
    ['`', '`` ` ``'],
    ['two\nlines', '`two lines`'],
    ['', ''],
  ])('holds %j', (text, markdown) => {
    expect(toCodeSpan(text)).toBe(markdown);
  });
});

describe('toCodeBlock', () => {
  it('has a fence that its content cannot close', () => {
    expect(toCodeBlock('sh', 'echo hi')).toBe('```sh\necho hi\n```');
    expect(toCodeBlock('text', '```\n````')).toBe('`````text\n```\n````\n`````');
  });
});

describe('toTable', () => {
  it('keeps bars inside their cells', () => {
    expect(
      toTable([
        ['Name', 'Value'],
        ['a', '`x|y`'],
        ['b', toPlainMarkdown('x|y')],
      ]),
    ).toBe('| Name | Value |\n| --- | --- |\n| a | `x\\|y` |\n| b | x\\|y |');
  });
});

describe('toLink', () => {
  it('escapes its title', () => {
    expect(toLink('a]b', 'https://docs.aws.amazon.com/')).toBe('[a\\]b](https://docs.aws.amazon.com/)');
  });
});
