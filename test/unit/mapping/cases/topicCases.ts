import { DRAFT, toKnown } from '../account.ts';
import type { RuleCase } from './ruleCase.ts';

const known = toKnown();

export const TOPIC_CASES: readonly RuleCase[] = [
  {
    rule: 'topic-count',
    fires: [
      {
        why: 'two topics',
        draft: { ...DRAFT, Topics: ['orders', 'payments'] },
        path: ['Topics'],
        says: '2',
        fixed: { Topics: ['orders'] },
      },
    ],
    silent: [
      { why: 'one', draft: DRAFT },
      { why: 'none is another rule', draft: { ...DRAFT, Topics: [] } },
    ],
  },
  {
    rule: 'topic-name',
    fires: ['or ders', 'a/b', '.', '..', 'größe', 'a\u0000b'].map((topic) => ({
      why: JSON.stringify(topic),
      draft: { ...DRAFT, Topics: [topic] },
      path: ['Topics', 0],
    })),
    silent: ['orders', '__consumer_offsets', 'a.b-c_D9', 'x'.repeat(249)].map((topic) => ({
      why: topic,
      draft: { ...DRAFT, Topics: [topic] },
    })),
  },
  {
    rule: 'topic-name-risky',
    fires: ['a', '.orders'].map((topic) => ({ why: topic, draft: { ...DRAFT, Topics: [topic] } })),
    silent: ['ab', 'a.', '.', '-x'].map((topic) => ({ why: topic, draft: { ...DRAFT, Topics: [topic] } })),
  },
  {
    rule: 'topic-not-found',
    fires: [
      { why: 'misspelled', draft: { ...DRAFT, Topics: ['order'] }, known, says: 'order' },
      {
        why: 'other case',
        draft: { ...DRAFT, Topics: ['Orders.Failed'] },
        known,
        fixed: { Topics: ['orders-failed'] },
      },
    ],
    silent: [
      { why: 'there', draft: DRAFT, known },
      { why: 'topics not known', draft: { ...DRAFT, Topics: ['order'] }, known: toKnown({ topics: undefined }) },
      { why: 'no topic name at all', draft: { ...DRAFT, Topics: ['o r'] }, known },
    ],
  },
];
