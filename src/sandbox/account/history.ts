import type { EventSourceMapping, Spell } from './lambda.ts';
import type { MappingSeed } from './seed.ts';

/** A mapping of a seed worked until it was changed, unless it is only now being switched on. */
export function startHistory(mapping: MappingSeed, changed: number): Spell[] {
  const starts = mapping.transition?.state === 'Creating' || mapping.transition?.state === 'Enabling';
  const before: Spell = { from: 0, kind: starts ? 'off' : 'working' };
  return mapping.enabled === false ? [before, { from: changed, kind: 'off' }] : [before];
}

/** Notes that polling came to something else from a time on; the same again is nothing new. */
export function recordSpell({ history }: EventSourceMapping, spell: Spell): void {
  const last = history.at(-1);
  if (last?.kind === spell.kind && last.check === spell.check) return;
  // What is found out later than it began goes on from what is known already.
  history.push({ ...spell, from: Math.max(spell.from, last?.from ?? 0) });
}
