import type { Template } from '../export/targetSettings.ts';
import { type CommandPlace, type Flag, toAwsCommand } from './awsCommand.ts';
import type { Destination } from './destination.ts';
import { formatPolicy, type PolicyDocument, toPolicy } from './policyDocument.ts';

const DESTINATION_SERVICES: ReadonlySet<string> = new Set(['sqs', 'sns', 's3']);

/** Names of the services an on-demand mapping calls from the cluster's network (source-facts 89-91). */
export function toEndpointServices(secret: boolean, destination: Destination | undefined): readonly string[] {
  const services = ['lambda', 'sts'];
  if (secret) services.push('secretsmanager');
  if (destination !== undefined && DESTINATION_SERVICES.has(destination.kind)) services.push(destination.kind);
  return services;
}

/** `com.amazonaws.<region>.<service>`. */
export function toEndpointName(region: string, service: string): string {
  return `com.amazonaws.${region}.${service}`;
}

export interface EndpointOptions {
  readonly service: string;
  /** Absent: a place to fill in. */
  readonly vpc?: string;
  /** Empty: a place to fill in. */
  readonly subnets: readonly string[];
  /** Of an interface endpoint; absent: a place to fill in. */
  readonly groups?: readonly string[];
  /** Absent: everything is allowed, which is what an endpoint has by default. */
  readonly policy?: PolicyDocument;
}

/** Creates a gateway for S3 and an interface endpoint for every other service. */
export function toEndpointCommand(place: CommandPlace, options: EndpointOptions): string {
  const { service, vpc, subnets, groups = ['ENDPOINT_SECURITY_GROUP'], policy } = options;
  const kind: readonly Flag[] =
    service === 's3'
      ? [
          ['--vpc-endpoint-type', 'Gateway'],
          ['--route-table-ids', 'ROUTE_TABLE'],
        ]
      : [
          ['--vpc-endpoint-type', 'Interface'],
          ['--subnet-ids', ...(subnets.length > 0 ? subnets : ['CLUSTER_SUBNET'])],
          ['--security-group-ids', ...groups],
          ['--private-dns-enabled'],
        ];
  return toAwsCommand(
    place,
    'ec2',
    'create-vpc-endpoint',
    ['--vpc-id', vpc ?? 'CLUSTER_VPC'],
    ['--service-name', toEndpointName(place.region, service)],
    ...kind,
    ...(policy === undefined ? [] : ([['--policy-document', formatPolicy(policy)]] as const)),
  );
}

/** Least a restricted endpoint policy has to allow: calls of Lambda's service principal (source-facts 104, 107, 108). */
export function toServiceEndpointPolicy(action: 'sts:AssumeRole' | 'lambda:InvokeFunction'): PolicyDocument {
  return toPolicy({
    Effect: 'Allow',
    Principal: { Service: ['lambda.amazonaws.com'] },
    Action: action,
    Resource: '*',
  });
}

/** What a restricted endpoint policy has to allow to the execution role (source-facts 109, 110). */
export function toRoleEndpointPolicy(roleArn: string, action: string, resource: string): PolicyDocument {
  return toPolicy({ Effect: 'Allow', Principal: { AWS: [roleArn] }, Action: action, Resource: resource });
}

/** Where endpoints go. Places to fill in where something is not known. */
export interface EndpointPlace {
  readonly region: string;
  readonly vpc: string;
  readonly subnets: readonly string[];
  /** Security groups whose members call through the endpoints. */
  readonly clients: readonly string[];
}

const LOGICAL_NAMES: Readonly<Record<string, string>> = {
  lambda: 'LambdaEndpoint',
  sts: 'StsEndpoint',
  secretsmanager: 'SecretsManagerEndpoint',
  sqs: 'SqsEndpoint',
  sns: 'SnsEndpoint',
  s3: 'S3Endpoint',
};

/** The endpoints as resources of CloudFormation, with a security group that lets the clients in on port 443. */
export function toEndpointTemplate(services: readonly string[], place: EndpointPlace): Template {
  const group = {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: {
      GroupDescription: 'Interface endpoints for event source mappings',
      VpcId: place.vpc,
      SecurityGroupIngress: orPlace(place.clients, 'CLUSTER_SECURITY_GROUP').map((client) => ({
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
        SourceSecurityGroupId: client,
      })),
    },
  };
  const interfaces = services.some((service) => service !== 's3');
  const endpoints = services.map((service) => [LOGICAL_NAMES[service] ?? service, toEndpoint(service, place)]);
  return { Resources: { ...(interfaces && { EndpointSecurityGroup: group }), ...Object.fromEntries(endpoints) } };
}

function toEndpoint(service: string, { region, vpc, subnets }: EndpointPlace): Template {
  const shared = { VpcId: vpc, ServiceName: toEndpointName(region, service) };
  const kind: Readonly<Record<string, Template>> =
    service === 's3'
      ? { VpcEndpointType: 'Gateway', RouteTableIds: ['ROUTE_TABLE'] }
      : {
          VpcEndpointType: 'Interface',
          SubnetIds: [...orPlace(subnets, 'CLUSTER_SUBNET')],
          SecurityGroupIds: [{ 'Fn::GetAtt': ['EndpointSecurityGroup', 'GroupId'] }],
          PrivateDnsEnabled: true,
        };
  return { Type: 'AWS::EC2::VPCEndpoint', Properties: { ...shared, ...kind } };
}

function orPlace(ids: readonly string[], place: string): readonly string[] {
  return ids.length > 0 ? ids : [place];
}
