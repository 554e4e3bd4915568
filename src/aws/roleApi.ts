import type { ContextEntry, IAMClient } from '@aws-sdk/client-iam';
import type { PolicyDocument } from '../core/policy/policyDocument.ts';
import type { Role, RolePolicy, SimulatedDecision, SimulationRequest } from '../core/policy/role.ts';
import { expectPolicy } from './expectPolicy.ts';
import type { SendOptions } from './gatedHandler.ts';
import type { Page, SdkCalls } from './sdkCalls.ts';
import { expectMember } from './toAwsFailure.ts';
import { toDecisions } from './toDecisions.ts';

/** Roles and what they may do (IAM). Roles are named, not given by ARN: a path is no part of the name. */
export interface RoleApi {
  getRole(name: string, signal: AbortSignal): Promise<Role>;
  /** Inline and attached, with documents; calls side by side, the first that fails decides. */
  listRolePolicies(name: string, signal: AbortSignal): Promise<readonly RolePolicy[]>;
  /** The version in force of a managed policy, of the account or of AWS; two calls. */
  getManagedPolicy(arn: string, signal: AbortSignal): Promise<PolicyDocument>;
  /** Every action on every resource. IAM leaves policies of the resources out. */
  simulateRole(request: SimulationRequest, signal: AbortSignal): Promise<readonly SimulatedDecision[]>;
  /** Adds an inline policy to a role, or takes the place of the one with this name. Takes effect some seconds later. */
  putRolePolicy(name: string, policyName: string, document: PolicyDocument, signal: AbortSignal): Promise<void>;
  /** Attaches a managed policy, of the account or of AWS. One that is attached already stays so. */
  attachRolePolicy(name: string, policyArn: string, signal: AbortSignal): Promise<void>;
  /** Takes the place of what the role trusts. Takes effect some seconds later. */
  updateTrustPolicy(name: string, document: PolicyDocument, signal: AbortSignal): Promise<void>;
}

type Iam = typeof import('./lazy/iam.ts')['iam'];

/** Runs one IAM command with the package, which is loaded on first use. */
type Run<T> = (iam: Iam, client: IAMClient, options: SendOptions) => Promise<T>;

/** IAM's largest page. */
const MaxItems = 1000;

