import * as l10n from '@vscode/l10n';
import { parseArn } from '../arn.ts';
import { toAwsCommand } from './awsCommand.ts';
import { toManagedPolicyArn } from './baseStatements.ts';
import { toDestinationKeyActions } from './destination.ts';
import { describeOpenGroup, GROUP_OPTIONS } from './groupOptions.ts';
import type { PermissionContext, PermissionText } from './permissionText.ts';
import { listPlaceholderNotes } from './placeholders.ts';
import { formatPolicy } from './policyDocument.ts';
import type { PolicySubject } from './policySubject.ts';
import { toRolePolicy } from './rolePolicy.ts';
import { listSecrets } from './secretStatements.ts';

/** The execution role's policy; the command that attaches the managed one where that is all. */
export function toRolePolicyText(context: PermissionContext): PermissionText {
  const { subject, managedPolicy } = context;
  const document = toRolePolicy(subject, managedPolicy);
  const enough = document.Statement.length === 0;
  const text = enough ? toAttachCommand(context) : formatPolicy(document);
  const open = subject.method === 'iam' && subject.group === '*';
  return {
    part: 'role-policy',
    title: () => l10n.t('Policy of the execution role'),
    why: () => l10n.t('Lambda finds the cluster, reads the topic and writes failed records with the function’s role.'),
    text,
    languageId: enough ? 'shellscript' : 'json',
    notes: [
      ...toManagedNotes(subject, managedPolicy, enough),
      ...toMethodNotes(context),
      ...(open ? [describeOpenGroup(), ...GROUP_OPTIONS.map((option) => option.text())] : []),
      ...toKeyNotes(subject),
      ...toOwnerNotes(subject),
      ...listPlaceholderNotes(text),
      l10n.t('Changes in IAM take several minutes to have an effect.'),
    ],
    ...(open ? { groupOptions: GROUP_OPTIONS } : {}),
  };
}

function toAttachCommand({ subject, place }: PermissionContext): string {
  return toAwsCommand(
    place,
    'iam',
    'attach-role-policy',
    ['--role-name', subject.roleArn.split('/').at(-1) ?? 'EXECUTION_ROLE'],
    ['--policy-arn', toManagedPolicyArn(subject.partition)],
  );
}

/** Source-facts 58, 74. */
function toManagedNotes({ partition }: PolicySubject, managedPolicy: boolean, enough: boolean): readonly string[] {
  if (!managedPolicy) return [];
  return enough
    ? [l10n.t('AWSLambdaMSKExecutionRole holds everything that this mapping needs.')]
    : [l10n.t('Attach {0} as well: this policy holds only what it lacks.', toManagedPolicyArn(partition))];
}

/** Source-facts 29, 50-55. */
function toMethodNotes({ subject, sourceKnown }: PermissionContext): readonly string[] {
  if (subject.method === undefined) {
    return [l10n.t('Every method of the cluster needs a secret: choose one, and its rights are added here.')];
  }
  if (sourceKnown || subject.method !== 'iam') return [];
  return [
    l10n.t(
      'Whether the cluster has IAM authentication is not known here: a cluster without it needs none of the kafka-cluster rights.',
    ),
  ];
}

function toKeyNotes(subject: PolicySubject): readonly string[] {
  const { destination, destinationKeyArn } = subject;
  const unknown = listSecrets(subject).some(
    (secret) =>
      subject.keyOf(secret).kind === 'unknown' && !(subject.method === 'scram' && secret === subject.accessSecret),
  );
  const actions = destination === undefined ? undefined : toDestinationKeyActions(destination);
  return [
    ...(unknown ? [l10n.t('A secret that a customer-managed key encrypts needs kms:Decrypt on that key too.')] : []),
    ...(actions === undefined || destinationKeyArn !== undefined
      ? []
      : [
          l10n.t(
            'A destination that a customer-managed key encrypts needs {0} on that key too.',
            typeof actions === 'string' ? actions : actions.join(', '),
          ),
        ]),
  ];
}

/** What another account has to say as well (source-facts 71-73, permissions.md 5, 6). */
function toOwnerNotes({ account, crossAccount, destination }: PolicySubject): readonly string[] {
  const notes = crossAccount ? [l10n.t('The cluster’s policy in its own account has to allow this too.')] : [];
  const owner = parseArn(destination?.target ?? '')?.account ?? '';
  if (destination?.kind === 's3') {
    return [
      ...notes,
      l10n.t('The bucket is expected in account {0}; for a bucket of another account name that.', account),
    ];
  }
  if (owner === '' || owner === account) return notes;
  return [...notes, l10n.t('The destination’s own policy in account {0} has to allow this too.', owner)];
}
