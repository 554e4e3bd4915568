import * as l10n from '@vscode/l10n';
import { DOCS } from '../../hints/docs.ts';
import { toAwsCommand } from '../../hints/fixes/awsCommand.ts';
import { addNatGateways } from '../../hints/fixes/networkFixes.ts';
import type { EndpointFault } from '../../network/endpoints.ts';
import type { VpcEndpoint } from '../../network/network.ts';
import { findRouteTable, findWayOut, type WayOut } from '../../network/routes.ts';
import { type Check, type CheckSubject, toCheck } from '../check.ts';
import type { DiagnosisFacts } from '../facts.ts';
import type { Remedy } from '../report.ts';
import { listUsedEndpoints, type ServiceUse } from './networkEndpointUse.ts';
import { type Finding, orUndefined, toJudgement } from './networkFindings.ts';
import { skipInProvisionedMode } from './networkNeeds.ts';
import {
  addEndpoints,
  createEndpointsThere,
  turnOnPrivateNames,
  turnOnVpcDns,
  useProvisionedMode,
} from './networkRemedies.ts';
import { toSubnetWords } from './networkWords.ts';

type ServiceFacts = Pick<DiagnosisFacts, 'subnets' | 'routeTables' | 'natGateways' | 'endpoints' | 'vpc'>;

/** On-demand pollers call AWS from every one of the event source's subnets (errors.md A2, permissions.md 8). */
export const SERVICE_ROUTE_CHECKS: readonly Check[] = [
  toCheck({
    id: 'way-to-services',
    area: 'network',
    title: () => l10n.t('Every subnet has a way to the AWS services needed'),
    skip: skipInProvisionedMode,
    needs: ['subnets', 'routeTables', 'natGateways', 'endpoints'],
    wants: ['vpc'],
    judge: (subject, facts, { vpc }) => {
      const known = { ...facts, vpc: orUndefined(vpc) };
      return toJudgement(known.subnets.flatMap((subnet) => judgeSubnet(subject, known, subnet)));
    },
  }),
];

function judgeSubnet(
  subject: CheckSubject,
  facts: ServiceFacts,
  subnet: ServiceFacts['subnets'][number],
): readonly Finding[] {
  const uses = listUsedEndpoints(subject, facts, subnet);
  const inside = uses.flatMap(({ need, endpoint }) => (endpoint === undefined ? [] : `${need.label} → ${endpoint.id}`));
  const served: Finding = { outcome: 'pass', text: `${toSubnetWords(subnet)}: ${inside.join(', ')}` };
  const beyond = uses.filter(({ endpoint }) => endpoint === undefined);
  const rest =
    beyond.length === 0 ? [] : [judgeWayOut(subject, facts, subnet, { uses: beyond, isPart: inside.length > 0 })];
  return [...(inside.length > 0 ? [served] : []), ...rest];
}

/** Services without an endpoint are called at their public addresses. */
function judgeWayOut(
  subject: CheckSubject,
  facts: ServiceFacts,
  subnet: ServiceFacts['subnets'][number],
  { uses, isPart }: { readonly uses: readonly ServiceUse[]; readonly isPart: boolean },
): Finding {
  const way = findWayOut(facts, subnet.id);
  const labels = uses.map(({ need }) => need.label).join(', ');
  const table = findRouteTable(facts.routeTables, subnet.id)?.id ?? l10n.t('no route table');
  const outcome = OUTCOMES[way.kind];
  const idle = uses.flatMap((use) => use.idle.map(({ endpoint, fault }) => ({ endpoint, fault, use })));
  const faults = outcome === 'pass' ? [] : idle.map(({ endpoint, fault }) => FAULTS[fault].text(endpoint));
  const text = [`${toSubnetWords(subnet)}, ${table}: ${labels}: ${toWayWords(way)}`, ...new Set(faults)].join(' ');
  if (outcome !== 'fail') return { outcome, text };
  const missing = uses.filter((use) => use.idle.length === 0).map(({ need }) => need.service);
  const repairs = idle.flatMap(({ endpoint, fault }) => FAULTS[fault].remedies(subject, endpoint, table));
  const vpcId = facts.vpc?.id ?? subnet.vpcId;
  return {
    outcome,
    text,
    sign: idle[0]?.fault ?? toSign(way, isPart),
    remedies: [
      ...repairs,
      useProvisionedMode(subject),
      ...(missing.length > 0 ? [toEndpoints(subject, missing, facts, vpcId)] : []),
      addNatGateways(),
    ],
  };
}

