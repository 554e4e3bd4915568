import { expect, it } from 'vitest';
import { withoutEditorPlace } from '../../../src/platform/withoutEditorPlace.ts';

it('takes away which editor a command was chosen from in its title, and nothing else', () => {
  const uri = { scheme: 'file', path: '/orders.msk-mapping.json' };
  expect(withoutEditorPlace([uri, { groupId: 0 }])).toEqual([uri]);
  expect(withoutEditorPlace([uri, { groupId: 2, editorIndex: 1, preserveFocus: true }])).toEqual([uri]);
  const given = [uri, 'secret-readable', undefined, null, ['accounts'], { scope: { region: 'us-east-1' } }];
  expect(withoutEditorPlace(given)).toEqual(given);
});
