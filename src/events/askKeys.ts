import * as vscode from 'vscode';
import type { EventSpec, KeySpec } from '../core/event/generate/eventSpec.ts';
import { askMember, pick } from './askMember.ts';

export function describeKeys(keys: KeySpec = { kind: 'none' }): string {
  switch (keys.kind) {
    case 'none':
      return vscode.l10n.t('none');
    case 'sequence':
      return `${keys.prefix ?? ''}1, ${keys.prefix ?? ''}2, …`;
    case 'field':
      return vscode.l10n.t('member {0} of the value', keys.field);
    case 'template':
      return keys.template;
  }
}

/** Undefined: the user left the question. */
export async function askKeys(spec: EventSpec): Promise<EventSpec | undefined> {
  const kind = await pick<KeySpec['kind']>(vscode.l10n.t('Keys of the Records'), {
    sequence: () => vscode.l10n.t('A sequence: key-1, key-2, …'),
    field: () => vscode.l10n.t('A member of the value…'),
    template: () => vscode.l10n.t('A text with placeholders…'),
    none: () => vscode.l10n.t('None'),
  });
  return kind === undefined ? undefined : await ASK[kind](spec);
}

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: that is how placeholders are written
const ASK: Readonly<Record<KeySpec['kind'], (spec: EventSpec) => Promise<EventSpec | undefined>>> = {
  none: async (spec) => ({ ...spec, keys: { kind: 'none' } }),
  sequence: (spec) => {
    const prefix = spec.keys?.kind === 'sequence' ? spec.keys.prefix : undefined;
    const prompt = vscode.l10n.t('What the numbers begin with');
    return askMember(spec, 'keys', prompt, prefix ?? 'key-', (text) => ({ kind: 'sequence', prefix: text }));
  },
  field: (spec) => {
    const field = spec.keys?.kind === 'field' ? spec.keys.field : 'id';
    const prompt = vscode.l10n.t('Name of the member; inside of others with dots: order.id');
    return askMember(spec, 'keys', prompt, field, (text) => ({ kind: 'field', field: text }));
  },
  template: (spec) => {
    const template = spec.keys?.kind === 'template' ? spec.keys.template : 'key-${int 1 5}';
    const prompt = vscode.l10n.t('Text with placeholders');
    return askMember(spec, 'keys', prompt, template, (text) => ({ kind: 'template', template: text }));
  },
};
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: that is how placeholders are written
