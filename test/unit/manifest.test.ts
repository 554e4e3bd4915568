import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DIAGNOSIS_SCHEME, EXPLORER_VIEW, LANGUAGE_TOOL_NAMES, VIEW_CONTAINER } from '../../src/contributions.ts';
import type { TreeNode } from '../../src/explorer/treeNode.ts';
import { FakeStore, SCOPE, toCluster, toClusterArn, toFailure, toMapping } from './explorer/fakes.ts';
import { toAccount, toModel } from './explorer/trees.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

interface MenuEntry {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly icon?: string }[];
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly keybindings: readonly MenuEntry[];
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon?: string }[]>>;
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string; readonly icon: string }[] };
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string; readonly when?: string }[];
    readonly languageModelTools: readonly { readonly name: string }[];
    readonly languages: readonly { readonly id: string; readonly configuration: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default?: unknown }>> };
  };
}

const text = read('package.json');
const manifest = JSON.parse(text) as Manifest;
const nls = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
const { contributes } = manifest;
const declared = contributes.commands.map(({ command }) => command).sort();

/** Names of the members of an interface of contributions.ts: types leave nothing behind at run time. */
function readMembers(name: string): readonly string[] {
  const body = new RegExp(`export interface ${name} \\{([^}]*(?:\\{[^}]*\\}[^}]*)*)\\n\\}`).exec(
    read('src/contributions.ts'),
  )?.[1];
  return [...(body ?? '').matchAll(/^ {2}'([^']+)'/gm)].map((match) => match[1] ?? '').sort();
}

const commands = readMembers('Commands');
const whens = [...Object.values(contributes.menus).flat(), ...contributes.keybindings, ...contributes.viewsWelcome]
  .map(({ when }) => when)
  .filter((when) => when !== undefined);

describe('commands', () => {
  it('of package.json and contributions.ts are the same', () => {
    expect(commands.length).toBeGreaterThan(20);
    expect(declared).toEqual(commands);
    expect(new Set(declared).size).toBe(declared.length);
  });

  it('of menus, keys and welcome texts are declared', () => {
    const used = [...Object.values(contributes.menus).flat(), ...contributes.keybindings]
      .map(({ command }) => command)
      .filter((command) => command !== undefined);
    const linked = Object.values(nls).flatMap((value) =>
      [...value.matchAll(/\(command:([^)]+)\)/g)].map(([, id]) => id),
    );
    expect(linked.length).toBeGreaterThan(1);
    expect([...used, ...linked].filter((command) => !declared.includes(command ?? ''))).toEqual([]);
  });

  it('that the code runs by name are declared', () => {
    const run = readSources().flatMap((source) =>
      [...source.matchAll(/'(mskLambda\.[a-z]+\.[a-zA-Z]+)'/g)].map(([, id]) => id ?? ''),
    );
    const settings = Object.keys(contributes.configuration.properties);
    const known = new Set([...declared, ...settings, EXPLORER_VIEW]);
    expect([...new Set(run)].filter((id) => !known.has(id))).toEqual([]);
  });

  it('derive activation', () => {
    // VS Code derives none for panels that come back with the window.
    expect(manifest.activationEvents).toEqual(['onWebviewPanel:mskLambda.details']);
  });
});

describe('language-model tools', () => {
  it('of package.json are those that the code answers', () => {
    expect(contributes.languageModelTools.map(({ name }) => name).sort()).toEqual([...LANGUAGE_TOOL_NAMES].sort());
  });
});

describe('languages', () => {
  it('start the extension with JSON files, any of which can be a mapping document or an event', () => {
    const { languages } = contributes;
    expect(languages.map(({ id }) => id)).toEqual(['json', 'jsonc']);
    // VS Code derives activation from a configuration; this one must leave the language as it is.
    for (const { configuration } of languages) expect(JSON.parse(read(configuration))).toEqual({});
  });
});

