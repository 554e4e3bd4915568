import * as l10n from '@vscode/l10n';
import { MAX_PAYLOAD_BYTES } from '../payloadLimits.ts';
import type { GenerationPlan } from './generationPlan.ts';

/** How a generation went. */
export interface GenerationCounts {
  readonly generated: number;
  readonly unfound: number;
  readonly bySize: number;
  readonly byNumber: number;
  readonly tooLarge: number;
}

interface Note {
  readonly applies: (plan: GenerationPlan, counts: GenerationCounts) => boolean;
  readonly words: (plan: GenerationPlan, counts: GenerationCounts) => string;
}

/** What is worth saying about generated events, in the order of its weight. */
export function toNotes(plan: GenerationPlan, counts: GenerationCounts): readonly string[] {
  const notes = NOTES.filter((note) => note.applies(plan, counts)).map((note) => note.words(plan, counts));
  return [...notes, ...plan.values.notes];
}

const NOTES: readonly Note[] = [
  {
    applies: (_plan, { unfound }) => unfound > 0,
    words: (_plan, { unfound }) =>
      l10n.t('Records left out because no value was found that the filter treats as wanted: {0}.', unfound),
  },
  {
    applies: (_plan, { byNumber }) => byNumber > 0,
    words: ({ batchSize }) => l10n.t('There are several events because a batch takes at most {0} records.', batchSize),
  },
  {
    applies: (_plan, { bySize }) => bySize > 0,
    words: () => l10n.t('There are several events because the payload of one is at most {0} bytes.', MAX_PAYLOAD_BYTES),
  },
  {
    applies: (_plan, { tooLarge }) => tooLarge > 0,
    words: (_plan, { tooLarge }) =>
      l10n.t(
        'Records that alone are above the payload limit of {0} bytes, each in an event of its own: {1}. Lambda never invokes a function with such an event.',
        MAX_PAYLOAD_BYTES,
        tooLarge,
      ),
  },
  {
    applies: ({ spec: { bad = [] }, valueDelivery }) => bad.length > 0 && valueDelivery.metadata !== undefined,
    words: () =>
      l10n.t(
        'With a schema registry Lambda passes no record on that it cannot decode: such records go to the on-failure destination, or are lost without one.',
      ),
  },
  {
    applies: ({ spec: { bad = [] }, records }) => bad.some(({ at }) => at > records),
    words: ({ records }) => l10n.t('Bad records after record {0} are not there: there are no more records.', records),
  },
  {
    applies: ({ spec: { tombstones, keys } }) => tombstones !== undefined && (keys?.kind ?? 'none') === 'none',
    words: () => l10n.t('The tombstones have no key: in a compacted topic they would delete nothing.'),
  },
  {
    applies: ({ spec: { keys, tombstones } }) => tombstones !== undefined && keys?.kind === 'field',
    words: () => l10n.t('The tombstones have no key, since keys come from the value: take keys from a sequence.'),
  },
  {
    applies: ({ spec: { eventSourceArn, eventSource } }) =>
      eventSourceArn === undefined && eventSource !== 'SelfManagedKafka',
    words: () => l10n.t('The ARN of the cluster is an example.'),
  },
  {
    applies: ({ spec: { bootstrapServers } }) => bootstrapServers === undefined,
    words: () => l10n.t('The addresses of the brokers are examples.'),
  },
];
