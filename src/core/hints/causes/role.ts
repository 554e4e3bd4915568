import * as l10n from '@vscode/l10n';
import type { Cause } from '../cause.ts';
import { DOCS } from '../docs.ts';
import { toAwsCommand } from '../fixes/awsCommand.ts';
import { allowInEndpointPolicy, createEndpoints, turnOnProvisionedMode } from '../fixes/networkFixes.ts';
import { trustLambda } from '../fixes/roleFixes.ts';

/** Lambda cannot take on the execution role (errors.md A8). */
export const ROLE_CAUSES: readonly Cause[] = [
  {
    id: 'trust-policy-lacks-lambda',
    title: ({ functionName }) => l10n.t('The execution role of {0} does not trust lambda.amazonaws.com', functionName),
    why: () => l10n.t('Only services that the role’s trust policy names can assume it.'),
    fixes: (context) => [trustLambda(context)],
    checks: ['role-trust'],
    source: 'errors.md A8, permissions.md 1',
  },
  {
    id: 'role-recreated',
    title: ({ functionName }) =>
      l10n.t('The execution role of {0} was deleted, or deleted and made again', functionName),
    why: () => l10n.t('A new role of the same name is another role to Lambda until the function is given it again.'),
    fixes: (context) => [
      {
        title: l10n.t('See whether the role exists'),
        command: toAwsCommand(context, 'iam', 'get-role', ['--role-name', context.roleName]),
      },
      {
        title: l10n.t('Give the function its role again'),
        command: toAwsCommand(
          context,
          'lambda',
          'update-function-configuration',
          ['--function-name', context.functionName],
          ['--role', context.roleArn],
        ),
        docUrl: DOCS.executionRole,
      },
    ],
    checks: ['role-exists'],
    source: 'errors.md A8',
  },
  {
    id: 'sts-endpoint-refuses',
    title: () => l10n.t('The policy of the STS endpoint refuses Lambda'),
    why: () => l10n.t('It has to allow sts:AssumeRole for the service lambda.amazonaws.com.'),
    appliesTo: { mode: 'on-demand' },
    fixes: () => [allowInEndpointPolicy('sts:AssumeRole')],
    checks: ['endpoint-policies:sts'],
    source: 'errors.md A8, source-facts 104-107',
  },
  {
    id: 'sts-unreachable',
    title: () => l10n.t('STS cannot be reached from the cluster’s subnets'),
    why: () => l10n.t('Without provisioned mode these need a NAT gateway or an endpoint for STS.'),
    appliesTo: { mode: 'on-demand' },
    fixes: (context) => [turnOnProvisionedMode(context), createEndpoints(context)],
    checks: ['way-to-services'],
    source: 'errors.md A8, source-facts 89',
  },
];