describe('when clauses', () => {
  const ours = readMembers('ContextKeys');
  const theirs = [
    'view',
    'viewItem',
    'listMultiSelection',
    'focusedView',
    'isWorkspaceTrusted',
    'resourceFilename',
    'resourceScheme',
    'activeCustomEditorId',
    'activeEditor',
    'resourceLangId',
    'editorHasSelection',
  ];

  it('use known keys only', () => {
    const keys = whens.flatMap((when) =>
      when
        .replace(/\/(?:\\.|[^/\\])*\//g, '')
        .split(/&&|\|\||!=|==|=~|[!()\s]+/)
        .filter((token) => token !== ''),
    );
    const values = new Set([EXPLORER_VIEW, VIEW_CONTAINER, DIAGNOSIS_SCHEME, 'mskLambda.wizard', 'default']);
    expect(ours).toContain('mskLambda:filtered');
    expect([...new Set(keys)].filter((key) => ![...ours, ...theirs].includes(key) && !values.has(key))).toEqual([]);
  });

  it('match on words that rows have', () => {
    const words = new Set(drawnRows().flatMap((row) => row.words));
    const matched = whens.flatMap((when) =>
      [...when.matchAll(/viewItem =~ \/\\b\(?([\w|]+)\)?\\b\//g)].flatMap(([, group = '']) => group.split('|')),
    );
    expect(matched.length).toBeGreaterThan(10);
    expect([...new Set(matched)].filter((word) => !words.has(word))).toEqual([]);
  });
});

describe('icons', () => {
  const codicons = new Set(
    [...read('node_modules/@vscode/codicons/dist/codicon.css').matchAll(/\.codicon-([a-z0-9-]+):before/g)].map(
      ([, id]) => id,
    ),
  );

  it('of commands and rows exist', () => {
    const ofCommands = contributes.commands.map(({ icon }) => /^\$\((.+)\)$/.exec(icon ?? '')?.[1]);
    const ofRows = drawnRows().map(({ icon }) => icon?.id.replace('~spin', ''));
    const used = [...ofCommands, ...ofRows].filter((id) => id !== undefined);
    expect(codicons.size).toBeGreaterThan(400);
    expect([...new Set(used)].filter((id) => !codicons.has(id))).toEqual([]);
  });

  it('in files exist', () => {
    const files = [...contributes.viewsContainers.activitybar, ...Object.values(contributes.views).flat()]
      .map(({ icon }) => icon)
      .filter((icon) => icon !== undefined);
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });
});

describe('texts', () => {
  it('are all there, and none is left over', () => {
    const used = [...new Set([...text.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? ''))].sort();
    expect(used).toEqual(Object.keys(nls).sort());
  });
});

describe('views and settings', () => {
  it('have the ids that the code uses', () => {
    expect(contributes.viewsContainers.activitybar.map(({ id }) => id)).toEqual([VIEW_CONTAINER]);
    expect(contributes.views[VIEW_CONTAINER]?.map(({ id }) => id)).toEqual([EXPLORER_VIEW]);
    expect(contributes.viewsWelcome.map(({ view }) => view)).toEqual([EXPLORER_VIEW]);
  });

  it('have defaults, and each setting is read', () => {
    const settings = Object.entries(contributes.configuration.properties);
    expect(settings.filter(([, { default: value }]) => value === undefined)).toEqual([]);
    const sources = readSources().join('\n');
    expect(settings.map(([key]) => key).filter((key) => !sources.includes(`'${key}'`))).toEqual([]);
  });
});

function readSources(): readonly string[] {
  return readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && file !== 'contributions.ts')
    .map((file) => read(path.join('src', file)));
}

/** Rows of every kind: all groupings, all lists, and failures of every reason. */
function drawnRows(): readonly TreeNode[] {
  const store = toAccount();
  const clusterArn = toClusterArn('payments');
  store.fill({ scope: SCOPE, kind: 'topics', clusterArn }, [{ name: 't' }]);
  store.fill({ scope: SCOPE, kind: 'brokers', clusterArn }, [{ method: 'iam', network: 'vpc', addresses: 'b:9098' }]);
  store.fill({ scope: SCOPE, kind: 'scramSecrets', clusterArn }, [
    'arn:aws:secretsmanager:us-east-1:1:secret:s-AbCdEf',
  ]);
  const watched = store
    .peek({ scope: SCOPE, kind: 'mappings' })
    .items.slice(0, 1)
    .map(({ UUID }) => UUID);
  const reasons = ['expired-credentials', 'no-credentials', 'access-denied', 'network', 'unknown'] as const;
  const failing = reasons.map((reason) => {
    const failed = new FakeStore();
    failed.fail({ scope: SCOPE, kind: 'clusters' }, toFailure(reason));
    failed.fail({ scope: SCOPE, kind: 'mappings' }, toFailure(reason));
    return failed;
  });
  const full = new FakeStore();
  full.fill({ scope: SCOPE, kind: 'clusters' }, [toCluster('orders')]);
  full.fill({ scope: SCOPE, kind: 'mappings' }, [
    toMapping('t', 'f', {
      SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: 'arn:aws:secretsmanager:us-east-1:1:secret:s' }],
      DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:1:dlq' } },
    }),
  ]);
  const empty = new FakeStore();
  for (const kind of ['clusters', 'mappings', 'vpcConnections'] as const) empty.fill({ scope: SCOPE, kind }, []);
  const alone = new FakeStore();
  alone.fill({ scope: SCOPE, kind: 'clusters' }, [toCluster('alone')]);
  return [
    ...(['cluster', 'function', 'state'] as const).flatMap((grouping) => walk(toModel(store, { grouping, watched }))),
    ...[...failing, full, empty, alone].flatMap((entry) => walk(toModel(entry))),
    ...walk(toModel(store, { filter: 'nothing like this' })),
    ...walk(toModel(store, { files: { [toMapping('orders-2', 'bill').UUID]: 'orders.msk-mapping.json' } })),
    ...walk(toModel(store, { allowed: false })),
  ];
}

function walk(model: ReturnType<typeof toModel>, parent?: TreeNode): readonly TreeNode[] {
  return model.children(parent).flatMap((row) => [row, ...(row.expansion === 'leaf' ? [] : walk(model, row))]);
}
