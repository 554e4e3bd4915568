import * as l10n from '@vscode/l10n';
import type { PermissionContext, PermissionText } from './permissionText.ts';
import { listPlaceholderNotes } from './placeholders.ts';
import { formatPolicy, type PolicyDocument, type PolicyStatement, toPolicy } from './policyDocument.ts';
import type { PolicySubject } from './policySubject.ts';

/** What the key of encrypted filter criteria has to allow to Lambda, for this mapping only (permissions.md 9). */
function toFilterKeyPolicy(subject: PolicySubject): PolicyDocument {
  return toPolicy({
    Sid: 'DecryptFilters',
    Effect: 'Allow',
    Principal: { Service: 'lambda.amazonaws.com' },
    Action: 'kms:Decrypt',
    Resource: '*',
    Condition: toCondition(subject),
  });
}

/** Before the mapping exists its ARN is not known, but function and event source are: Lambda names them to the key. */
function toCondition({ mappingArn, invokedArn, eventSourceArn }: PolicySubject): PolicyStatement['Condition'] {
  if (!mappingArn.endsWith(':*')) return { ArnEquals: { 'aws:SourceArn': mappingArn } };
  return {
    StringEquals: {
      'kms:EncryptionContext:aws:lambda:FunctionArn': invokedArn,
      'kms:EncryptionContext:aws:lambda:EventSourceArn': eventSourceArn,
    },
  };
}

export function toFilterKeyText({ subject }: PermissionContext): PermissionText | undefined {
  const { filterKeyArn } = subject;
  if (filterKeyArn === undefined) return undefined;
  const text = formatPolicy(toFilterKeyPolicy(subject));
  return {
    part: 'filter-key-policy',
    title: () => l10n.t('Policy of the key for filter criteria'),
    why: () => l10n.t('Lambda decrypts the filter criteria itself, not with the execution role.'),
    text,
    languageId: 'json',
    notes: [
      l10n.t(
        'Add the statement to the policy of {0}; a key without its other statements can lock its owner out.',
        filterKeyArn,
      ),
      ...listPlaceholderNotes(text),
    ],
  };
}
