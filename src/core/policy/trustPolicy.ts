import * as l10n from '@vscode/l10n';
import type { PermissionText } from './permissionText.ts';
import { formatPolicy, type PolicyDocument, toPolicy } from './policyDocument.ts';

/** Lets Lambda use the execution role (permissions.md 1). */
export function toTrustPolicy(): PolicyDocument {
  return toPolicy({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' });
}

export function toTrustPolicyText(): PermissionText {
  return {
    part: 'trust-policy',
    title: () => l10n.t('Trust policy of the execution role'),
    why: () => l10n.t('Lambda has to be allowed to assume the role.'),
    text: formatPolicy(toTrustPolicy()),
    languageId: 'json',
    notes: [],
  };
}
