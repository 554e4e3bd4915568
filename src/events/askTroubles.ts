import * as vscode from 'vscode';
import { BAD_RECORD_KINDS, type BadRecordKind, type EventSpec } from '../core/event/generate/eventSpec.ts';

/** Every how many records, when there are tombstones. */
const USUAL_EVERY = 5;

const WORDS: Readonly<Record<BadRecordKind, () => string>> = {
  'poison-pill': () => vscode.l10n.t('cut off, so that it does not parse'),
  'not-utf8': () => vscode.l10n.t('bytes that are no text'),
  'too-large': () => vscode.l10n.t('larger than 6 MB'),
};

export function describeTroubles({ tombstones, bad = [] }: EventSpec): string {
  const parts = [
    ...(tombstones === undefined ? [] : [toTombstoneWords(tombstones.every)]),
    ...bad.map(({ kind, at }) => vscode.l10n.t('record {0}: {1}', at, WORDS[kind]())),
  ];
  return parts.join(' · ') || vscode.l10n.t('none');
}

/** Undefined: the user left the question. */
export async function askTroubles(spec: EventSpec): Promise<EventSpec | undefined> {
  const { tombstones, bad = [], ...others } = spec;
  const every = tombstones?.every ?? USUAL_EVERY;
  const tombstoneItem = { label: toTombstoneWords(every), picked: tombstones !== undefined, kindOf: undefined };
  const badItems = BAD_RECORD_KINDS.map((kindOf, index) => {
    const at = bad.find(({ kind }) => kind === kindOf)?.at ?? Math.min(index + 1, spec.records ?? index + 1);
    return { label: vscode.l10n.t('Record {0}: {1}', at, WORDS[kindOf]()), picked: isIn(bad, kindOf), kindOf, at };
  });
  const title = vscode.l10n.t('Tombstones and Bad Records');
  const options = { title, canPickMany: true } as const;
  const chosen = await vscode.window.showQuickPick<(typeof badItems)[number] | typeof tombstoneItem>(
    [tombstoneItem, ...badItems],
    options,
  );
  if (chosen === undefined) return undefined;
  const wanted = chosen.flatMap((item) => (item.kindOf === undefined ? [] : [{ kind: item.kindOf, at: item.at }]));
  return {
    ...others,
    ...(chosen.some(({ kindOf }) => kindOf === undefined) ? { tombstones: { ...tombstones, every } } : {}),
    ...(wanted.length === 0 ? {} : { bad: wanted }),
  };
}

function isIn(bad: NonNullable<EventSpec['bad']>, wanted: BadRecordKind): boolean {
  return bad.some(({ kind }) => kind === wanted);
}

function toTombstoneWords(every: number): string {
  return vscode.l10n.t('A tombstone every {0} records', every);
}
