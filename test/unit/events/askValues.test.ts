import { expect, test, vi } from 'vitest';
import type { EventSpec } from '../../../src/core/event/generate/eventSpec.ts';
import { askValues, describeValues } from '../../../src/events/askValues.ts';

interface Item {
  readonly label: string;
  readonly description: string;
}

const picks = vi.hoisted(() => ({ wanted: [] as string[], shown: [] as (readonly Item[])[] }));

vi.mock('vscode', async () => {
  const { l10n } = await import('./fakeEditor.ts');
  const { ThemeIcon } = await import('./fakeQuickPick.ts');
  const showQuickPick = async (items: readonly Item[]) => {
    picks.shown.push(items);
    const wanted = picks.wanted.shift();
    return items.find(({ label }) => label === wanted);
  };
  return { l10n, ThemeIcon, window: { showQuickPick, showOpenDialog: async () => [{}] } };
});

vi.mock('../../../src/events/specFiles.ts', async () => {
  const { withProtoSchema } = await import('../../../src/core/event/generate/specFile.ts');
  const { field, message, scalar } = await import('../event/protobuf/protobufSchemas.ts');
  const messages = [
    message('shop.Note', field(1, 'text', scalar('string'))),
    message('shop.Order', field(1, 'id', scalar('int64')), field(2, 'name', scalar('string'))),
  ];
  const places = messages.map((each) => ({ name: each.name, origin: 'message', message: each, nested: [] }) as const);
  return { toFileName: () => 'shop.proto', fillFile: async (spec: EventSpec) => withProtoSchema(spec, { places }) };
});

test('of several messages one is chosen by its fields, and named among what is generated', async () => {
  picks.wanted = ['A Protobuf Schema…', 'shop.Order'];
  const spec = await askValues(
    { topic: 'orders', values: { kind: 'text', text: '' } },
    { base: undefined, patterns: [] },
  );
  expect(spec?.values).toEqual({ kind: 'protobuf', file: 'shop.proto', message: 'shop.Order' });
  expect(picks.shown[1]).toEqual([
    { label: 'shop.Note', description: 'text' },
    { label: 'shop.Order', description: 'id, name' },
  ]);
  expect(spec && describeValues(spec.values)).toBe('made up for shop.Order of the Protobuf schema shop.proto');
});
