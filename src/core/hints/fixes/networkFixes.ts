import * as l10n from '@vscode/l10n';
import { formatPolicy } from '../../policy/policyDocument.ts';
import { HTTPS_ANYWHERE, toEgressCommand, toIngressCommand, toOwnPort } from '../../policy/securityGroup.ts';
import {
  toEndpointCommand,
  toEndpointName,
  toEndpointServices,
  toServiceEndpointPolicy,
} from '../../policy/vpcEndpoints.ts';
import { DOCS } from '../docs.ts';
import type { Fix } from '../explanation.ts';
import type { HintContext } from '../hintContext.ts';
import { toAwsCommand, toCommandPlace, toUpdateCommand } from './awsCommand.ts';

const GROUP_PLACE = 'CLUSTER_SECURITY_GROUP';

/** For commands. */
function toPortPlace({ port }: HintContext): string {
  return port === undefined ? 'BROKER_PORT' : String(port);
}

/** For sentences: the port in words. */
export function toPortWords({ port }: HintContext): string {
  return port === undefined ? l10n.t('the broker port') : l10n.t('port {0}', String(port));
}

/** The security group lets members of itself reach the broker port (source-facts 99, 101). */
export function openBrokerPort(context: HintContext): Fix {
  const port = toPortPlace(context);
  return {
    title: l10n.t('Open {0} in the cluster’s security group for the group itself', toPortWords(context)),
    text: l10n.t('Lambda’s network interfaces carry the cluster’s own security groups.'),
    command: eachGroup(context, (group) => toIngressCommand(toCommandPlace(context), group, port, group)),
    docUrl: DOCS.network,
  };
}

/** Needed only where the group limits what goes out (source-facts 100, 101). */
export function openOutbound(context: HintContext): Fix {
  const port = toPortPlace(context);
  return {
    title: l10n.t(
      'If the group limits outbound traffic: allow {0} to itself and port 443 to anywhere',
      toPortWords(context),
    ),
    command: eachGroup(context, (group) =>
      [toOwnPort(group, port), HTTPS_ANYWHERE]
        .map((permission) => toEgressCommand(toCommandPlace(context), group, permission))
        .join('\n'),
    ),
    docUrl: DOCS.network,
  };
}

/** Provisioned mode needs no way to AWS services from the cluster's network (permissions.md 8). */
export function turnOnProvisionedMode(context: HintContext): Fix {
  return {
    title: l10n.t('Switch the mapping to provisioned mode'),
    text: l10n.t(
      'Its pollers need neither a NAT gateway nor endpoints in the cluster’s network. They are billed by the hour.',
    ),
    command: toUpdateCommand(context, ['--provisioned-poller-config', 'MinimumPollers=1']),
    docUrl: DOCS.scaling,
  };
}

/** Names of the services an on-demand mapping calls from the cluster's network (source-facts 89-91). */
export function toNeededServices(context: HintContext): readonly string[] {
  return toEndpointServices(context.secret !== undefined, context.destination);
}

export function createEndpoints(context: HintContext, services = toNeededServices(context)): Fix {
  return {
    title: l10n.t('Create endpoints in the cluster’s network for: {0}', services.join(', ')),
    text: l10n.t(
      'Private DNS names have to be on, and the endpoints’ security group has to let the cluster’s group in on port 443. “aws ec2 describe-vpc-endpoint-services” lists the exact service names of your region.',
    ),
    command: services
      .map((service) => toEndpointCommand(toCommandPlace(context), { service, subnets: context.subnets }))
      .join('\n'),
    docUrl: DOCS.network,
  };
}

export function addNatGateways(): Fix {
  return {
    title: l10n.t('Or route the cluster’s private subnets through NAT gateways'),
    text: l10n.t(
      'One NAT gateway in each public subnet of the cluster’s VPC, and a route 0.0.0.0/0 to it from the private subnets.',
    ),
    docUrl: DOCS.network,
  };
}

export function listEndpoints(context: HintContext): Fix {
  const names = toNeededServices(context).map((service) => toEndpointName(context.region, service));
  return {
    title: l10n.t('Look at the endpoints that exist'),
    text: l10n.t('Compare private DNS, subnets, security groups and policy with what is needed.'),
    command: toAwsCommand(
      context,
      'ec2',
      'describe-vpc-endpoints',
      ['--filters', `Name=service-name,Values=${names.join(',')}`],
      ['--query', 'VpcEndpoints[].[ServiceName,VpcEndpointId,State,PrivateDnsEnabled,SubnetIds,Groups[].GroupId]'],
    ),
  };
}

export function openEndpointGroup(context: HintContext): Fix {
  return {
    title: l10n.t('Let the cluster’s security group reach the endpoints on port 443'),
    command: eachGroup(context, (group) =>
      toIngressCommand(toCommandPlace(context), 'ENDPOINT_SECURITY_GROUP', '443', group),
    ),
    docUrl: DOCS.network,
  };
}

export function allowInEndpointPolicy(action: 'sts:AssumeRole' | 'lambda:InvokeFunction'): Fix {
  return {
    title: l10n.t('Allow {0} for Lambda in the endpoint’s policy', action),
    text: l10n.t(
      'Lambda calls as the service lambda.amazonaws.com, which belongs to no organization: a policy for members of your organization only refuses it.',
    ),
    snippet: { language: 'json', text: formatPolicy(toServiceEndpointPolicy(action)) },
    docUrl: DOCS.network,
  };
}

function eachGroup(context: HintContext, toCommand: (group: string) => string): string {
  const groups = context.securityGroups.length > 0 ? context.securityGroups : [GROUP_PLACE];
  return groups.map(toCommand).join('\n');
}

/** For commands. */
export function toSubnets({ subnets }: HintContext): readonly string[] {
  return subnets.length > 0 ? subnets : ['CLUSTER_SUBNET'];
}

export function showNetworkAcls(context: HintContext): Fix {
  return {
    title: l10n.t('Look at the network ACLs of the cluster’s subnets'),
    command: toAwsCommand(context, 'ec2', 'describe-network-acls', [
      '--filters',
      `Name=association.subnet-id,Values=${toSubnets(context).join(',')}`,
    ]),
  };
}
