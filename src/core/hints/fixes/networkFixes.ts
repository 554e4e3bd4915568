import * as l10n from '@vscode/l10n';
import { DOCS } from '../docs.ts';
import type { Fix } from '../explanation.ts';
import type { HintContext } from '../hintContext.ts';
import { toAwsCommand, toUpdateCommand } from './awsCommand.ts';
import { formatPolicy, toEndpointPolicy } from './policies.ts';

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
    command: eachGroup(context, (group) =>
      toAwsCommand(
        context,
        'ec2',
        'authorize-security-group-ingress',
        ['--group-id', group],
        ['--protocol', 'tcp'],
        ['--port', port],
        ['--source-group', group],
      ),
    ),
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
      [
        `IpProtocol=tcp,FromPort=${port},ToPort=${port},UserIdGroupPairs=[{GroupId=${group}}]`,
        'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=0.0.0.0/0}]',
      ]
        .map((permission) =>
          toAwsCommand(
            context,
            'ec2',
            'authorize-security-group-egress',
            ['--group-id', group],
            ['--ip-permissions', permission],
          ),
        )
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
  const services = ['lambda', 'sts'];
  if (context.secret !== undefined) services.push('secretsmanager');
  const kind = context.destination?.kind;
  if (kind === 'sqs' || kind === 'sns' || kind === 's3') services.push(kind);
  return services;
}

export function createEndpoints(context: HintContext, services = toNeededServices(context)): Fix {
  const subnets = context.subnets.length > 0 ? context.subnets : ['CLUSTER_SUBNET'];
  return {
    title: l10n.t('Create endpoints in the cluster’s network for: {0}', services.join(', ')),
    text: l10n.t(
      'Private DNS names have to be on, and the endpoints’ security group has to let the cluster’s group in on port 443. “aws ec2 describe-vpc-endpoint-services” lists the exact service names of your region.',
    ),
    command: services
      .map((service) =>
        toAwsCommand(
          context,
          'ec2',
          'create-vpc-endpoint',
          ['--vpc-id', 'CLUSTER_VPC'],
          ['--service-name', `com.amazonaws.${context.region}.${service}`],
          ...(service === 's3'
            ? ([
                ['--vpc-endpoint-type', 'Gateway'],
                ['--route-table-ids', 'ROUTE_TABLE'],
              ] as const)
            : ([
                ['--vpc-endpoint-type', 'Interface'],
                ['--subnet-ids', ...subnets],
                ['--security-group-ids', 'ENDPOINT_SECURITY_GROUP'],
                ['--private-dns-enabled'],
              ] as const)),
        ),
      )
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
  const names = toNeededServices(context).map((service) => `com.amazonaws.${context.region}.${service}`);
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
      toAwsCommand(
        context,
        'ec2',
        'authorize-security-group-ingress',
        ['--group-id', 'ENDPOINT_SECURITY_GROUP'],
        ['--protocol', 'tcp'],
        ['--port', '443'],
        ['--source-group', group],
      ),
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
    snippet: { language: 'json', text: formatPolicy(toEndpointPolicy(action)) },
    docUrl: DOCS.network,
  };
}

function eachGroup(context: HintContext, toCommand: (group: string) => string): string {
  const groups = context.securityGroups.length > 0 ? context.securityGroups : [GROUP_PLACE];
  return groups.map(toCommand).join('\n');
}