export function createRoleApi(calls: SdkCalls): RoleApi {
  const load = async () => {
    const [{ iam }, client] = await Promise.all([import('./lazy/iam.ts'), calls.clients.iam()]);
    return { iam, client };
  };

  const send = <T>(operation: string, signal: AbortSignal, run: Run<T>) =>
    calls.send(operation, signal, async (options) => {
      const { iam, client } = await load();
      return await run(iam, client, options);
    });

  const list = async <T>(
    operation: string,
    signal: AbortSignal,
    run: (marker: string | undefined, ...rest: Parameters<Run<T>>) => Promise<Page<T>>,
  ): Promise<readonly T[]> => {
    const items: T[] = [];
    const pages = calls.pages<T>(operation, signal, async (marker, options) => {
      const { iam, client } = await load();
      return await run(marker, iam, client, options);
    });
    for await (const page of pages) items.push(...page);
    return items;
  };

  const listInline = (RoleName: string, signal: AbortSignal) =>
    list<string>('iam:ListRolePolicies', signal, async (Marker, iam, client, options) => {
      const page = await client.send(new iam.ListRolePoliciesCommand({ RoleName, Marker, MaxItems }), options);
      return { items: page.PolicyNames ?? [], next: page.Marker };
    });

  const getInline = (RoleName: string, PolicyName: string, signal: AbortSignal): Promise<RolePolicy> =>
    send('iam:GetRolePolicy', signal, async (iam, client, options) => {
      const answer = await client.send(new iam.GetRolePolicyCommand({ RoleName, PolicyName }), options);
      return { name: PolicyName, document: expectPolicy(answer.PolicyDocument, 'PolicyDocument') };
    });

  const listAttached = (RoleName: string, signal: AbortSignal) =>
    list('iam:ListAttachedRolePolicies', signal, async (Marker, iam, client, options) => {
      const command = new iam.ListAttachedRolePoliciesCommand({ RoleName, Marker, MaxItems });
      const page = await client.send(command, options);
      const items = (page.AttachedPolicies ?? []).map(({ PolicyName = '', PolicyArn }) => ({
        name: PolicyName,
        arn: expectMember(PolicyArn, 'PolicyArn'),
      }));
      return { items, next: page.Marker };
    });

  const getManagedPolicy = async (PolicyArn: string, signal: AbortSignal): Promise<PolicyDocument> => {
    const VersionId = await send('iam:GetPolicy', signal, async (iam, client, options) => {
      const answer = await client.send(new iam.GetPolicyCommand({ PolicyArn }), options);
      return expectMember(answer.Policy?.DefaultVersionId, 'DefaultVersionId');
    });
    return await send('iam:GetPolicyVersion', signal, async (iam, client, options) => {
      const answer = await client.send(new iam.GetPolicyVersionCommand({ PolicyArn, VersionId }), options);
      return expectPolicy(answer.PolicyVersion?.Document, 'Document');
    });
  };

  return {
    getManagedPolicy,

    getRole: (RoleName, signal) =>
      send('iam:GetRole', signal, async (iam, client, options) => {
        const { Role: role } = await client.send(new iam.GetRoleCommand({ RoleName }), options);
        return {
          name: RoleName,
          arn: expectMember(role?.Arn, 'Arn'),
          id: role?.RoleId ?? '',
          trust: expectPolicy(role?.AssumeRolePolicyDocument, 'AssumeRolePolicyDocument'),
          boundaryArn: role?.PermissionsBoundary?.PermissionsBoundaryArn,
        };
      }),

    async listRolePolicies(name, signal) {
      const inline = listInline(name, signal).then((policies) =>
        Promise.all(policies.map((policy) => getInline(name, policy, signal))),
      );
      const attached = listAttached(name, signal).then((policies) =>
        Promise.all(
          policies.map(async (policy) => ({ ...policy, document: await getManagedPolicy(policy.arn, signal) })),
        ),
      );
      return (await Promise.all([inline, attached])).flat();
    },

    async simulateRole({ roleArn, actions, resources, context = {} }, signal) {
      const input = {
        PolicySourceArn: roleArn,
        ActionNames: [...actions],
        ResourceArns: [...resources],
        ContextEntries: Object.entries(context).map(toContextEntry),
        MaxItems,
      };
      const results = await list('iam:SimulatePrincipalPolicy', signal, async (Marker, iam, client, options) => {
        const page = await client.send(new iam.SimulatePrincipalPolicyCommand({ ...input, Marker }), options);
        return { items: expectMember(page.EvaluationResults, 'EvaluationResults'), next: page.Marker };
      });
      return results.flatMap(toDecisions);
    },

    putRolePolicy: (RoleName, PolicyName, document, signal) =>
      send('iam:PutRolePolicy', signal, async (iam, client, options) => {
        const input = { RoleName, PolicyName, PolicyDocument: JSON.stringify(document) };
        await client.send(new iam.PutRolePolicyCommand(input), options);
      }),

    attachRolePolicy: (RoleName, PolicyArn, signal) =>
      send('iam:AttachRolePolicy', signal, async (iam, client, options) => {
        await client.send(new iam.AttachRolePolicyCommand({ RoleName, PolicyArn }), options);
      }),

    updateTrustPolicy: (RoleName, document, signal) =>
      send('iam:UpdateAssumeRolePolicy', signal, async (iam, client, options) => {
        const input = { RoleName, PolicyDocument: JSON.stringify(document) };
        await client.send(new iam.UpdateAssumeRolePolicyCommand(input), options);
      }),
  };
}

function toContextEntry([ContextKeyName, value]: [string, string]): ContextEntry {
  return { ContextKeyName, ContextKeyValues: [value], ContextKeyType: 'string' };
}
