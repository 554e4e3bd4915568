import * as l10n from '@vscode/l10n';
import { toClusterPolicy } from './clusterPolicy.ts';
import type { PermissionContext, PermissionText } from './permissionText.ts';
import { listPlaceholderNotes } from './placeholders.ts';
import { formatPolicy } from './policyDocument.ts';

/** For the owner of a cluster in another account (permissions.md 5). */
export function toClusterPolicyText({ subject }: PermissionContext): PermissionText | undefined {
  if (!subject.crossAccount) return undefined;
  const { clusterAccount } = subject;
  const text = formatPolicy(toClusterPolicy(subject));
  return {
    part: 'cluster-policy',
    title: () => l10n.t('Cluster policy in account {0}', clusterAccount),
    why: () => l10n.t('The cluster’s account has to let this account connect and, with IAM, the role read.'),
    text,
    languageId: 'json',
    notes: [
      l10n.t(
        'A cluster has one policy: add these statements to those that “aws kafka get-cluster-policy” prints, then put the whole with “aws kafka put-cluster-policy”.',
      ),
      l10n.t('Multi-VPC private connectivity has to be on for the method; serverless clusters do not have it.'),
      ...listPlaceholderNotes(text),
    ],
  };
}
