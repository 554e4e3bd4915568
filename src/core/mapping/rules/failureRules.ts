import * as l10n from '@vscode/l10n';
import { formatArn, parseArn } from '../../arn.ts';
import { type MappingInput, toTopic } from '../mapping.ts';
import { isProvisioned } from '../provisionedMode.ts';
import { type Rule, toRule } from '../rule.ts';
import { toProvisionedFix } from './provisionedFix.ts';
import { isTopicName } from './topicRules.ts';

const KAFKA = 'kafka://';
const SERVICES: ReadonlySet<string> = new Set(['sqs', 'sns', 's3']);

export const FAILURE_RULES: readonly Rule[] = [
  toRule({
    id: 'destination-format',
    severity: 'error',
    field: 'destination',
    check: (draft) => {
      const destination = toDestination(draft);
      const fine = destination === '' || destination.startsWith(KAFKA) || isServiceArn(destination);
      return fine ? undefined : { values: {} };
    },
    message: () =>
      l10n.t('The destination is the ARN of an SQS queue, an SNS topic or an S3 bucket, or kafka:// and a topic name.'),
    source: 'fields.md 11, source-facts 122',
  }),
  toRule({
    id: 'destination-fifo',
    severity: 'error',
    field: 'destination',
    check: (draft) => {
      const destination = toDestination(draft);
      const service = parseArn(destination)?.service ?? '';
      return ['sqs', 'sns'].includes(service) && destination.endsWith('.fifo') ? { values: {} } : undefined;
    },
    message: () => l10n.t('FIFO queues and topics cannot be destinations: choose a standard one.'),
    source: 'fields.md 11',
  }),
  toRule({
    id: 'destination-topic-name',
    severity: 'error',
    field: 'destination',
    check: (draft) => {
      const topic = toDestinationTopic(draft);
      return topic === undefined || isTopicName(topic) ? undefined : { values: { topic } };
    },
    message: ({ topic }: { topic: string }) =>
      l10n.t('"{0}" is no topic name: Kafka allows letters, digits, dots, _ and -, 249 at most.', topic),
    source: 'fields.md 11',
  }),
  toRule({
    id: 'destination-is-source',
    severity: 'error',
    field: 'destination',
    check: (draft) => {
      const topic = toDestinationTopic(draft) ?? '';
      return topic !== '' && topic === toTopic(draft) ? { values: { topic } } : undefined;
    },
    message: ({ topic }: { topic: string }) =>
      l10n.t('{0} is the topic that the mapping reads: failed records need another one.', topic),
    source: 'fields.md 11',
  }),
  toRule({
    id: 'destination-needs-provisioned-mode',
    severity: 'error',
    field: 'destination',
    check: (draft) =>
      toDestinationTopic(draft) === undefined || isProvisioned(draft)
        ? undefined
        : { values: {}, fix: toProvisionedFix() },
    message: () => l10n.t('A Kafka topic can be the destination in provisioned mode only.'),
    source: 'fields.md 11',
  }),
  toRule({
    id: 'destination-topic-not-found',
    severity: 'warning',
    field: 'destination',
    check: (draft, { topics }) => {
      const topic = toDestinationTopic(draft) ?? '';
      const missing = isTopicName(topic) && topics?.every((entry) => entry.name !== topic);
      return missing ? { values: { topic } } : undefined;
    },
    message: ({ topic }: { topic: string }) =>
      l10n.t(
        'The cluster has no topic {0} (MSK’s list is about a minute old); the destination has to be a topic of the same cluster.',
        topic,
      ),
    source: 'fields.md 11, limits.md 4',
  }),
  toRule({
    id: 'destination-bucket-path',
    severity: 'error',
    field: 'destination',
    check: (draft) => {
      const arn = parseArn(toDestination(draft));
      const bucket = arn?.resource.split('/')[0] ?? '';
      if (arn?.service !== 's3' || bucket === arn.resource || bucket === '') return undefined;
      const edits = [
        { path: ['DestinationConfig', 'OnFailure', 'Destination'], value: formatArn({ ...arn, resource: bucket }) },
      ];
      return { values: {}, fix: { title: l10n.t('Use the bucket {0}', bucket), edits } };
    },
    message: () => l10n.t('The destination is the ARN of the bucket alone, without a path.'),
    source: 'fields.md 11, source-facts 122',
  }),
  toRule({
    id: 'retries-drop-records',
    severity: 'warning',
    field: 'destination',
    check: (draft) => {
      const { MaximumRetryAttempts: retries = -1, MaximumRecordAgeInSeconds: age = -1 } = draft;
      const limited = (retries >= 0 || age >= 0) && isProvisioned(draft);
      return limited && toDestination(draft) === '' ? { values: {} } : undefined;
    },
    message: () =>
      l10n.t(
        'Records that still fail at the limit of retries or age are gone: set an on-failure destination to keep them.',
      ),
    source: 'fields.md 12, source-facts 120',
  }),
  toRule({
    id: 'retries-capped',
    severity: 'information',
    field: 'destination',
    check: (draft) => {
      const endless = (draft.MaximumRetryAttempts ?? -1) === -1;
      return endless && toDestination(draft) !== '' ? { values: {} } : undefined;
    },
    message: () => l10n.t('With a destination, retries without limit become 10 retries.'),
    source: 'fields.md 11, events.md 4',
  }),
  toRule({
    id: 'record-age-gap',
    severity: 'error',
    field: 'recordAge',
    check: ({ MaximumRecordAgeInSeconds: age = -1 }) =>
      age < 0 || age >= 60
        ? undefined
        : {
            values: {},
            fix: { title: l10n.t('Change to {0}', '60'), edits: [{ path: ['MaximumRecordAgeInSeconds'], value: 60 }] },
          },
    message: () => l10n.t('The record age is -1 for no limit, or at least 60 seconds.'),
    source: 'fields.md 12',
  }),
];

function toDestination(draft: MappingInput): string {
  return draft.DestinationConfig?.OnFailure?.Destination ?? '';
}

function toDestinationTopic(draft: MappingInput): string | undefined {
  const destination = toDestination(draft);
  return destination.startsWith(KAFKA) ? destination.slice(KAFKA.length) : undefined;
}

function isServiceArn(text: string): boolean {
  return SERVICES.has(parseArn(text)?.service ?? '');
}
