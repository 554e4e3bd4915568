import type { Account } from '../account/account.ts';
import { protocolOf, type SecurityGroup, type SecurityGroupRule } from '../account/network.ts';
import { isRecord } from '../parameters.ts';
import type { Answer, Call, Operation } from '../service.ts';
import { toInvalid, toMissingParameter } from './ec2Errors.ts';
import { type Listing, toDescribeOperation } from './ec2Listings.ts';

type Direction = 'ingress' | 'egress';

const groups: Listing<SecurityGroup> = {
  operation: 'DescribeSecurityGroups',
  set: 'securityGroupInfo',
  idParameter: 'GroupId',
  prefix: 'sg-',
  malformedCode: 'InvalidGroupId.Malformed',
  notFound: { code: 'InvalidGroup.NotFound', message: (id) => `The security group '${id}' does not exist` },
  list: ({ securityGroups }) => securityGroups,
  toWire: (group, { account, region }) => ({
    groupId: group.id,
    securityGroupArn: `arn:aws:ec2:${region}:${account}:security-group/${group.id}`,
    groupName: group.name,
    groupDescription: group.description ?? group.name,
    ownerId: account,
    vpcId: group.vpcId,
    ipPermissions: group.ingress.map((rule) => toWireRule(rule, account)),
    ipPermissionsEgress: group.egress.map((rule) => toWireRule(rule, account)),
  }),
  filters: {
    'group-id': ({ id }) => [id],
    'group-name': ({ name }) => [name],
    'vpc-id': ({ vpcId }) => [vpcId],
  },
};

function toWireRule(rule: SecurityGroupRule, account: string): object {
  const cidrs = rule.cidrs ?? [];
  return {
    ipProtocol: protocolOf(rule),
    fromPort: rule.fromPort,
    toPort: rule.toPort ?? rule.fromPort,
    groups: (rule.groups ?? []).map((groupId) => ({ groupId, userId: account })),
    ipRanges: cidrs.filter((cidr) => !cidr.includes(':')).map((cidrIp) => ({ cidrIp })),
    ipv6Ranges: cidrs.filter((cidr) => cidr.includes(':')).map((cidrIpv6) => ({ cidrIpv6 })),
    prefixListIds: (rule.prefixLists ?? []).map((prefixListId) => ({ prefixListId })),
  };
}

/** A rule about one peer: what EC2 counts, compares and gives an id. */
interface SingleRule {
  readonly protocol: string;
  readonly fromPort?: number;
  readonly toPort?: number;
  readonly group?: string;
  readonly cidr?: string;
  readonly prefixList?: string;
}

function authorize(call: Call, direction: Direction): Answer {
  const group = findGroup(call);
  const wanted = readRules(call);
  const present = group[direction].flatMap(toSingleRules);
  for (const rule of wanted) {
    if (rule.group !== undefined) checkPeer(call.account, rule.group);
    if (present.some((known) => isSame(known, rule))) {
      throw toInvalid('InvalidPermission.Duplicate', `the specified rule "${toWords(rule)}" already exists`);
    }
  }
  group[direction].push(...wanted.map(toRule));
  return {
    body: {
      return: true,
      securityGroupRuleSet: wanted.map((rule, index) => toWireResult(rule, group, direction, index, call)),
    },
  };
}

function revoke(call: Call, direction: Direction): Answer {
  const group = findGroup(call);
  const unwanted = readRules(call);
  const present = group[direction].flatMap(toSingleRules);
  const missing = unwanted.find((rule) => !present.some((known) => isSame(known, rule)));
  if (missing !== undefined) {
    throw toInvalid('InvalidPermission.NotFound', 'The specified rule does not exist in this security group.');
  }
  group[direction] = present.filter((known) => !unwanted.some((rule) => isSame(known, rule))).map(toRule);
  return { body: { return: true } };
}

function findGroup({ parameters, account }: Call): SecurityGroup {
  const id = parameters.text('GroupId');
  if (id === undefined) throw toMissingParameter('groupId');
  const group = account.securityGroups.find((candidate) => candidate.id === id);
  if (group === undefined) throw toInvalid(groups.notFound.code, groups.notFound.message(id));
  return group;
}

function checkPeer(account: Account, id: string): void {
  if (account.securityGroups.some((candidate) => candidate.id === id)) return;
  throw toInvalid(groups.notFound.code, groups.notFound.message(id));
}

/** Both forms: a list of permissions, and one permission in parameters of its own (`CidrIp`). */
function readRules({ parameters }: Call): SingleRule[] {
  const own = parameters.text('IpProtocol');
  const given = parameters.records('IpPermissions');
  const all = own === undefined ? given : [{ ...parameters.all, IpRanges: [{ CidrIp: parameters.text('CidrIp') }] }];
  if (all.length === 0) throw toMissingParameter('ipPermissions');
  return all.flatMap(readPermission);
}

