import type { SecurityPermission } from '../diagnosis/accountChange.ts';
import type { Template } from '../export/targetSettings.ts';
import { type CommandPlace, type Flag, toAwsCommand } from './awsCommand.ts';

/** Lets members of one group in to another on one TCP port. */
export function toIngressCommand(place: CommandPlace, group: string, port: string, from: string): string {
  const flags: readonly Flag[] = [
    ['--group-id', group],
    ['--protocol', 'tcp'],
    ['--port', port],
    ['--source-group', from],
  ];
  return toAwsCommand(place, 'ec2', 'authorize-security-group-ingress', ...flags);
}

/** A rule for what leaves a group, in the short form of the AWS CLI. */
export function toEgressCommand(place: CommandPlace, group: string, permission: string): string {
  return toAwsCommand(
    place,
    'ec2',
    'authorize-security-group-egress',
    ['--group-id', group],
    ['--ip-permissions', permission],
  );
}

/** One TCP port of the group itself (source-facts 101). */
export function toOwnPort(group: string, port: string): string {
  return `IpProtocol=tcp,FromPort=${port},ToPort=${port},UserIdGroupPairs=[{GroupId=${group}}]`;
}

/** HTTPS to anywhere (source-facts 100). */
export const HTTPS_ANYWHERE = 'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=0.0.0.0/0}]';

/** The command for one permission in either direction. */
export function toPermissionCommand(
  place: CommandPlace,
  direction: 'inbound' | 'outbound',
  group: string,
  { fromPort, toPort, peer }: SecurityPermission,
): string {
  const to = 'group' in peer ? `UserIdGroupPairs=[{GroupId=${peer.group}}]` : toRanges(peer.cidr);
  const operation = direction === 'inbound' ? 'authorize-security-group-ingress' : 'authorize-security-group-egress';
  return toAwsCommand(
    place,
    'ec2',
    operation,
    ['--group-id', group],
    ['--ip-permissions', `IpProtocol=tcp,FromPort=${fromPort},ToPort=${toPort},${to}`],
  );
}

function toRanges(cidr: string): string {
  return cidr.includes(':') ? `Ipv6Ranges=[{CidrIpv6=${cidr}}]` : `IpRanges=[{CidrIp=${cidr}}]`;
}

/** The same as a resource of CloudFormation. */
export function toPermissionTemplate(
  direction: 'inbound' | 'outbound',
  group: string,
  { fromPort, toPort, peer }: SecurityPermission,
): Template {
  const inbound = direction === 'inbound';
  const groupMember = inbound ? 'SourceSecurityGroupId' : 'DestinationSecurityGroupId';
  const peerMembers =
    'group' in peer ? { [groupMember]: peer.group } : { [peer.cidr.includes(':') ? 'CidrIpv6' : 'CidrIp']: peer.cidr };
  return {
    Resources: {
      [`${inbound ? 'Inbound' : 'Outbound'}Port${fromPort}`]: {
        Type: inbound ? 'AWS::EC2::SecurityGroupIngress' : 'AWS::EC2::SecurityGroupEgress',
        Properties: { GroupId: group, IpProtocol: 'tcp', FromPort: fromPort, ToPort: toPort, ...peerMembers },
      },
    },
  };
}
