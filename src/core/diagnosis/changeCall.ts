import * as l10n from '@vscode/l10n';
import type { AccountChange, SecurityPermission } from './accountChange.ts';

type Parameters = Readonly<Record<string, unknown>>;

/** A change as the calls that make it. */
export interface ChangeCall {
  /** IAM-style: `iam:PutRolePolicy`. What is asked for is what the caller needs the right to. */
  readonly operation: string;
  /** As AWS names the parameters: one set for each call. */
  readonly calls: readonly Parameters[];
  /** The change takes minutes to have an effect. */
  readonly isSlow: boolean;
}

type Calls = { readonly [K in AccountChange['kind']]: (change: AccountChange & { readonly kind: K }) => ChangeCall };

const CALLS: Calls = {
  'put-role-policy': ({ role, policyName, document }) => ({
    operation: 'iam:PutRolePolicy',
    calls: [{ RoleName: role, PolicyName: policyName, PolicyDocument: document }],
    isSlow: true,
  }),
  'attach-role-policy': ({ role, policyArn }) => ({
    operation: 'iam:AttachRolePolicy',
    calls: [{ RoleName: role, PolicyArn: policyArn }],
    isSlow: true,
  }),
  'update-trust': ({ role, document }) => ({
    operation: 'iam:UpdateAssumeRolePolicy',
    calls: [{ RoleName: role, PolicyDocument: document }],
    isSlow: true,
  }),
  'authorize-inbound': ({ group, permission }) => ({
    operation: 'ec2:AuthorizeSecurityGroupIngress',
    calls: [toRule(group, permission)],
    isSlow: false,
  }),
  'authorize-outbound': ({ group, permission }) => ({
    operation: 'ec2:AuthorizeSecurityGroupEgress',
    calls: [toRule(group, permission)],
    isSlow: false,
  }),
  'associate-secret': ({ clusterArn, secretArn }) => ({
    operation: 'kafka:BatchAssociateScramSecret',
    calls: [{ ClusterArn: clusterArn, SecretArnList: [secretArn] }],
    isSlow: false,
  }),
  'create-endpoints': ({ endpoints }) => ({
    operation: 'ec2:CreateVpcEndpoint',
    calls: endpoints.map(({ vpcId, serviceName, subnets, securityGroups }) => ({
      VpcEndpointType: 'Interface',
      VpcId: vpcId,
      ServiceName: serviceName,
      SubnetIds: subnets,
      SecurityGroupIds: securityGroups,
      PrivateDnsEnabled: true,
    })),
    isSlow: false,
  }),
  'update-function': ({ functionArn, timeout }) => ({
    operation: 'lambda:UpdateFunctionConfiguration',
    calls: [{ FunctionName: functionArn, Timeout: timeout }],
    isSlow: false,
  }),
  'remove-reserved-concurrency': ({ functionArn }) => ({
    operation: 'lambda:DeleteFunctionConcurrency',
    calls: [{ FunctionName: functionArn }],
    isSlow: false,
  }),
  'update-mapping': ({ uuid, changes }) => ({
    operation: 'lambda:UpdateEventSourceMapping',
    calls: [{ UUID: uuid, ...changes }],
    isSlow: false,
  }),
};

export function toChangeCall<K extends AccountChange['kind']>(
  change: AccountChange & { readonly kind: K },
): ChangeCall {
  return CALLS[change.kind](change);
}

function toRule(group: string, { fromPort, toPort, peer }: SecurityPermission): Parameters {
  const from =
    'group' in peer ? { UserIdGroupPairs: [{ GroupId: peer.group }] } : { IpRanges: [{ CidrIp: peer.cidr }] };
  return { GroupId: group, IpPermissions: [{ IpProtocol: 'tcp', FromPort: fromPort, ToPort: toPort, ...from }] };
}

const MOST_LINES = 24;

/** Exactly what will be called, in words for the question that is asked before. */
export function describeCall({ operation, calls, isSlow }: ChangeCall): string {
  const readable = calls.map((parameters) => JSON.stringify(parameters, undefined, 2));
  const lines = readable.flatMap((text) => text.split('\n')).length;
  // A dialog has no room for more.
  const shown = lines > MOST_LINES ? calls.map((parameters) => JSON.stringify(parameters)) : readable;
  return [
    ...shown.flatMap((text) => [operation, text]),
    ...(isSlow ? [l10n.t('IAM changes take several minutes to have an effect.')] : []),
  ].join('\n');
}
