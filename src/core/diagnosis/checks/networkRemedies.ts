import * as l10n from '@vscode/l10n';
import { formatYaml } from '../../export/yaml.ts';
import { DOCS } from '../../hints/docs.ts';
import { toAwsCommand, toCommandPlace } from '../../hints/fixes/awsCommand.ts';
import { createEndpoints, turnOnProvisionedMode } from '../../hints/fixes/networkFixes.ts';
import { toPermissionCommand, toPermissionTemplate } from '../../policy/securityGroup.ts';
import { toEndpointCommand, toEndpointName, toEndpointTemplate } from '../../policy/vpcEndpoints.ts';
import type { SecurityPermission } from '../accountChange.ts';
import type { CheckSubject } from '../check.ts';
import { toProperties } from '../remedies.ts';
import type { Remedy } from '../report.ts';

function toPeerWords({ peer }: SecurityPermission): string {
  return 'group' in peer ? peer.group : peer.cidr;
}

function toPortWords({ fromPort, toPort }: SecurityPermission): string {
  return fromPort === toPort ? String(fromPort) : `${fromPort}–${toPort}`;
}

/** A rule that lets the peer in to the group. */
export function allowInbound(subject: CheckSubject, group: string, permission: SecurityPermission): Remedy {
  return {
    title: l10n.t('Let {0} in to {1} on TCP {2}', toPeerWords(permission), group, toPortWords(permission)),
    command: toPermissionCommand(toCommandPlace(subject), 'inbound', group, permission),
    template: { language: 'yaml', text: formatYaml(toPermissionTemplate('inbound', group, permission)) },
    docUrl: DOCS.network,
    change: { kind: 'authorize-inbound', group, permission },
  };
}

/** A rule that lets the group out to the peer. */
export function allowOutbound(subject: CheckSubject, group: string, permission: SecurityPermission): Remedy {
  return {
    title: l10n.t('Let {0} out to {1} on TCP {2}', group, toPeerWords(permission), toPortWords(permission)),
    command: toPermissionCommand(toCommandPlace(subject), 'outbound', group, permission),
    template: { language: 'yaml', text: formatYaml(toPermissionTemplate('outbound', group, permission)) },
    docUrl: DOCS.network,
    change: { kind: 'authorize-outbound', group, permission },
  };
}

/** Pollers that need neither a NAT gateway nor endpoints. They are billed, so that this is never the only remedy. */
export function useProvisionedMode(subject: CheckSubject): Remedy {
  const fix: Remedy = {
    ...turnOnProvisionedMode(subject),
    template: toProperties('AWS::Lambda::EventSourceMapping', 'ProvisionedPollerConfig:\n  MinimumPollers: 1'),
  };
  if (!subject.deployed) return fix;
  const changes = { ProvisionedPollerConfig: { MinimumPollers: 1 } };
  return { ...fix, change: { kind: 'update-mapping', uuid: subject.mapping.UUID, changes } };
}

/** Endpoints of the services in the event source's subnets, with the event source's own groups let in by a group of theirs. */
export function addEndpoints(subject: CheckSubject, services: readonly string[], vpc: string): Remedy {
  const { region, subnets, securityGroups } = subject;
  const place = { region, vpc, subnets, clients: securityGroups };
  return {
    ...createEndpoints(subject, services),
    template: { language: 'yaml', text: formatYaml(toEndpointTemplate(services, place)) },
  };
}

/**
 * The same by the extension, with the event source's own groups. Only for a VPC in which nobody reaches the services now:
 * private DNS names change the way of everybody in it.
 */
export function createEndpointsThere(subject: CheckSubject, services: readonly string[], place: EndpointSite): Remedy {
  const { region, securityGroups } = subject;
  const { vpcId, subnets } = place;
  const endpoints = services.map((service) => ({
    vpcId,
    serviceName: toEndpointName(region, service),
    subnets,
    securityGroups,
  }));
  return {
    ...addEndpoints(subject, services, vpcId),
    title: l10n.t('Create interface endpoints in {0} for: {1}', vpcId, services.join(', ')),
    text: l10n.t(
      'Each endpoint costs money: by the hour in every subnet, and by what is sent. Private DNS names lead everything in the VPC to it. It takes minutes until they are available; then look whether the groups let port 443 in.',
    ),
    command: services
      .map((service) =>
        toEndpointCommand(toCommandPlace(subject), { service, vpc: vpcId, subnets, groups: securityGroups }),
      )
      .join('\n'),
    change: { kind: 'create-endpoints', endpoints },
  };
}

/** Where endpoints go: a subnet in each zone. */
export interface EndpointSite {
  readonly vpcId: string;
  readonly subnets: readonly string[];
}

export function turnOnPrivateNames(subject: CheckSubject, endpoint: string): Remedy {
  return {
    title: l10n.t('Turn private DNS names on at {0}', endpoint),
    text: l10n.t('With them the service’s usual name leads to the endpoint, from everywhere in the VPC.'),
    command: toAwsCommand(
      subject,
      'ec2',
      'modify-vpc-endpoint',
      ['--vpc-endpoint-id', endpoint],
      ['--private-dns-enabled'],
    ),
    template: toProperties('AWS::EC2::VPCEndpoint', 'PrivateDnsEnabled: true'),
    docUrl: DOCS.network,
  };
}

export function turnOnVpcDns(subject: CheckSubject, vpc: string, attribute: 'support' | 'hostnames'): Remedy {
  return {
    title:
      attribute === 'support'
        ? l10n.t('Turn DNS resolution on in {0}', vpc)
        : l10n.t('Turn DNS host names on in {0}', vpc),
    command: toAwsCommand(subject, 'ec2', 'modify-vpc-attribute', ['--vpc-id', vpc], [`--enable-dns-${attribute}`]),
    template: toProperties(
      'AWS::EC2::VPC',
      attribute === 'support' ? 'EnableDnsSupport: true' : 'EnableDnsHostnames: true',
    ),
    docUrl: DOCS.network,
  };
}
