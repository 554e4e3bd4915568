import * as l10n from '@vscode/l10n';
import { formatYaml } from '../../export/yaml.ts';
import { toAwsCommand } from '../../hints/fixes/awsCommand.ts';
import { cidrContains } from '../../network/cidr.ts';
import type { NetworkAcl, NetworkAclEntry, Subnet } from '../../network/network.ts';
import { ANSWER_PORTS, findAcl, judgeAcl, type PortRange } from '../../network/networkAcl.ts';
import { type Check, type CheckSubject, toCheck } from '../check.ts';
import type { DiagnosisFacts } from '../facts.ts';
import type { Remedy } from '../report.ts';
import { listUsedEndpoints } from './networkEndpointUse.ts';
import { type Finding, listGaps, orUndefined, toJudgement } from './networkFindings.ts';
import { listBrokerPorts } from './networkNeeds.ts';
import { toEntryWords } from './networkWords.ts';

/** Traffic that has to pass one network ACL in one direction. */
interface Passage {
  readonly subnet: string;
  readonly direction: 'in' | 'out';
  readonly cidr: string;
  readonly ports: PortRange;
  /** What the traffic is for. */
  readonly way: 'brokers' | 'endpoints' | 'public-addresses';
}

const ANYWHERE = '0.0.0.0/0';
const HTTPS: PortRange = { from: 443, to: 443 };

/** Addresses that no public service answers from: what an ACL says of them does not matter there (RFC 1918, RFC 6598). */
const PRIVATE_BLOCKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16'];

/** ACLs keep no record of connections: answers have to pass as well (errors.md A1.4). Within a subnet they are not asked. */
export const NETWORK_ACL_CHECKS: readonly Check[] = [
  toCheck({
    id: 'network-acls',
    area: 'network',
    title: () => l10n.t('Network ACLs let connections and their answers through'),
    needs: ['networkAcls', 'subnets'],
    wants: ['cluster', 'brokers', 'vpcConnection', 'vpc', 'endpoints', 'routeTables'],
    judge: (subject, { networkAcls, subnets }, wanted) => {
      const { endpoints } = wanted;
      const used = {
        subnets,
        vpc: orUndefined(wanted.vpc),
        endpoints: orUndefined(endpoints),
        routeTables: orUndefined(wanted.routeTables) ?? [],
      };
      const ports = listBrokerPorts(subject);
      const passages = [
        ...ports.flatMap((port) => listBrokerPassages(subnets, { from: port, to: port })),
        ...(subject.provisionedMode || used.endpoints === undefined
          ? []
          : listServicePassages(subject, { ...used, endpoints: used.endpoints })),
      ];
      const findings = passages.map((passage) => judgePassage(subject, networkAcls, passage));
      const [port, way] = [ports.length > 0, subject.provisionedMode || endpoints.known];
      const missing: readonly Finding[] = [
        ...(port ? [] : [toBlank(l10n.t('The broker port is not known.'))]),
        ...(way ? [] : [toBlank(l10n.t('The endpoints are not known, and so neither is the way to them.'))]),
      ];
      return toJudgement(
        [...missing, ...findings],
        [
          ...(port ? [] : listGaps([wanted.cluster, wanted.brokers, wanted.vpcConnection])),
          ...(way ? [] : listGaps([endpoints])),
        ],
      );
    },
  }),
];

function toBlank(text: string): Finding {
  return { outcome: 'unknown', text };
}

function listBrokerPassages(subnets: readonly Subnet[], port: PortRange): readonly Passage[] {
  const pairs = subnets.flatMap((from) => subnets.filter((to) => to !== from).map((to) => ({ from, to })));
  return pairs.flatMap(({ from, to }) => listPassages(from, to, port)).map((one) => ({ ...one, way: 'brokers' }));
}

/** The four ways of one connection: out of the client's subnet and into the server's, and the answers back. */
function listPassages(client: Place, server: Place, ports: PortRange): readonly Omit<Passage, 'way'>[] {
  return [
    { subnet: client.id, direction: 'out', cidr: server.cidr, ports },
    { subnet: server.id, direction: 'in', cidr: client.cidr, ports },
    { subnet: server.id, direction: 'out', cidr: client.cidr, ports: ANSWER_PORTS },
    { subnet: client.id, direction: 'in', cidr: server.cidr, ports: ANSWER_PORTS },
  ];
}

type Place = Pick<Subnet, 'id' | 'cidr'>;
type UsedFacts = Pick<DiagnosisFacts, 'subnets' | 'vpc' | 'endpoints' | 'routeTables'>;

