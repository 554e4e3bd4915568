import * as l10n from '@vscode/l10n';
import { parseArn } from '../arn.ts';
import { DOCS } from '../hints/docs.ts';
import { toAwsCommand } from '../hints/fixes/awsCommand.ts';
import { toManagedPolicyArn } from '../policy/baseStatements.ts';
import { toList } from '../policy/conditions.ts';
import { hasPlaceholder } from '../policy/placeholders.ts';
import { formatPolicy, type PolicyDocument, toPolicy } from '../policy/policyDocument.ts';
import type { RightsPart } from '../policy/rolePolicy.ts';
import { toTrustPolicy } from '../policy/trustPolicy.ts';
import type { CheckSubject } from './check.ts';
import type { Remedy } from './report.ts';

/** One resource of a CloudFormation or SAM template. JSON is YAML too, so that nothing has to be quoted by rules. */
function toTemplate(id: string, type: string, properties: Readonly<Record<string, unknown>>): Remedy['template'] {
  const lines = Object.entries(properties).map(([name, value]) => {
    const text = JSON.stringify(value, undefined, 2).replaceAll('\n', '\n        ');
    return `      ${name}: ${text}`;
  });
  return {
    language: 'yaml',
    text: ['Resources:', `  ${id}:`, `    Type: ${type}`, '    Properties:', ...lines].join('\n'),
  };
}

/** Properties of a resource that the reader's template has already, and of which the rest is not known here. */
export function toProperties(type: string, properties: string): Remedy['template'] {
  return { language: 'yaml', text: `# ${type}\nProperties:\n${properties.replaceAll(/^/gm, '  ')}` };
}

/** Adds an inline policy to the execution role. Its name says what it is for: the same name always has the same complete rights. */
export function grantRights(subject: CheckSubject, part: RightsPart, document: PolicyDocument): Remedy {
  const policyName = `msk-${part}-${subject.deployed ? subject.mapping.UUID.slice(0, 8) : toNamePart(subject.topic)}`;
  // An ARN in which a word stands for what is not known must not be granted as it is.
  const isOpen = document.Statement.some(({ Resource }) => toList(Resource).some(hasPlaceholder));
  return {
    title: l10n.t('Add the missing rights to the execution role {0}', subject.roleName),
    text: l10n.t('IAM changes take several minutes to have an effect.'),
    command: toAwsCommand(
      subject,
      'iam',
      'put-role-policy',
      ['--role-name', subject.roleName],
      ['--policy-name', policyName],
      ['--policy-document', formatPolicy(document)],
    ),
    template: toTemplate('MappingRights', 'AWS::IAM::RolePolicy', {
      RoleName: subject.roleName,
      PolicyName: policyName,
      PolicyDocument: document,
    }),
    docUrl: DOCS.permissions,
    ...(!isOpen && { change: { kind: 'put-role-policy', role: subject.roleName, policyName, document } as const }),
  };
}

/** Characters that IAM takes in names. */
function toNamePart(topic: string): string {
  return topic.replaceAll(/[^\w+=,.@-]/g, '-').slice(0, 64);
}

/** Gives the role AWS's own policy for mappings, which has the rights on every cluster. */
export function attachManagedPolicy(subject: CheckSubject, trust: PolicyDocument): Remedy {
  const policyArn = toManagedPolicyArn(subject.partition);
  return {
    title: l10n.t('Attach AWSLambdaMSKExecutionRole to the execution role {0}', subject.roleName),
    text: l10n.t(
      'AWS’s own policy has these rights on every cluster. In a template, keep the policies that are attached already. IAM changes take several minutes to have an effect.',
    ),
    command: toAwsCommand(
      subject,
      'iam',
      'attach-role-policy',
      ['--role-name', subject.roleName],
      ['--policy-arn', policyArn],
    ),
    template: toTemplate('ExecutionRole', 'AWS::IAM::Role', {
      RoleName: subject.roleName,
      AssumeRolePolicyDocument: trust,
      ManagedPolicyArns: [policyArn],
    }),
    docUrl: DOCS.permissions,
    change: { kind: 'attach-role-policy', role: subject.roleName, policyArn },
  };
}

/** Keeps what the trust policy says already. */
export function trustLambda(subject: CheckSubject, trust: PolicyDocument): Remedy {
  const document = toPolicy(...trust.Statement, ...toTrustPolicy().Statement);
  return {
    title: l10n.t('Let Lambda assume the execution role {0}', subject.roleName),
    text: l10n.t('The trust policy keeps its other statements. IAM changes take several minutes to have an effect.'),
    command: toAwsCommand(
      subject,
      'iam',
      'update-assume-role-policy',
      ['--role-name', subject.roleName],
      ['--policy-document', formatPolicy(document)],
    ),
    template: toTemplate('ExecutionRole', 'AWS::IAM::Role', {
      RoleName: subject.roleName,
      AssumeRolePolicyDocument: document,
    }),
    docUrl: DOCS.executionRole,
    change: { kind: 'update-trust', role: subject.roleName, document },
  };
}

export function associateSecret(subject: CheckSubject, secretArn: string): Remedy {
  const { clusterArn } = subject;
  return {
    title: l10n.t('Associate the secret with the cluster {0}', subject.clusterName),
    command: toAwsCommand(
      subject,
      'kafka',
      'batch-associate-scram-secret',
      ['--cluster-arn', clusterArn],
      ['--secret-arn-list', secretArn],
    ),
    template: toTemplate('BrokerSecret', 'AWS::MSK::BatchScramSecret', {
      ClusterArn: clusterArn,
      SecretArnList: [secretArn],
    }),
    docUrl: DOCS.scram,
    ...(!hasPlaceholder(clusterArn) && { change: { kind: 'associate-secret', clusterArn, secretArn } as const }),
  };
}

export function restoreSecret(subject: CheckSubject, arn: string): Remedy {
  return {
    title: l10n.t('Take the deletion back'),
    command: toAwsCommand(subject, 'secretsmanager', 'restore-secret', ['--secret-id', arn]),
  };
}

/** What a policy of a thing that belongs to somebody has to say; only its owner can put it there. */
export function putResourcePolicy(title: string, document: PolicyDocument, docUrl: string): Remedy {
  return {
    title,
    text: l10n.t('Keep the statements that are already there.'),
    snippet: { language: 'json', text: formatPolicy(document) },
    docUrl,
  };
}

/** Whether a thing of this ARN can be changed with the mapping's own account. */
export function isOwn(subject: CheckSubject, arn: string): boolean {
  const owner = parseArn(arn)?.account ?? '';
  return owner === '' || owner === subject.account;
}