function readPermission(permission: Readonly<Record<string, unknown>>): SingleRule[] {
  const protocol = String(permission.IpProtocol ?? '');
  if (!['tcp', 'udp', 'icmp', 'icmpv6', '-1'].includes(protocol) && !/^\d{1,3}$/.test(protocol)) {
    throw toInvalid('InvalidPermission.Malformed', `Unsupported IP protocol "${protocol}"`);
  }
  const ports = protocol === 'tcp' || protocol === 'udp' ? readPorts(permission) : {};
  const rule = { protocol, ...ports };
  const peers: SingleRule[] = [
    ...readPeers(permission.Groups, 'GroupId').map((group) => ({ ...rule, group })),
    ...readPeers(permission.IpRanges, 'CidrIp').map((cidr) => ({ ...rule, cidr: checkCidr(cidr) })),
    ...readPeers(permission.Ipv6Ranges, 'CidrIpv6').map((cidr) => ({ ...rule, cidr })),
    ...readPeers(permission.PrefixListIds, 'PrefixListId').map((prefixList) => ({ ...rule, prefixList })),
  ];
  if (peers.length === 0) throw toMissingParameter('ipPermissions.1.ipRanges');
  return peers;
}

function readPorts({ FromPort, ToPort }: Readonly<Record<string, unknown>>): { fromPort: number; toPort: number } {
  const [fromPort, toPort] = [Number(FromPort), Number(ToPort)];
  const areValid = [fromPort, toPort].every((port) => Number.isInteger(port) && port >= 0 && port <= 65_535);
  if (!areValid || fromPort > toPort) {
    throw toInvalid(
      'InvalidParameterValue',
      `Invalid value for portRange. Must specify both from and to ports with TCP/UDP.`,
    );
  }
  return { fromPort, toPort };
}

function readPeers(list: unknown, member: string): string[] {
  if (!Array.isArray(list)) return [];
  return list.filter(isRecord).flatMap((item) => (typeof item[member] === 'string' ? [item[member]] : []));
}

function checkCidr(cidr: string): string {
  if (/^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/.test(cidr)) return cidr;
  throw toInvalid('InvalidParameterValue', `CIDR block ${cidr} is malformed`);
}

function toSingleRules(rule: SecurityGroupRule): SingleRule[] {
  const shared = {
    protocol: protocolOf(rule),
    ...(rule.fromPort !== undefined && { fromPort: rule.fromPort, toPort: rule.toPort ?? rule.fromPort }),
  };
  return [
    ...(rule.groups ?? []).map((group) => ({ ...shared, group })),
    ...(rule.cidrs ?? []).map((cidr) => ({ ...shared, cidr })),
    ...(rule.prefixLists ?? []).map((prefixList) => ({ ...shared, prefixList })),
  ];
}

function toRule({ group, cidr, prefixList, ...shared }: SingleRule): SecurityGroupRule {
  return {
    ...shared,
    ...(group !== undefined && { groups: [group] }),
    ...(cidr !== undefined && { cidrs: [cidr] }),
    ...(prefixList !== undefined && { prefixLists: [prefixList] }),
  };
}

const members = ['protocol', 'fromPort', 'toPort', 'group', 'cidr', 'prefixList'] as const;

function isSame(a: SingleRule, b: SingleRule): boolean {
  return members.every((member) => a[member] === b[member]);
}

function toWords(rule: SingleRule): string {
  const peer = rule.group ?? rule.cidr ?? rule.prefixList ?? '';
  const ports = rule.fromPort === undefined ? 'ALL' : `from port: ${rule.fromPort}, to port: ${rule.toPort}`;
  return `peer: ${peer}, ${rule.protocol === '-1' ? 'ALL' : rule.protocol.toUpperCase()}, ${ports}, ALLOW`;
}

function toWireResult(rule: SingleRule, group: SecurityGroup, direction: Direction, index: number, call: Call): object {
  const { account } = call.account;
  return {
    securityGroupRuleId: `sgr-${(call.now + index).toString(16).padStart(17, '0')}`,
    groupId: group.id,
    groupOwnerId: account,
    isEgress: direction === 'egress',
    ipProtocol: rule.protocol,
    fromPort: rule.fromPort ?? -1,
    toPort: rule.toPort ?? -1,
    [rule.cidr?.includes(':') ? 'cidrIpv6' : 'cidrIpv4']: rule.cidr,
    prefixListId: rule.prefixList,
    referencedGroupInfo: rule.group === undefined ? undefined : { groupId: rule.group, userId: account },
  };
}

export const groupOperations: readonly Operation[] = [
  toDescribeOperation(groups),
  { name: 'AuthorizeSecurityGroupIngress', handle: (call) => authorize(call, 'ingress') },
  { name: 'AuthorizeSecurityGroupEgress', handle: (call) => authorize(call, 'egress') },
  { name: 'RevokeSecurityGroupIngress', handle: (call) => revoke(call, 'ingress') },
  { name: 'RevokeSecurityGroupEgress', handle: (call) => revoke(call, 'egress') },
];
