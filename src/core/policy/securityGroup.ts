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
