import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar } from 'vscode-textmate';

const root = path.resolve(import.meta.dirname, '../../..');
const { resolve } = createRequire(import.meta.url);

interface GrammarContribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo: readonly string[];
}

const manifest: { readonly contributes: { readonly grammars: readonly GrammarContribution[] } } = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
);
export const contributed = manifest.contributes.grammars;

/** Scope of a language → name of its grammar in tm-grammars, which follows what VS Code and HashiCorp ship. */
const LANGUAGES = {
  'source.json': 'json',
  'source.json.comments': 'jsonc',
  'source.yaml': 'yaml',
  'source.hcl': 'hcl',
  'source.hcl.terraform': 'terraform',
  'source.ts': 'typescript',
} as const;

export type LanguageScope = keyof typeof LANGUAGES;

export interface Token {
  readonly text: string;
  /** From the outside in, without those of the language's own root. */
  readonly scopes: readonly string[];
}

const registry = new textmate.Registry({
  onigLib: loadOniguruma(),
  loadGrammar: async (scope) => {
    const file = toGrammarFile(scope);
    return file === undefined ? null : textmate.parseRawGrammar(readFileSync(file, 'utf8'), file);
  },
  getInjections: (scope) => listInjections(scope),
});

/** Tokens of all lines, as VS Code would colour the text with this extension installed. */
export async function tokenize(text: string, scope: LanguageScope): Promise<readonly Token[]> {
  return readTokens(await loadLanguage(scope), text);
}

export async function loadLanguage(scope: LanguageScope): Promise<IGrammar> {
  const grammar = await registry.loadGrammar(scope);
  if (grammar === null) throw new Error(`No grammar for ${scope}`);
  return grammar;
}

export function readTokens(grammar: IGrammar, text: string): readonly Token[] {
  let state = textmate.INITIAL;
  return text.split('\n').flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      scopes: scopes.slice(1),
    }));
  });
}

/** As VS Code does: what is injected into `source.json` is injected into `source.json.comments` too. */
export function listInjections(scope: string): string[] {
  return contributed
    .filter(({ injectTo }) => injectTo.some((target) => scope === target || scope.startsWith(`${target}.`)))
    .map(({ scopeName }) => scopeName);
}

function toGrammarFile(scope: string): string | undefined {
  const own = contributed.find(({ scopeName }) => scopeName === scope);
  if (own !== undefined) return path.join(root, own.path);
  const name = Object.entries(LANGUAGES).find(([key]) => key === scope)?.[1];
  return name === undefined ? undefined : resolve(`tm-grammars/grammars/${name}.json`);
}

async function loadOniguruma(): Promise<textmate.IOnigLib> {
  await oniguruma.loadWASM(readFileSync(resolve('vscode-oniguruma/release/onig.wasm')));
  return {
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  };
}
