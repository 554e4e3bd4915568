import type { Role } from '../account/identity.ts';
import { findSecret, lambdaMayAssume, roleMay, roleMayReadSecret } from '../account/rights.ts';
import type { MappingRequest } from './mappingRequest.ts';
import type { MappingRule } from './requestRules.ts';

/** An action that the role needs on the event source or for reaching it, and what else will do. */
interface RoleNeed {
  readonly actions: readonly string[];
  readonly service: string;
  readonly on: 'source' | 'cluster' | 'anything';
}

const clusterNeeds: readonly RoleNeed[] = [
  { actions: ['kafka:DescribeClusterV2', 'kafka:DescribeCluster'], service: 'MSK', on: 'cluster' },
  { actions: ['kafka:GetBootstrapBrokers'], service: 'MSK', on: 'cluster' },
  ...[
    'ec2:CreateNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeVpcs',
    'ec2:DeleteNetworkInterface',
    'ec2:DescribeSubnets',
    'ec2:DescribeSecurityGroups',
  ].map((action): RoleNeed => ({ actions: [action], service: 'EC2', on: 'anything' })),
];

const connectionNeed: RoleNeed = { actions: ['kafka:DescribeVpcConnection'], service: 'MSK', on: 'source' };

/** Only this part of the sentence is documented: the role "does not have permissions". */
function lackingPermission(action: string, service: string): string {
  return `The provided execution role does not have permissions to call ${action.split(':')[1]} on ${service}`;
}

function findSource({ account, wanted }: MappingRequest) {
  const connection = account.vpcConnections.find(({ arn }) => arn === wanted.EventSourceArn);
  const arn = connection?.targetClusterArn ?? wanted.EventSourceArn ?? '';
  return { connection, cluster: account.clusters.find((candidate) => candidate.arn === arn) };
}

function checkRoleNeeds(request: MappingRequest, role: Role): string | undefined {
  const { connection, cluster } = findSource(request);
  const needs = connection === undefined ? clusterNeeds : [connectionNeed, ...clusterNeeds];
  const targets: Readonly<Record<RoleNeed['on'], string>> = {
    source: connection?.arn ?? '',
    cluster: cluster?.arn ?? '',
    anything: '*',
  };
  const serverless = cluster?.type === 'SERVERLESS';
  const missing = needs.find(({ actions, on }) => {
    const enough = serverless ? actions.slice(0, 1) : actions;
    const ask = (action: string) =>
      roleMay(request.account, role, { action, resource: targets[on], resourcePolicy: cluster?.policy });
    return !enough.some(ask);
  });
  return missing && lackingPermission(missing.actions[0] ?? '', missing.service);
}

/** What the role must be able to do to a destination; without its own policies only identity policies are looked at. */
const destinationNeeds: Readonly<
  Record<string, { readonly action: string; readonly service: string; readonly inside: string }>
> = {
  sqs: { action: 'sqs:SendMessage', service: 'SQS', inside: '' },
  sns: { action: 'sns:Publish', service: 'SNS', inside: '' },
  s3: { action: 's3:PutObject', service: 'S3', inside: '/sample-object' },
};

function checkDestination(request: MappingRequest, role: Role): string | undefined {
  const arn = request.wanted.DestinationConfig?.OnFailure?.Destination ?? '';
  const need = arn.startsWith('arn:') ? destinationNeeds[arn.split(':')[2] ?? ''] : undefined;
  if (need === undefined) return undefined;
  const resource = `${arn}${need.inside}`;
  const resourcePolicy = { Statement: [{ Effect: 'Allow' as const, Action: need.action, Resource: resource }] };
  const foreign = arn.split(':')[4] !== '' && arn.split(':')[4] !== request.account.account;
  // A bucket's ARN does not name its account; the sandbox's buckets are all of this one.
  const context = { 's3:resourceaccount': request.account.account };
  const allowed = roleMay(request.account, role, {
    action: need.action,
    resource,
    context,
    ...(foreign && { resourcePolicy }),
  });
  return allowed ? undefined : lackingPermission(need.action, need.service);
}

function checkSecrets(request: MappingRequest, role: Role): string | undefined {
  const unreadable = (request.wanted.SourceAccessConfigurations ?? []).find(({ URI = '' }) => {
    const secret = findSecret(request.account, URI);
    return secret === undefined || !roleMayReadSecret(request.account, role, secret);
  });
  return (
    unreadable &&
    `Cannot access secret manager value ${unreadable.URI}. Please ensure the role can perform the 'secretsmanager:GetSecretValue' action on your broker in IAM.`
  );
}

/** What depends on the account: the event source and what the execution role may do. */
export const accountRules: readonly MappingRule[] = [
  {
    id: 'cluster-missing',
    own: true,
    on: 'create',
    sources: ['kafka'],
    check: (request) =>
      findSource(request).cluster === undefined
        ? `The event source ${request.wanted.EventSourceArn} does not exist.`
        : undefined,
  },
  {
    id: 'role-not-assumable',
    members: ['FunctionName'],
    check: ({ role }) =>
      role !== undefined && lambdaMayAssume(role)
        ? undefined
        : 'The role defined for the function cannot be assumed by Lambda.',
  },
  {
    id: 'role-lacks-rights',
    sources: ['kafka'],
    members: ['FunctionName'],
    check: (request) => request.role && checkRoleNeeds(request, request.role),
  },
  {
    id: 'secret-unreadable',
    sources: ['kafka'],
    members: ['FunctionName', 'SourceAccessConfigurations'],
    check: (request) => request.role && checkSecrets(request, request.role),
  },
  {
    id: 'destination-refused',
    members: ['FunctionName', 'DestinationConfig'],
    check: (request) => request.role && checkDestination(request, request.role),
  },
  {
    id: 'group-fixed',
    own: true,
    on: 'update',
    sources: ['kafka'],
    check: ({ existing, wanted }) => {
      const before = existing?.configuration.AmazonManagedKafkaEventSourceConfig?.ConsumerGroupId ?? existing?.uuid;
      const after = wanted.AmazonManagedKafkaEventSourceConfig?.ConsumerGroupId ?? before;
      return after === before ? undefined : 'The consumer group ID of an event source mapping cannot be changed.';
    },
  },
  {
    id: 'poller-group-full',
    own: true,
    members: ['ProvisionedPollerConfig'],
    sources: ['kafka'],
    check: ({ account, wanted, existing }) => {
      const group = wanted.ProvisionedPollerConfig?.PollerGroupName;
      if (!group) return undefined;
      const others = account.mappings
        .filter((mapping) => mapping !== existing)
        .map(({ configuration }) => configuration.ProvisionedPollerConfig)
        .filter((pollers) => pollers?.PollerGroupName === group);
      const pollers = [...others, wanted.ProvisionedPollerConfig].reduce(
        (sum, one) => sum + (one?.MaximumPollers ?? 200),
        0,
      );
      return others.length >= 100 || pollers > 2000
        ? `The poller group ${group} exceeds 100 event source mappings or 2000 pollers.`
        : undefined;
    },
  },
];
