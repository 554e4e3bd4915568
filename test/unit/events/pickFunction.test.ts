import { expect, it, vi } from 'vitest';
import type { LambdaFunction } from '../../../src/aws/lambdaFunction.ts';
import { CachedResourceStore } from '../../../src/aws/resourceStore.ts';
import type { DeployedMapping } from '../../../src/core/mapping/mapping.ts';
import { pickFunction } from '../../../src/explorer/pickers.ts';
import { PATIENCE } from '../../support/patience.ts';
import { createFakeApi, PageFeed } from '../aws/fakeApi.ts';
import { type FakeQuickPick, shown } from './fakeQuickPick.ts';

vi.mock('vscode', async () => await import('./fakeQuickPick.ts'));

const SCOPE = { region: 'us-east-1', sample: true } as const;
const CLUSTER = 'arn:aws:kafka:us-east-1:111122223333:cluster/shop/751d2973-a626-431c-9d4e-d7975eb44dd7-2';

function toFunction(name: string): LambdaFunction {
  return { name, arn: `arn:aws:lambda:us-east-1:111122223333:function:${name}`, timeout: 3, role: '' };
}

function toMapping(name: string, topic: string): DeployedMapping {
  return { UUID: name, FunctionArn: toFunction(name).arn, EventSourceArn: CLUSTER, Topics: [topic], State: 'Enabled' };
}

function open() {
  shown.length = 0;
  const functions = new PageFeed<LambdaFunction>(new AbortController().signal);
  const mappings = new PageFeed<DeployedMapping>(new AbortController().signal);
  const api = createFakeApi({ listFunctions: () => functions.pages(), listMappings: () => mappings.pages() });
  const store = new CachedResourceStore({ api: () => api, forget: () => {} });
  const sources = { store, listScopes: async () => [SCOPE], selected: () => undefined };
  const picked = pickFunction(sources, { title: 'Function', eventSourceArn: CLUSTER, topic: 'orders' });
  return { functions, mappings, picked };
}

const toLabels = (view: FakeQuickPick | undefined) => view?.items.map(({ label }) => label);
const toActive = (view: FakeQuickPick | undefined) => view?.activeItems[0]?.label;

it('the function that gets the records of the topic becomes the first, and is highlighted', async () => {
  const { functions, mappings, picked } = open();
  functions.page(toFunction('audit'), toFunction('orders'), toFunction('payments'));
  await vi.waitFor(() => expect(toLabels(shown.at(-1))).toEqual(['audit', 'orders', 'payments']), {
    timeout: PATIENCE,
  });
  expect(toActive(shown.at(-1))).toBe('audit');
  mappings.page(toMapping('orders', 'orders'), toMapping('payments', 'other'));
  await vi.waitFor(() => expect(toLabels(shown.at(-1))).toEqual(['orders', 'audit', 'payments']), {
    timeout: PATIENCE,
  });
  expect(toActive(shown.at(-1))).toBe('orders');
  shown.at(-1)?.accept();
  expect(await picked).toEqual({ scope: SCOPE, function: toFunction('orders').arn });
});

it('what the user has moved to stays highlighted', async () => {
  const { functions, mappings, picked } = open();
  functions.page(toFunction('audit'), toFunction('orders'), toFunction('payments'));
  await vi.waitFor(() => expect(toLabels(shown.at(-1))).toHaveLength(3), { timeout: PATIENCE });
  const view = shown.at(-1);
  if (view !== undefined) view.activeItems = view.items.slice(2);
  mappings.page(toMapping('orders', 'orders'));
  await vi.waitFor(() => expect(toLabels(view)?.[0]).toBe('orders'), { timeout: PATIENCE });
  expect(toActive(view)).toBe('payments');
  view?.accept();
  expect(await picked).toMatchObject({ function: toFunction('payments').arn });
});
