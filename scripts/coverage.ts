import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './paths.ts';
import { FACT_SECTIONS } from './sourceFacts.ts';

/** What carries a fact to the user. */
interface Carrier {
  readonly label: string;
  /** Path from the root of the project, with forward slashes. */
  readonly file: string;
}

export interface Tag extends Carrier {
  readonly fact: number;
}

const LAST_FACT = FACT_SECTIONS.reduce((last, { first, facts }) => Math.max(last, first + facts.length - 1), 0);

/** Facts that tell nothing a product could do something with. */
const POINTERS: ReadonlyMap<number, string> = new Map([
  [1, 'names another service'],
  [2, 'says what MSK is'],
  [3, 'says what MSK is'],
  [4, 'says what MSK is'],
  [16, 'links to a blog and a tutorial'],
  [38, 'links to a blog'],
  [98, 'links to a blog'],
]);

/**
 * Folders of what reaches the user, the more exact ones first. The others hold facts too but tell them to nobody: the
 * sandbox imitates AWS, and core/cluster and aws are what the rest is built on.
 */
const FOLDERS: readonly (readonly [string, string])[] = [
  ['src/core/mapping/rules/', 'rule'],
  ['src/core/mapping/fields/', 'field'],
  ['src/core/mapping/', 'mapping document'],
  ['src/core/policy/', 'permissions'],
  ['src/core/export/', 'export'],
  ['src/core/import/', 'import'],
  ['src/core/hints/', 'hint'],
  ['src/core/event/', 'event'],
  ['src/wizard/', 'wizard'],
  ['src/explorer/', 'explorer'],
  ['src/mappings/', 'mapping actions'],
  ['src/documents/', 'text editor'],
  ['docs/', 'documentation'],
];

/** Every tag `source-facts 12, 14-16` in code and documentation. Files are read from the disk. */
export async function listTags(): Promise<readonly Tag[]> {
  const files = (await Promise.all(['src', 'docs'].map(listFiles))).flat().toSorted();
  const found = await Promise.all(
    files.map(async (file) => {
      const kind = FOLDERS.find(([folder]) => file.startsWith(folder))?.[1];
      return kind === undefined || file === COVERAGE_FILE ? [] : findTags(await read(file), file, kind);
    }),
  );
  return found.flat();
}

/** Tags that name facts which do not exist. */
export function listStrayTags(tags: readonly Tag[]): readonly Tag[] {
  return tags.filter(({ fact }) => fact < 1 || fact > LAST_FACT);
}

export const COVERAGE_FILE = 'docs/coverage.md';

/** The table of facts and what carries them, as Markdown. */
export function formatCoverage(tags: readonly Tag[]): string {
  const byFact = new Map<number, readonly Tag[]>();
  for (const tag of tags) byFact.set(tag.fact, [...(byFact.get(tag.fact) ?? []), tag]);
  const carried = [...byFact.keys()].filter((fact) => !POINTERS.has(fact)).length;
  const pending = LAST_FACT - carried - POINTERS.size;
  const toRow = (fact: number, text: string) =>
    `| ${fact} | ${toCellText(text)} | ${toCell(fact, byFact.get(fact) ?? [])} |`;
  const sections = FACT_SECTIONS.map(({ title, first, facts }) =>
    [
      `## ${title}`,
      '',
      '| # | Fact | Carried by |',
      '| --- | --- | --- |',
      ...facts.map((text, index) => toRow(first + index, text)),
    ].join('\n'),
  );
  return [
    '# What carries what AWS’s page states',
    `Each of the ${LAST_FACT} facts of the page “Using Lambda with Amazon MSK” and the rule, field, hint, permission, export or feature that brings it to the user. Written by \`npm run coverage-table\` from the tags \`source-facts N\` in code and documentation; a test fails when it is out of date.`,
    `${carried} facts are carried, ${POINTERS.size} only point elsewhere, ${pending} are not yet carried.`,
    ...sections,
  ]
    .join('\n\n')
    .concat('\n');
}

function toCell(fact: number, tags: readonly Tag[]): string {
  if (POINTERS.has(fact)) return `pointer: ${POINTERS.get(fact)}`;
  const links = tags.map(({ label, file }) => `[${label}](${path.posix.relative('docs', file)})`);
  return links.length === 0 ? '**not yet carried**' : [...new Set(links)].join(', ');
}

function toCellText(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replace(/_/g, '\\_');
}

/** Tables whose rows say what they carry; a comment over all of them says less. */
const ROWS_ONLY = ['src/core/hints/causes/', 'src/core/mapping/rules/'];

/** A tag in backquotes is an example of one. */
const NUMBERS = /(?<!`)source-facts\s+(\d+(?:-\d+)?(?:,\s+\d+(?:-\d+)?)*)/g;

export function findTags(text: string, file: string, kind: string): readonly Tag[] {
  // A tag may run on in the next line of a comment.
  const joined = text.replace(/\n[ \t]*(?:\*|\/\/)[ \t]+/g, (line) => ' '.repeat(line.length));
  return [...joined.matchAll(NUMBERS)].flatMap((match) => {
    const row = findRow(text, match.index);
    if (row === undefined && ROWS_ONLY.some((folder) => file.startsWith(folder))) return [];
    const label = `${kind} ${row ?? path.basename(file).replace(/\.\w+$/, '')}`;
    return toNumbers(match[1] ?? '').map((fact) => ({ fact, label, file }));
  });
}

/** The id of the row of a table whose `source` the tag stands in; undefined for every other tag. */
function findRow(text: string, at: number): string | undefined {
  const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
  if (!/^\s*source:/.test(line)) return undefined;
  return [...text.slice(0, at).matchAll(/^\s*(?:\{ )?id: '([^']+)'/gm)].at(-1)?.[1];
}

function toNumbers(list: string): readonly number[] {
  return list.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

async function read(file: string): Promise<string> {
  return await readFile(path.join(root, file), 'utf8');
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(?:ts|md)$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
}
