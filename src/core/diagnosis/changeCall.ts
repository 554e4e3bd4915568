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

/** Lines that a question has room for, and characters of a line: VS Code pushes the head of a longer one out of sight. */
const MOST_LINES = 22;
const LINE = 56;
/** A statement of a policy on one line, which is then broken where it has to be. */
const WIDE = MOST_LINES * LINE;

/**
 * Exactly what will be called, in words for the question that is asked before. The command that does the same follows if
 * there is room; otherwise it stands in the report alone.
 */
export function describeCall(call: ChangeCall, command?: string): string {
  const told = [LINE, WIDE].map((width) => toWords(call, width)).find(fits) ?? toWords(call, Number.POSITIVE_INFINITY);
  if (command === undefined) return told;
  const whole = [told, l10n.t('The same as a command:'), command].join('\n\n');
  if (fits(whole)) return whole;
  return [told, l10n.t('The command that does the same stands in the report.')].join('\n\n');
}

function fits(text: string): boolean {
  const lines = text.split('\n').map((line) => Math.max(1, Math.ceil(line.length / LINE)));
  return lines.reduce((sum, count) => sum + count, 0) <= MOST_LINES;
}

/** What several calls have in common is said once. */
function toWords({ operation, calls }: ChangeCall, width: number): string {
  const [first = {}, ...others] = calls;
  if (others.length === 0) return `${operation}\n${formatParameters(first, width)}`;
  const isShared = (name: string) => new Set(calls.map((parameters) => JSON.stringify(parameters[name]))).size === 1;
  const pick = (parameters: Parameters, shared: boolean) =>
    Object.fromEntries(Object.entries(parameters).filter(([name]) => isShared(name) === shared));
  return [
    l10n.t('{0}, {1} times, with', operation, String(calls.length)),
    formatParameters(pick(first, true), width),
    l10n.t('and one of these each:'),
    ...calls.map((parameters) => formatParameters(pick(parameters, false), width)),
  ].join('\n');
}

/** Members whose parts stand on lines of their own, however short these are. */
const BROKEN: ReadonlySet<string> = new Set(['PolicyDocument', 'Statement']);

/** JSON in which what fits into `width` characters stands on one line. */
function formatParameters(parameters: Parameters, width: number): string {
  const line = toLine(parameters);
  return line.length <= LINE || width > WIDE ? line : formatBroken(parameters, width, '');
}

function formatBroken(value: object, width: number, margin: string): string {
  const inner = `${margin}  `;
  const format = (member: unknown, name = '') =>
    typeof member === 'object' && member !== null && (BROKEN.has(name) || toLine(member).length + inner.length > width)
      ? formatBroken(member, width, inner)
      : toLine(member);
  const [open, close, parts] = Array.isArray(value)
    ? ['[', ']', value.map((item: unknown) => format(item))]
    : ['{', '}', Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${format(member, name)}`)];
  return `${open}\n${parts.map((part) => `${inner}${part}`).join(',\n')}\n${margin}${close}`;
}

function toLine(value: unknown): string {
  return JSON.stringify(value, undefined, 1).replaceAll(/\n\s*/g, ' ');
}
