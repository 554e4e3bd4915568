import * as l10n from '@vscode/l10n';
import { toAuthMethodFacts } from '../../cluster/authMethods.ts';
import type { SecurityGroup, Subnet } from '../../network/network.ts';
import { type Direction, judgeGroups } from '../../network/securityGroups.ts';
import type { SecurityPermission } from '../accountChange.ts';
import { type Check, type CheckSubject, type Judgement, toCheck, unknown } from '../check.ts';
import type { Gap } from '../fact.ts';
import { type Finding, listGaps, toJudgement } from './networkFindings.ts';
import { listBrokerPorts } from './networkNeeds.ts';
import { allowInbound, allowOutbound } from './networkRemedies.ts';
import { toGroupRuleWords, toGroupWords, toRuleWords } from './networkWords.ts';

/** Lambda's interfaces carry the event source's own groups: these have to let their members in and out (source-facts 95-101). */
export const BROKER_PORT_CHECKS: readonly Check[] = [
  toCheck({
    id: 'broker-port-inbound',
    area: 'network',
    title: () => l10n.t('Security groups let their own members in on the broker port'),
    needs: ['securityGroups', 'subnets'],
    wants: ['cluster', 'brokers', 'vpcConnection'],
    judge: (subject, facts, wanted) =>
      judgeBrokerPorts(subject, { ...facts, direction: 'inbound', gaps: listGaps(Object.values(wanted)) }),
  }),
  toCheck({
    id: 'broker-port-outbound',
    area: 'network',
    title: () => l10n.t('Security groups let their members out to the broker port'),
    needs: ['securityGroups', 'subnets'],
    wants: ['cluster', 'brokers', 'vpcConnection'],
    judge: (subject, facts, wanted) =>
      judgeBrokerPorts(subject, { ...facts, direction: 'outbound', gaps: listGaps(Object.values(wanted)) }),
  }),
];

interface BrokerPortFacts {
  readonly direction: Direction;
  readonly securityGroups: readonly SecurityGroup[];
  readonly subnets: readonly Subnet[];
  readonly gaps: readonly Gap[];
}

function judgeBrokerPorts(subject: CheckSubject, facts: BrokerPortFacts): Judgement {
  const { direction, securityGroups, subnets, gaps } = facts;
  const ports = listBrokerPorts(subject);
  if (ports.length === 0) return unknown([l10n.t('The broker port is not known.')], gaps);
  const [first] = securityGroups;
  if (first === undefined) return unknown([l10n.t('The security groups of the event source are not known.')], gaps);
  const peer = { groups: securityGroups.map(({ id }) => id), cidrs: subnets.map(({ cidr }) => cidr) };
  const closed = ports.filter((port) => judgeGroups(securityGroups, direction, port, peer).outcome === 'closed');
  const opensOther = listOtherPorts(subject).some(
    (port) => judgeGroups(securityGroups, direction, port, peer).outcome === 'open',
  );
  const allow = direction === 'inbound' ? allowInbound : allowOutbound;
  const findings = ports.map((port): Finding => {
    const { outcome, rules } = judgeGroups(securityGroups, direction, port, peer);
    const words = rules.map(toGroupRuleWords).join('; ');
    if (outcome === 'open') return { outcome: 'pass', text: `${WORDS[direction]()} ${words}` };
    if (outcome === 'unknown') {
      return { outcome: 'unknown', text: l10n.t('TCP {0} hangs on prefix lists: {1}', String(port), words) };
    }
    return {
      outcome: 'fail',
      text: CLOSED[direction](securityGroups.map(toGroupWords).join(', '), String(port)),
      sign: opensOther ? 'other-port' : 'closed',
      remedies: [allow(subject, first.id, toPermission(closed, first.id))],
    };
  });
  const present = closed.length > 0 ? listPresent(securityGroups, direction) : [];
  return toJudgement([...findings, ...present], gaps);
}

/** Ports of listeners that the cluster has on and Lambda does not use for this mapping (source-facts 54). */
function listOtherPorts({ broker, crossAccount }: CheckSubject): readonly number[] {
  return crossAccount ? [] : (broker?.notUsed ?? []).map((method) => toAuthMethodFacts(method).port);
}

const WORDS: Readonly<Record<Direction, () => string>> = {
  inbound: () => l10n.t('Inbound rules:'),
  outbound: () => l10n.t('Outbound rules:'),
};

const CLOSED: Readonly<Record<Direction, (groups: string, port: string) => string>> = {
  inbound: (groups, port) =>
    l10n.t('{0}: no inbound rule lets TCP {1} in from the group itself or from its subnets.', groups, port),
  outbound: (groups, port) =>
    l10n.t('{0}: no outbound rule lets TCP {1} out to the group itself or to its subnets.', groups, port),
};

/** Ports of brokers across accounts are neighbours: one rule opens them. */
function toPermission(ports: readonly number[], group: string): SecurityPermission {
  return { fromPort: Math.min(...ports), toPort: Math.max(...ports), peer: { group } };
}

/** What the groups do let through, so that a rule for another port is seen. */
function listPresent(groups: readonly SecurityGroup[], direction: Direction): readonly Finding[] {
  return groups.map((group) => {
    const rules = group[direction].map(toRuleWords);
    const text = rules.length === 0 ? l10n.t('no rules') : rules.join('; ');
    return { outcome: 'pass', text: `${toGroupWords(group)} ${WORDS[direction]()} ${text}` };
  });
}