/** To the endpoints that take calls, and to public addresses for services without one. */
function listServicePassages(subject: CheckSubject, facts: UsedFacts): readonly Passage[] {
  return facts.subnets.flatMap((subnet) => {
    const used = listUsedEndpoints(subject, facts, subnet);
    const places = used.flatMap(({ endpoint }) => (endpoint?.type === 'Interface' ? endpoint.subnets : []));
    const beyond = used.some(({ endpoint }) => endpoint?.type !== 'Interface');
    const inside = [...new Set(places)]
      .filter((id) => id !== subnet.id)
      .flatMap((id) => {
        const known = facts.subnets.find((candidate) => candidate.id === id);
        if (known !== undefined) return listPassages(subnet, known, HTTPS);
        // Without its block only the endpoint's own side is judged.
        return listPassages(subnet, { id, cidr: '' }, HTTPS).filter((passage) => passage.subnet === id);
      })
      .map((passage): Passage => ({ ...passage, way: 'endpoints' }));
    return beyond ? [...inside, ...toPublic(subnet)] : inside;
  });
}

function toPublic({ id }: Subnet): readonly Passage[] {
  return [
    { subnet: id, direction: 'out', cidr: ANYWHERE, ports: HTTPS, way: 'public-addresses' },
    { subnet: id, direction: 'in', cidr: ANYWHERE, ports: ANSWER_PORTS, way: 'public-addresses' },
  ];
}

function judgePassage(subject: CheckSubject, acls: readonly NetworkAcl[], passage: Passage): Finding {
  const acl = findAcl(acls, passage.subnet);
  if (acl === undefined) {
    return { outcome: 'unknown', text: l10n.t('The network ACL of {0} is not known.', passage.subnet) };
  }
  const { outcome, refusing } = judgeAcl(acl, passage.direction, passage.cidr, passage.ports);
  const isOpen = outcome === 'open' || (outcome === 'partly' && isPrivateOnly(passage, refusing));
  const traffic = toTrafficWords(passage);
  if (isOpen) return { outcome: 'pass', text: l10n.t('{0} lets through: {1}', acl.id, traffic) };
  const entries = refusing.map(toEntryWords).join('; ');
  if (outcome === 'partly') {
    return { outcome: 'unknown', text: l10n.t('{0} refuses a part of: {1} ({2})', acl.id, traffic, entries) };
  }
  return {
    outcome: 'fail',
    text: l10n.t('{0} of {1} refuses: {2} ({3})', acl.id, passage.subnet, traffic, entries),
    sign: passage.way,
    remedies: [allowInAcl(subject, acl, passage, refusing)],
  };
}

/** Entries that refuse private blocks in every port do not stand between a subnet and public addresses. */
function isPrivateOnly({ cidr }: Passage, refusing: readonly NetworkAclEntry[]): boolean {
  const relevant = refusing.filter(({ number }) => number !== LAST_ENTRY);
  if (cidr !== ANYWHERE || refusing.length === 0 || relevant.length !== refusing.length) return false;
  return relevant.every((entry) => PRIVATE_BLOCKS.some((block) => cidrContains(block, entry.cidr)));
}

const LAST_ENTRY = 32_767;

function toTrafficWords({ direction, cidr, ports }: Pick<Passage, 'direction' | 'cidr' | 'ports'>): string {
  const range = ports.from === ports.to ? String(ports.from) : `${ports.from}–${ports.to}`;
  return direction === 'in' ? l10n.t('in from {0}, TCP {1}', cidr, range) : l10n.t('out to {0}, TCP {1}', cidr, range);
}

/** An entry that is tried before those that refuse. */
function allowInAcl(
  subject: CheckSubject,
  acl: NetworkAcl,
  { direction, cidr, ports }: Passage,
  refusing: readonly NetworkAclEntry[],
): Remedy {
  const number = toFreeNumber(acl, direction, Math.min(LAST_ENTRY, ...refusing.map((entry) => entry.number)));
  return {
    title: l10n.t('Let this through in {0}: {1}', acl.id, toTrafficWords({ direction, cidr, ports })),
    command: toAwsCommand(
      subject,
      'ec2',
      'create-network-acl-entry',
      ['--network-acl-id', acl.id],
      [direction === 'in' ? '--ingress' : '--egress'],
      ['--rule-number', String(number)],
      ['--protocol', 'tcp'],
      ['--port-range', `From=${ports.from},To=${ports.to}`],
      ['--cidr-block', cidr],
      ['--rule-action', 'allow'],
    ),
    template: {
      language: 'yaml',
      text: formatYaml({
        Resources: {
          NetworkAclEntry: {
            Type: 'AWS::EC2::NetworkAclEntry',
            Properties: {
              NetworkAclId: acl.id,
              Egress: direction === 'out',
              RuleNumber: number,
              Protocol: 6,
              PortRange: { From: ports.from, To: ports.to },
              CidrBlock: cidr,
              RuleAction: 'allow',
            },
          },
        },
      }),
    },
  };
}

/** The highest number below `limit` that no entry of the direction has. */
function toFreeNumber({ entries }: NetworkAcl, direction: 'in' | 'out', limit: number): number {
  const taken = new Set(entries.filter((entry) => entry.direction === direction).map(({ number }) => number));
  let number = limit - 1;
  while (number > 1 && taken.has(number)) number--;
  return Math.max(1, number);
}
