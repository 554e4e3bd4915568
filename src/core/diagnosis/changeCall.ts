import * as l10n from '@vscode/l10n';
import type { AccountChange, SecurityPermission } from './accountChange.ts';

type Parameters = Readonly<Record<string, unknown>>;

/** A change as the calls that make it. */
export interface ChangeCall {
  /** IAM-style: `iam:PutRolePolicy`. What is asked for is what the caller needs the right to. */
  readonly operation: string;
  /** As AWS names the parameters: one set for each call. */
  readonly calls: readonly Parameters[];
}

type Calls = { readonly [K in AccountChange['kind']]: (change: AccountChange & { readonly kind: K }) => ChangeCall };

const CALLS: Calls = {
  'put-role-policy': ({ role, policyName, document }) => ({
    operation: 'iam:PutRolePolicy',
    calls: [{ RoleName: role, PolicyName: policyName, PolicyDocument: document }],
  }),
  'attach-role-policy': ({ role, policyArn }) => ({
    operation: 'iam:AttachRolePolicy',
    calls: [{ RoleName: role, PolicyArn: policyArn }],
  }),
  'update-trust': ({ role, document }) => ({
    operation: 'iam:UpdateAssumeRolePolicy',
    calls: [{ RoleName: role, PolicyDocument: document }],
  }),
  'authorize-inbound': ({ group, permission }) => ({
    operation: 'ec2:AuthorizeSecurityGroupIngress',
    calls: [toRule(group, permission)],
  }),
  'authorize-outbound': ({ group, permission }) => ({
    operation: 'ec2:AuthorizeSecurityGroupEgress',
    calls: [toRule(group, permission)],
  }),
  'associate-secret': ({ clusterArn, secretArn }) => ({
    operation: 'kafka:BatchAssociateScramSecret',
    calls: [{ ClusterArn: clusterArn, SecretArnList: [secretArn] }],
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
  }),
  'update-function': ({ functionArn, timeout }) => ({
    operation: 'lambda:UpdateFunctionConfiguration',
    calls: [{ FunctionName: functionArn, Timeout: timeout }],
  }),
  'remove-reserved-concurrency': ({ functionArn }) => ({
    operation: 'lambda:DeleteFunctionConcurrency',
    calls: [{ FunctionName: functionArn }],
  }),
  'update-mapping': ({ uuid, changes }) => ({
    operation: 'lambda:UpdateEventSourceMapping',
    calls: [{ UUID: uuid, ...changes }],
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

/** Lines that a question has room for beside its own words: VS Code pushes the head of a longer one out of sight. */
const MOST_LINES = 26;

/**
 * Exactly what will be called, in words for the question that is asked before. The command that does the same follows if
 * there is room; otherwise it stands in the report alone.
 */
export function describeCall({ operation, calls }: ChangeCall, command?: string): string {
  const parts = [...new Set(calls.flatMap((parameters) => Object.keys(parameters)))];
  const isShared = (name: string) => new Set(calls.map((parameters) => JSON.stringify(parameters[name]))).size === 1;
  const shared = Object.fromEntries(parts.filter(isShared).map((name) => [name, calls[0]?.[name]]));
  const own = calls.map((parameters) =>
    Object.fromEntries(Object.entries(parameters).filter(([name]) => !isShared(name))),
  );
  const told =
    calls.length === 1
      ? `${operation}\n${formatParameters(calls[0] ?? {})}`
      : [
          l10n.t('{0}, {1} times, with', operation, String(calls.length)),
          formatParameters(shared),
          l10n.t('and one of these each:'),
          ...own.map((parameters) => formatParameters(parameters)),
        ].join('\n');
  if (command === undefined) return told;
  const whole = [told, l10n.t('The same as a command:'), command].join('\n\n');
  if (whole.split('\n').length <= MOST_LINES) return whole;
  return [told, l10n.t('The command that does the same stands in the report.')].join('\n\n');
}

/** Characters that a line of a dialog holds. */
const WIDTH = 68;

/** JSON with what fits into a line on one. */
function formatParameters(value: unknown, margin = ''): string {
  const line = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || margin.length + line.length <= WIDTH) return toSpaced(line, value);
  const inner = `${margin}  `;
  if (Array.isArray(value)) {
    return `[\n${value.map((item: unknown) => `${inner}${formatParameters(item, inner)}`).join(',\n')}\n${margin}]`;
  }
  const members = Object.entries(value).map(
    ([name, member]) => `${inner}${JSON.stringify(name)}: ${formatParameters(member, inner)}`,
  );
  return `{\n${members.join(',\n')}\n${margin}}`;
}

/** What stands on one line, with room between its parts. */
function toSpaced(line: string, value: unknown): string {
  if (typeof value !== 'object' || value === null) return line;
  return JSON.stringify(value, undefined, 1).replaceAll(/\n\s*/g, ' ');
}
