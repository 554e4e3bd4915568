import { expect, test, vi } from 'vitest';
import { chooseMessage } from '../../../src/events/chooseSchema.ts';
import { field, message, scalar } from '../event/protobuf/protobufSchemas.ts';

interface Item {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

const shown = vi.hoisted(() => ({ items: [] as readonly Item[] }));
vi.mock('vscode', async () => {
  const { l10n } = await import('./fakeEditor.ts');
  const showQuickPick = async (items: readonly Item[]) => {
    shown.items = items;
    return items[0];
  };
  return { l10n, window: { showQuickPick } };
});

test('the message that has all fields of the bytes stands first, those that they cannot be last', async () => {
  const messages = [
    message('Text', field(1, 'a', scalar('string'))),
    message('Cancelled', field(2, 'why', scalar('string'))),
    message('Shipment', field(1, 'id', scalar('int64')), field(2, 'name', scalar('string'))),
  ];
  const chosen = await chooseMessage(messages, Uint8Array.of(8, 7, 18, 1, 120));
  expect(chosen?.name).toBe('Shipment');
  expect(shown.items.map(({ label, description, detail }) => [label, description, detail])).toEqual([
    ['Shipment', '', '{"id":7,"name":"x"}'],
    ['Cancelled', 'does not have 1 of the fields', '{"1":7,"why":"x"}'],
    ['Text', 'does not fit', expect.stringContaining('field a')],
  ]);
});
