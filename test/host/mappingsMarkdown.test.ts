import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { toCodeSpan, toPlainMarkdown, toTable } from '../../src/core/markdown.ts';

/** Names and messages that a renderer could take for more than text. */
const texts = [
  'orders_v1 and *more* of __it__',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[Click](command:workbench.action.terminal.new)',
  '![x](https://evil.example/x.png)',
  '[x]: https://evil.example',
  '<https://evil.example/>',
  'https://evil.example/path?x=1#y',
  'http://127.0.0.1:8080/',
  '//evil.example',
  'www.evil.example',
  'evil.example',
  'me@evil.example',
  'mailto:me@evil.example',
  '`code` and ``more``',
  '~~gone~~ $x^2$ $$y$$',
  '&lt;b&gt; &amp; &#96;',
  '# heading',
  '> quote',
  '- item',
  '1. item',
  '2) item',
  '---',
  '===',
  '| a | b |',
  '\\`backslash\\`',
  ':::note',
  '- [ ] task',
];

/** Older renderers make a link of an address that stands there for all to see, escaped or not. */
let linksAddresses = false;

describe('Text of an account in VS Code’s Markdown preview', () => {
  before(async () => {
    linksAddresses = (await renderHtml('https\\://evil\\.example')).includes('<a ');
  });

  for (const text of texts) {
    it(`shows ${JSON.stringify(text)} as it is`, async () => {
      assert.deepEqual(await render(`Before: ${toPlainMarkdown(text)}`), {
        ...(await render('word')),
        text: `Before: ${text}`,
      });
      assert.deepEqual(await render(toPlainMarkdown(text)), { ...(await render('word')), text });
      assert.deepEqual(await render(toCodeSpan(text)), { ...(await render('`word`')), text });
    });

    it(`keeps ${JSON.stringify(text)} in its cell`, async () => {
      const toRows = (value: string) =>
        toTable([
          ['Name', 'Value'],
          ['text', value],
        ]);
      const { tags, text: shown } = await render(toRows(toPlainMarkdown(text)));
      assert.deepEqual(tags, (await render(toRows('word'))).tags);
      assert.deepEqual(shown.split(/\n+/), ['Name', 'Value', 'text', text]);
    });
  }
});

/** Opening tags in order and the text between all tags, as a browser shows it. */
async function render(markdown: string): Promise<{ readonly tags: readonly string[]; readonly text: string }> {
  const html = withoutOwnLinks(await renderHtml(markdown));
  const tags = [...html.matchAll(/<([a-z][a-z0-9]*)\b[^>]*>/g)].map(([, name = '']) => name);
  const text = html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|amp|#39);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
  return { tags, text };
}

async function renderHtml(markdown: string): Promise<string> {
  return vscode.commands.executeCommand<string>('markdown.api.render', markdown);
}

/** Takes away links of an address to itself, where the renderer makes them; a link to anything else stays and fails. */
function withoutOwnLinks(html: string): string {
  if (!linksAddresses) return html;
  return html.replace(
    /<a href="(?:https?:\/\/|mailto:)?([^"]*)"[^>]*>([^<]*)<\/a>/g,
    (link, target: string, text: string) =>
      text.replace(/^(?:https?:\/\/|mailto:|\/\/)/, '').replace(/\/$/, '') ===
      target.replace(/^\/\//, '').replace(/\/$/, '')
        ? text
        : link,
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
  '&#39;': "'",
};
