import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expandSnippet } from './expandSnippet.ts';

const root = path.resolve(import.meta.dirname, '../../..');

export interface Snippet {
  readonly name: string;
  readonly prefix: string;
  readonly description: string;
  readonly languages: readonly string[];
  readonly body: readonly string[];
  /** With the defaults taken. */
  readonly text: string;
}

interface SnippetEntry {
  readonly prefix: string;
  readonly description: string;
  readonly scope?: string;
  readonly body: readonly string[];
}

const manifest: {
  readonly contributes: { readonly snippets: readonly { readonly language?: string; readonly path: string }[] };
} = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** Every snippet that package.json contributes, once, with all languages it is offered in. */
export const SNIPPETS: readonly Snippet[] = [
  ...Map.groupBy(manifest.contributes.snippets, (entry) => entry.path).entries(),
].flatMap(([file, contributions]) => {
  const languages = contributions.flatMap(({ language }) => language ?? []);
  const entries: Readonly<Record<string, SnippetEntry>> = JSON.parse(readFileSync(path.join(root, file), 'utf8'));
  return Object.entries(entries).map(([name, { scope, ...entry }]) => ({
    name,
    languages: scope?.split(',') ?? languages,
    ...entry,
    text: expandSnippet(entry.body),
  }));
});

/** Name and snippet, for the names of tests. */
export function listSnippets(language: string, prefix: RegExp): readonly (readonly [string, Snippet])[] {
  return SNIPPETS.filter((snippet) => snippet.languages.includes(language) && prefix.test(snippet.prefix)).map(
    (snippet) => [snippet.prefix, snippet],
  );
}

/** Goes where the snippet's description says. */
export function toTemplate({ prefix, text, languages }: Snippet): string {
  const indent = (levels: number) => text.replaceAll(/^(?=.)/gm, '  '.repeat(levels));
  if (languages.includes('json')) return `{"Resources": {${text}}}`;
  if (!prefix.startsWith('msk-sam-event-')) return `Resources:\n${indent(1)}`;
  const properties = '      Handler: a.b\n      Runtime: nodejs22.x\n      CodeUri: src/\n';
  return `Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      FunctionName: f\n${properties}      Events:\n${indent(4)}`;
}
