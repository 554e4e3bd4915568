import * as l10n from '@vscode/l10n';
import type { SecurityGroup } from '../../network/network.ts';
import { ANYWHERE, type GroupVerdict, judgeGroups, type Peer } from '../../network/securityGroups.ts';
import { type Check, type CheckSubject, skipped, toCheck, unknown } from '../check.ts';
import { type EndpointFacts, listEndpointUses, listUsedEndpoints, type ServiceUse } from './networkEndpointUse.ts';
import { type Finding, orUndefined, toJudgement } from './networkFindings.ts';
import { skipInProvisionedMode } from './networkNeeds.ts';
import { allowInbound, allowOutbound } from './networkRemedies.ts';
import { toGroupRuleWords, toGroupWords } from './networkWords.ts';

const HTTPS_PORT = 443;

/** Port 443 out of the event source's groups, and into the endpoints' (source-facts 100, 102). */
export const HTTPS_CHECKS: readonly Check[] = [
  toCheck({
    id: 'https-outbound',
    area: 'network',
    title: () => l10n.t('Security groups let port 443 out to the AWS services'),
    skip: skipInProvisionedMode,
    needs: ['securityGroups', 'subnets', 'endpoints', 'routeTables'],
    wants: ['vpc'],
    judge: (subject, { securityGroups, ...facts }, { vpc }) => {
      const [first] = securityGroups;
      if (first === undefined) return unknown([l10n.t('The security groups of the event source are not known.')]);
      const anywhere = judgeGroups(securityGroups, 'outbound', HTTPS_PORT, ANYWHERE);
      if (anywhere.outcome === 'open') return toJudgement([toOpen(anywhere)]);
      const known = { ...facts, vpc: orUndefined(vpc) };
      const uses = facts.subnets.flatMap((subnet) => listUsedEndpoints(subject, known, subnet));
      return toJudgement(uses.map((use) => judgeOutbound(subject, securityGroups, use, known)));
    },
  }),
  toCheck({
    id: 'endpoint-groups',
    area: 'network',
    title: () => l10n.t('The endpoints’ security groups let the event source in on port 443'),
    skip: skipInProvisionedMode,
    needs: ['securityGroups', 'subnets', 'endpoints', 'endpointGroups', 'routeTables'],
    wants: ['vpc'],
    judge: (subject, { securityGroups, endpointGroups, ...facts }, { vpc }) => {
      const uses = listEndpointUses(subject, { ...facts, vpc: orUndefined(vpc) }).filter(
        ({ endpoint }) => endpoint.type === 'Interface',
      );
      if (uses.length === 0) return skipped(l10n.t('No interface endpoint takes the calls.'));
      const peer = { groups: securityGroups.map(({ id }) => id), cidrs: facts.subnets.map(({ cidr }) => cidr) };
      return toJudgement(uses.map((use) => judgeInbound(subject, endpointGroups, use, peer)));
    },
  }),
];

function toOpen({ rules }: GroupVerdict): Finding {
  return { outcome: 'pass', text: rules.map(toGroupRuleWords).join('; ') };
}

function judgeOutbound(
  subject: CheckSubject,
  groups: readonly SecurityGroup[],
  { need, endpoint }: ServiceUse,
  facts: EndpointFacts,
): Finding {
  const names = groups.map(toGroupWords).join(', ');
  const peer = endpoint?.type === 'Interface' ? toEndpointPeer(endpoint, facts) : ANYWHERE;
  const verdict = judgeGroups(groups, 'outbound', HTTPS_PORT, peer);
  if (verdict.outcome === 'open') return toOpen(verdict);
  const place = endpoint === undefined ? l10n.t('its public addresses') : endpoint.id;
  if (verdict.outcome === 'unknown') {
    const words = verdict.rules.map(toGroupRuleWords).join('; ');
    return { outcome: 'unknown', text: l10n.t('{0} at {1} hangs on prefix lists: {2}', need.label, place, words) };
  }
  const first = groups[0]?.id ?? '';
  const permission = { fromPort: HTTPS_PORT, toPort: HTTPS_PORT, peer: { cidr: '0.0.0.0/0' } };
  return {
    outcome: 'fail',
    text: l10n.t('{0}: no outbound rule lets TCP 443 out to {1} at {2}.', names, need.label, place),
    remedies: [allowOutbound(subject, first, permission)],
  };
}

/** The interfaces of an endpoint. Subnets that were not read can be anywhere in the VPC. */
function toEndpointPeer(
  { securityGroups, subnets }: { securityGroups: readonly string[]; subnets: readonly string[] },
  facts: EndpointFacts,
): Peer {
  const known = subnets.map((id) => facts.subnets.find((subnet) => subnet.id === id)?.cidr);
  const places = known.filter((cidr) => cidr !== undefined);
  const cidrs =
    places.length === subnets.length ? places : (facts.vpc?.cidrs ?? []).filter((cidr) => !cidr.includes(':'));
  return { groups: securityGroups, cidrs };
}

function judgeInbound(
  subject: CheckSubject,
  endpointGroups: readonly SecurityGroup[],
  { need, endpoint }: ReturnType<typeof listEndpointUses>[number],
  peer: Peer,
): Finding {
  const groups = endpointGroups.filter(({ id }) => endpoint.securityGroups.includes(id));
  const place = `${endpoint.id} (${need.label})`;
  const [first] = groups;
  if (first === undefined) {
    return { outcome: 'unknown', text: l10n.t('The security groups of {0} are not known.', place) };
  }
  const { outcome, rules } = judgeGroups(groups, 'inbound', HTTPS_PORT, peer);
  const words = rules.map(toGroupRuleWords).join('; ');
  if (outcome === 'open') return { outcome: 'pass', text: `${place}: ${words}` };
  if (outcome === 'unknown')
    return { outcome: 'unknown', text: l10n.t('{0} hangs on prefix lists: {1}', place, words) };
  const client = peer.groups[0] ?? '';
  const permission = { fromPort: HTTPS_PORT, toPort: HTTPS_PORT, peer: { group: client } };
  return {
    outcome: 'fail',
    text: l10n.t(
      '{0}: {1} lets TCP 443 in neither from {2} nor from the event source’s subnets.',
      place,
      groups.map(toGroupWords).join(', '),
      peer.groups.join(', '),
    ),
    remedies: [allowInbound(subject, first.id, permission)],
  };
}
