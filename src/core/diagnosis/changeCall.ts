import * as l10n from '@vscode/l10n';
import type { AccountChange, SecurityPermission } from './accountChange.ts';

/** A change as the one call that makes it. */
export interface ChangeCall {
  /** IAM-style: `iam:PutRolePolicy`. What is asked for is what the caller needs the right to. */
  readonly operation: string;
  /** As AWS names the parameters. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The change takes minutes to have an effect. */
  readonly isSlow: boolean;
}

type Calls = { readonly [K in AccountChange['kind']]: (change: AccountChange & { readonly kind: K }) => ChangeCall };

const CALLS: Calls = {
  'put-role-policy': ({ role, policyName, document }) => ({
    operation: 'iam:PutRolePolicy',
    parameters: { RoleName: role, PolicyName: policyName, PolicyDocument: document },
    isSlow: true,
  }),
  'update-trust': ({ role, document }) => ({
    operation: 'iam:UpdateAssumeRolePolicy',
    parameters: { RoleName: role, PolicyDocument: document },
    isSlow: true,
  }),
  'authorize-inbound': ({ group, permission }) => ({
    operation: 'ec2:AuthorizeSecurityGroupIngress',
    parameters: toRule(group, permission),
    isSlow: false,
  }),
  'authorize-outbound': ({ group, permission }) => ({
    operation: 'ec2:AuthorizeSecurityGroupEgress',
    parameters: toRule(group, permission),
    isSlow: false,
  }),
  'associate-secret': ({ clusterArn, secretArn }) => ({
    operation: 'kafka:BatchAssociateScramSecret',
    parameters: { ClusterArn: clusterArn, SecretArnList: [secretArn] },
    isSlow: false,
  }),
  'update-function': ({ functionArn, timeout }) => ({
    operation: 'lambda:UpdateFunctionConfiguration',
    parameters: { FunctionName: functionArn, Timeout: timeout },
    isSlow: false,
  }),
  'remove-reserved-concurrency': ({ functionArn }) => ({
    operation: 'lambda:DeleteFunctionConcurrency',
    parameters: { FunctionName: functionArn },
    isSlow: false,
  }),
  'update-mapping': ({ uuid, changes }) => ({
    operation: 'lambda:UpdateEventSourceMapping',
    parameters: { UUID: uuid, ...changes },
    isSlow: false,
  }),
};

export function toChangeCall<K extends AccountChange['kind']>(
  change: AccountChange & { readonly kind: K },
): ChangeCall {
  return CALLS[change.kind](change);
}

function toRule(group: string, { fromPort, toPort, peer }: SecurityPermission): ChangeCall['parameters'] {
  const from =
    'group' in peer ? { UserIdGroupPairs: [{ GroupId: peer.group }] } : { IpRanges: [{ CidrIp: peer.cidr }] };
  return { GroupId: group, IpPermissions: [{ IpProtocol: 'tcp', FromPort: fromPort, ToPort: toPort, ...from }] };
}

const MOST_LINES = 24;

/** Exactly what will be called, in words for the question that is asked before. */
export function describeCall({ operation, parameters, isSlow }: ChangeCall): string {
  const readable = JSON.stringify(parameters, undefined, 2);
  return [
    operation,
    // A dialog has no room for more.
    readable.split('\n').length > MOST_LINES ? JSON.stringify(parameters) : readable,
    ...(isSlow ? [l10n.t('IAM changes take several minutes to have an effect.')] : []),
  ].join('\n');
}
