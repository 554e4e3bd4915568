import * as l10n from '@vscode/l10n';
import { DOCS } from '../../hints/docs.ts';
import { toUpdateCommand } from '../../hints/fixes/awsCommand.ts';
import { isTransitional } from '../../mapping/mapping.ts';
import { toStatus } from '../../mapping/status.ts';
import { type CheckSubject, fail, type Judgement, pass, skipped, toCheck, unknown } from '../check.ts';
import { DELIVERY_LOSSES, LATE_MINUTES, listLosses, METRIC_GROUPS } from '../deliveryMetrics.ts';
import { toProperties } from '../remedies.ts';
import type { Remedy } from '../report.ts';

/** Id of the check that a remedy is offered for once nothing else is wrong. */
export const STOPPED_CHECK = 'mapping-enabled';

const skipDraft = ({ deployed }: CheckSubject) => (deployed ? undefined : l10n.t('The mapping is not created yet.'));

/** On demand there are no such metrics (fields.md 13). */
const skipOnDemand = (subject: CheckSubject) =>
  skipDraft(subject) ??
  (subject.provisionedMode ? undefined : l10n.t('Only mappings in provisioned mode count what is lost.'));

/** What the mapping itself says, and what CloudWatch counts for it. */
export const MAPPING_CHECKS = [
  toCheck({
    id: 'records-arrive',
    area: 'mapping',
    title: () => l10n.t('No record is lost on its way'),
    skip: skipOnDemand,
    needs: ['deliveryMetrics'],
    judge: (subject, { deliveryMetrics }) => {
      const groups = subject.mapping.MetricsConfig?.Metrics ?? [];
      const off = METRIC_GROUPS.filter((group) => !groups.includes(group));
      const losses = listLosses(deliveryMetrics);
      const minutes = String(deliveryMetrics.minutes);
      if (losses.length > 0) {
        const seen = losses.map(({ id, count }) => DELIVERY_LOSSES[id].seen(String(count), minutes));
        const { lastLoss = '' } = deliveryMetrics;
        const last = l10n.t('The last was counted at {0}; metrics come some minutes late.', toMinute(lastLoss));
        return { ...fail([...seen, last], toLossRemedies(subject)), signs: losses.slice(0, 1).map(({ id }) => id) };
      }
      if (off.length > 0) {
        return unknown([l10n.t('The mapping does not ask for these metrics: {0}.', off.join(', '))]);
      }
      if (deliveryMetrics.minutes <= LATE_MINUTES) {
        return unknown([l10n.t('Since the repair nothing was counted yet: metrics come some minutes late.')]);
      }
      return pass(l10n.t('Nothing of the kind in its last {0} minutes.', minutes));
    },
  }),
  toCheck({
    id: STOPPED_CHECK,
    area: 'mapping',
    title: () => l10n.t('Lambda has not stopped the mapping'),
    skip: skipDraft,
    needs: [],
    judge: (subject) => judgeState(subject),
  }),
] as const;

/** `2026-11-22 06:12 UTC`. */
function toMinute(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}

function judgeState(subject: CheckSubject): Judgement {
  const { mapping } = subject;
  const seen = l10n.t('State {0}', mapping.State);
  if (mapping.State === 'Enabled') return pass(seen);
  if (isTransitional(mapping)) return unknown([seen]);
  const { stopReason } = toStatus(mapping);
  if (stopReason === undefined) return skipped(l10n.t('It was switched off, and not by Lambda.'));
  return fail([seen, stopReason], [enableAgain(subject)]);
}

function enableAgain(subject: CheckSubject): Remedy {
  return {
    title: l10n.t('Enable the mapping again'),
    text: l10n.t(
      'Lambda stopped it, and does not start it again by itself. Repair what is wrong first: otherwise it is stopped again.',
    ),
    command: toUpdateCommand(subject, ['--enabled']),
    template: toProperties('AWS::Lambda::EventSourceMapping', 'Enabled: true'),
    docUrl: DOCS.troubleshooting,
    change: { kind: 'update-mapping', uuid: subject.mapping.UUID, changes: { Enabled: true } },
  };
}

/** What is lost is gone; a destination keeps what comes after it. */
function toLossRemedies(subject: CheckSubject): readonly Remedy[] {
  if (subject.destination !== undefined) {
    return [{ title: l10n.t('Repair what the other checks name; the causes stand on the page about the mapping') }];
  }
  return [
    {
      title: l10n.t('Give the mapping a destination for failed batches'),
      text: l10n.t('The execution role needs the right to write there.'),
      command: toUpdateCommand(subject, ['--destination-config', 'OnFailure={Destination=DESTINATION_ARN}']),
      template: toProperties(
        'AWS::Lambda::EventSourceMapping',
        'DestinationConfig:\n  OnFailure:\n    Destination: DESTINATION_ARN',
      ),
      docUrl: DOCS.destinations,
    },
  ];
}
