import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { root } from '../../../scripts/paths.ts';
import { RECIPE_HELP, toRecipeSchema, toSettingsSchema } from '../../../scripts/recipeSchemas.ts';
import { parseRecipe } from '../../../src/core/event/generate/recipe.ts';
import { RECIPE_SHAPE, type Shape } from '../../../src/core/event/generate/recipeShape.ts';

const schema = toRecipeSchema();

test('the schema in the package is the one that the shape gives; npm run schemas writes it', () => {
  const text = readFileSync(path.join(root, 'schemas/msk-event-recipe.schema.json'), 'utf8');
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(schema)));
});

test('the schema of the settings is that of recipes, wherever a file has its settings', () => {
  const text = readFileSync(path.join(root, 'schemas/msk-settings.schema.json'), 'utf8');
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(toSettingsSchema())));
  const { definitions, properties } = toSettingsSchema() as Record<string, Record<string, unknown>>;
  const { $schema: _, title: __, ...recipe } = schema;
  expect(definitions).toEqual({ recipe });
  const recipes = { 'mskLambda.event.recipes': { additionalProperties: { $ref: '#/definitions/recipe' } } };
  expect(properties).toEqual({ ...recipes, settings: { properties: recipes } });
  const accepts = new Ajv({ strict: false }).compile(toSettingsSchema());
  expect(accepts({ 'mskLambda.event.recipes': { daily: { topic: 3 } }, 'editor.tabSize': 2 })).toBe(true);
});

test('it explains every member, and none that recipes do not have', () => {
  expect(Object.keys(RECIPE_HELP).toSorted()).toEqual([...listPaths(RECIPE_SHAPE, '')].toSorted());
  const written = JSON.stringify(schema);
  for (const help of Object.values(RECIPE_HELP)) expect(written).toContain(JSON.stringify(help));
});

test('it refuses nothing: reading the recipe does that', () => {
  const accepts = new Ajv({ strict: false }).compile(schema);
  const wrong = { topic: 3, values: { kind: 'nothing' }, keys: [], headers: { a: 1 }, eventSource: 'x', more: 1 };
  for (const document of [wrong, { values: { kind: 'json', template: null } }, [], null, 'x']) {
    expect(accepts(document), JSON.stringify(document)).toBe(true);
  }
});

test('its snippets are parts of recipes that can be used', () => {
  const base = { topic: 'orders', values: { kind: 'text', text: '' } };
  const whole = toExamples(schema.defaultSnippets).map((text) => JSON.parse(text) as object);
  const { properties = {} } = schema as {
    readonly properties?: Record<string, { readonly defaultSnippets?: unknown }>;
  };
  const members = Object.entries(properties);
  const parts = members.flatMap(([name, { defaultSnippets }]) =>
    toExamples(defaultSnippets).map((text) => ({ ...base, [name]: JSON.parse(text) as unknown })),
  );
  expect(whole.length).toBe(1);
  expect(parts.length).toBeGreaterThan(10);
  for (const recipe of [...whole, ...parts]) {
    const text = JSON.stringify(recipe);
    const { problems } = parseRecipe(text);
    expect(problems.map(({ message }) => `${text}: ${message}`)).toEqual([]);
  }
});

/** Snippets as an editor writes them when nothing is typed over them. */
function toExamples(snippets: unknown): readonly string[] {
  const list = (snippets ?? []) as readonly { readonly bodyText: string }[];
  return list.map(({ bodyText }) =>
    bodyText
      .replace(/\$\{\d+:((?:\\.|[^}])*)\}/g, '$1')
      .replace(/(?<!\\)\$\d/g, '')
      .replaceAll(/\\([$}])/g, '$1'),
  );
}

/** Paths of all members, as the help names them. */
function* listPaths(shape: Shape, at: string): Generator<string> {
  if (shape.kind === 'list') yield* listPaths(shape.item, at);
  if (shape.kind === 'kinds') {
    for (const [kind, content] of shape.kinds) {
      if (content.kind !== 'members') continue;
      const others = new Map([...content.members].filter(([name]) => name !== 'kind'));
      yield* listPaths({ ...content, members: others }, `${at}.${kind}`);
    }
  }
  if (shape.kind !== 'members') return;
  for (const [name, member] of shape.members) {
    const own = at === '' ? name : `${at}.${name}`;
    yield own;
    yield* listPaths(member, own);
  }
}
