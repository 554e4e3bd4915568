import * as l10n from '@vscode/l10n';
import type { Destination } from './destination.ts';
import type { PermissionContext, PermissionText } from './permissionText.ts';
import { listPlaceholderNotes } from './placeholders.ts';
import { type PolicyDocument, type PolicyStatement, toPolicy } from './policyDocument.ts';
import type { PolicySubject } from './policySubject.ts';
import { toFullSecretArn } from './secretStatements.ts';
import { toIngressCommand } from './securityGroup.ts';
import { listSecurityGroups } from './securityGroupText.ts';
import {
  type EndpointOptions,
  toEndpointCommand,
  toEndpointServices,
  toRoleEndpointPolicy,
  toServiceEndpointPolicy,
} from './vpcEndpoints.ts';

/** Without provisioned mode only: its pollers need no way to AWS services (source-facts 89-93, 102-110). */
export function toVpcEndpointText(context: PermissionContext): PermissionText | undefined {
  const { subject, place } = context;
  if (subject.provisionedMode) return undefined;
  const services = toEndpointServices(subject.accessSecret !== undefined, subject.destination);
  const text = [
    ...services.map((service) =>
      toEndpointCommand(place, { service, ...toNetwork(context), policy: POLICIES[service]?.(subject) }),
    ),
    ...listSecurityGroups(context).map((group) => toIngressCommand(place, 'ENDPOINT_SECURITY_GROUP', '443', group)),
  ].join('\n');
  return {
    part: 'vpc-endpoints',
    title: () => l10n.t('VPC endpoints and their policies'),
    why: () => l10n.t('Without provisioned mode Lambda calls AWS services from the subnets of the event source.'),
    text,
    languageId: 'shellscript',
    notes: [
      l10n.t('Instead of endpoints: NAT gateways, one for each public subnet of the VPC; or provisioned mode.'),
      l10n.t(
        'The policies let only such calls through: where other programs in the VPC use an endpoint, add what they need or leave --policy-document out.',
      ),
      l10n.t(
        'STS and Lambda are called by the service lambda.amazonaws.com, which belongs to no organization: a policy for members of an organization only refuses it.',
      ),
      l10n.t('“aws ec2 describe-vpc-endpoint-services” lists the exact service names of the region.'),
      ...listPlaceholderNotes(text),
    ],
  };
}

/** The network of the event source: of the cluster, or of the VPC connection. */
function toNetwork({ subject, cluster, connection }: PermissionContext): Pick<EndpointOptions, 'vpc' | 'subnets'> {
  if (!subject.crossAccount) return { subnets: cluster?.subnets ?? [] };
  return { vpc: connection?.vpcId ?? 'CONNECTION_VPC', subnets: ['CONNECTION_SUBNET'] };
}

/** Service → what its endpoint has to allow. */
const POLICIES: Readonly<Record<string, (subject: PolicySubject) => PolicyDocument>> = {
  lambda: () => toServiceEndpointPolicy('lambda:InvokeFunction'),
  sts: () => toServiceEndpointPolicy('sts:AssumeRole'),
  secretsmanager: ({ roleArn, accessSecret = '' }) =>
    toRoleEndpointPolicy(roleArn, 'secretsmanager:GetSecretValue', toFullSecretArn(accessSecret)),
  sqs: ({ roleArn, destination }) => toRoleEndpointPolicy(roleArn, 'sqs:SendMessage', toTarget(destination)),
  sns: ({ roleArn, destination }) => toRoleEndpointPolicy(roleArn, 'sns:Publish', toTarget(destination)),
  s3: ({ destination }) => toPolicy(toGatewayStatement(`${toTarget(destination)}/*`)),
};

/** A gateway endpoint does not tell roles apart by Principal. */
function toGatewayStatement(resource: string): PolicyStatement {
  return { Effect: 'Allow', Principal: '*', Action: 's3:PutObject', Resource: resource };
}

function toTarget(destination: Destination | undefined): string {
  return destination?.target ?? '*';
}
