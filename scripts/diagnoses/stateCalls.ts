import type { Account } from '../../src/sandbox/account/account.ts';
import type { TransitionalState } from '../../src/sandbox/account/lambda.ts';
import { leastInput, shopMappingUuid, toShopSeed } from '../../test/unit/sandbox/shopSeed.ts';
import type { CallCase } from './callCase.ts';
import { findBy } from './diagnosisCase.ts';

const transit = (state: TransitionalState) => (account: Account) => {
  const transition = { until: Date.now() + 60_000, into: 'Enabled' as const };
  Object.assign(findBy(account.mappings, 'uuid', shopMappingUuid), { state, transition });
};

const awaitState: CallCase['change'] = {
  words: 'its state is awaited',
  carryOut: async ({ account }) => {
    const { transition } = findBy(account.mappings, 'uuid', shopMappingUuid);
    if (transition !== undefined) transition.until = 0;
  },
};

/** What Lambda refuses because of the state that a mapping is in, or because of who asks (errors.md C, D). */
export const STATE_CALLS: readonly CallCase[] = [
  {
    entry: 'D',
    words: 'a mapping that was deleted',
    call: ({ api, signal }) => api.updateMapping(shopMappingUuid.replace('a', 'b'), { BatchSize: 10 }, signal),
    id: 'mapping-missing',
    change: {
      words: 'a mapping that is there',
      again: ({ api, signal }) => api.updateMapping(shopMappingUuid, { BatchSize: 10 }, signal),
    },
  },
  {
    entry: 'D',
    words: 'a caller that may not create mappings',
    seed: toShopSeed,
    deny: ['lambda:CreateEventSourceMapping'],
    call: ({ api, signal }) => api.createMapping(leastInput, signal),
    id: 'caller-lacks-permission',
    unverified: true,
    change: { words: 'the caller’s policy allows it' },
  },
  {
    entry: 'C',
    words: 'a change while the mapping is being created',
    make: transit('Creating'),
    call: ({ api, signal }) => api.updateMapping(shopMappingUuid, { BatchSize: 10 }, signal),
    id: 'mapping-in-use',
    unverified: true,
    change: awaitState,
  },
  {
    entry: 'C',
    words: 'deleting while the mapping is being updated',
    make: transit('Updating'),
    call: ({ api, signal }) => api.deleteMapping(shopMappingUuid, signal),
    id: 'mapping-in-use',
    unverified: true,
    change: awaitState,
  },
];