function toEndpoints(subject: CheckSubject, services: readonly string[], facts: ServiceFacts, vpcId: string): Remedy {
  const isPossible = facts.vpc?.dnsSupport === true && facts.vpc.dnsHostnames && subject.securityGroups.length > 0;
  // S3 has a gateway that costs nothing, and names of services in China differ.
  const isUsual = !services.includes('s3') && subject.partition === 'aws';
  if (!isPossible || !isUsual || !isClosed(facts.routeTables)) return addEndpoints(subject, services, vpcId);
  const zones = new Map(facts.subnets.map(({ zone, id }) => [zone, id]));
  return createEndpointsThere(subject, services, { vpcId, subnets: [...zones.values()] });
}

/** No subnet of the VPC has a way out, so that new endpoints take nobody's way. */
function isClosed(tables: ServiceFacts['routeTables']): boolean {
  return tables.every(({ routes }) =>
    routes.every(({ target, active, destination }) => target === 'local' || !active || destination.startsWith('pl-')),
  );
}

function toSign({ kind }: WayOut, isPart: boolean): string {
  if (kind === 'internet-gateway') return 'public-subnet';
  return isPart ? 'some-services' : 'no-way';
}

/** What is behind a transit gateway, a firewall or an instance cannot be seen from here. */
const OUTCOMES: Readonly<Record<WayOut['kind'], Finding['outcome']>> = {
  nat: 'pass',
  elsewhere: 'unknown',
  'broken-nat': 'fail',
  'internet-gateway': 'fail',
  blackhole: 'fail',
  none: 'fail',
};

function toWayWords(way: WayOut): string {
  if (way.kind === 'none') return l10n.t('there is no route 0.0.0.0/0 and no endpoint that takes the calls.');
  const route = `${way.route.destination} → ${way.route.target}`;
  if (way.kind === 'nat') return route;
  if (way.kind === 'broken-nat') return `${route}: ${BROKEN[way.why](way.nat?.state ?? '')}`;
  return `${route}: ${LEADS[way.kind]()}`;
}

const LEADS: Readonly<Record<'elsewhere' | 'internet-gateway' | 'blackhole', () => string>> = {
  elsewhere: () => l10n.t('what is behind it cannot be told from here.'),
  'internet-gateway': () =>
    l10n.t(
      'the subnet is public, but Lambda’s interfaces get no public address: they need endpoints or a NAT gateway.',
    ),
  blackhole: () => l10n.t('the route leads nowhere (blackhole): its target is gone.'),
};

const BROKEN: Readonly<Record<'gone' | 'state' | 'private' | 'stranded', (state: string) => string>> = {
  gone: () => l10n.t('the NAT gateway does not exist in this VPC.'),
  state: (state) => l10n.t('the NAT gateway is not available: its state is {0}.', state),
  private: () => l10n.t('the NAT gateway is private: it leads to other networks, not to the internet.'),
  stranded: () => l10n.t('the NAT gateway’s own subnet has no route to the internet.'),
};

interface FaultFacts {
  readonly text: (endpoint: VpcEndpoint) => string;
  readonly remedies: (subject: CheckSubject, endpoint: VpcEndpoint, table: string) => readonly Remedy[];
}

/** Why an endpoint that is there does not take the calls, and what makes it. */
const FAULTS: Readonly<Record<EndpointFault, FaultFacts>> = {
  state: {
    text: ({ id, state }) => l10n.t('{0} is not available: its state is {1}.', id, state),
    remedies: () => [],
  },
  'private-dns': {
    text: ({ id, serviceName }) => l10n.t('{0} ({1}) has no private DNS names: calls lead past it.', id, serviceName),
    remedies: (subject, { id }) => [turnOnPrivateNames(subject, id)],
  },
  'vpc-dns': {
    text: ({ id, vpcId }) =>
      l10n.t('The private DNS names of {0} need DNS resolution and DNS host names in {1}.', id, vpcId),
    remedies: (subject, { vpcId }) => [
      turnOnVpcDns(subject, vpcId, 'support'),
      turnOnVpcDns(subject, vpcId, 'hostnames'),
    ],
  },
  'route-table': {
    text: ({ id }) => l10n.t('{0} is not in the subnet’s route table.', id),
    remedies: (subject, { id }, table) => [
      {
        title: l10n.t('Put {0} into {1}', id, table),
        command: toAwsCommand(
          subject,
          'ec2',
          'modify-vpc-endpoint',
          ['--vpc-endpoint-id', id],
          ['--add-route-table-ids', table],
        ),
        docUrl: DOCS.network,
      },
    ],
  },
};
