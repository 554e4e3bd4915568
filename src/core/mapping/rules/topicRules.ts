import * as l10n from '@vscode/l10n';
import { toTopic } from '../mapping.ts';
import { toMeantName } from '../meantName.ts';
import { type Rule, toRule } from '../rule.ts';

/** Kafka's own rule (fields.md 5). */
const TOPIC = /^[a-zA-Z0-9._-]{1,249}$/;

export function isTopicName(name: string): boolean {
  return TOPIC.test(name) && name !== '.' && name !== '..';
}

export const TOPIC_RULES: readonly Rule[] = [
  toRule({
    id: 'topic-count',
    severity: 'error',
    field: 'topic',
    check: ({ Topics = [] }) =>
      Topics.length < 2
        ? undefined
        : {
            path: ['Topics'],
            values: { count: Topics.length, first: Topics[0] ?? '' },
            fix: {
              title: l10n.t('Keep only {0}', Topics[0] ?? ''),
              edits: [{ path: ['Topics'], value: [Topics[0] ?? ''] }],
            },
          },
    message: ({ count }: { count: number; first: string }) =>
      l10n.t('A mapping reads exactly one topic, not {0}: create one mapping for each.', String(count)),
    source: 'fields.md 5, source-facts 194',
  }),
  toRule({
    id: 'topic-name',
    severity: 'error',
    field: 'topic',
    check: (draft) => {
      const topic = toTopic(draft);
      return topic === '' || topic.length > 249 || isTopicName(topic) ? undefined : { values: { topic } };
    },
    message: ({ topic }: { topic: string }) =>
      l10n.t('"{0}" is no topic name: Kafka allows letters, digits, dots, _ and -, but not "." or "..".', topic),
    source: 'fields.md 5',
  }),
  toRule({
    id: 'topic-name-risky',
    severity: 'warning',
    field: 'topic',
    check: (draft) => {
      const topic = toTopic(draft);
      const risky = isTopicName(topic) && (topic.length === 1 || topic.startsWith('.'));
      return risky ? { values: { topic } } : undefined;
    },
    message: ({ topic }: { topic: string }) =>
      l10n.t(
        'Kafka allows the name "{0}", but Lambda’s rule for topics asks for two characters or more and no dot in front.',
        topic,
      ),
    source: 'fields.md 5',
  }),
  toRule({
    id: 'topic-not-found',
    severity: 'warning',
    field: 'topic',
    check: (draft, { topics }) => {
      const topic = toTopic(draft);
      if (topics === undefined || !isTopicName(topic)) return undefined;
      const names = topics.map((entry) => entry.name);
      if (names.includes(topic)) return undefined;
      const meant = toMeantName(names, topic);
      if (meant === undefined) return { values: { topic } };
      const edits = [{ path: ['Topics', 0], value: meant }];
      return { values: { topic }, fix: { title: l10n.t('Use {0}', meant), edits } };
    },
    message: ({ topic }: { topic: string }) =>
      l10n.t('The cluster has no topic {0} (MSK’s list is about a minute old); Lambda does not create it.', topic),
    source: 'errors.md A1, limits.md 4',
  }),
];
