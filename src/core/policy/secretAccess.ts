import * as l10n from '@vscode/l10n';
import { parseArn } from '../arn.ts';
import { toAwsCommand } from './awsCommand.ts';
import type { PermissionContext, PermissionText } from './permissionText.ts';
import { listPlaceholderNotes } from './placeholders.ts';
import { formatPolicy, type PolicyDocument, toPolicy } from './policyDocument.ts';
import type { PolicySubject } from './policySubject.ts';
import { toKeyArn, toViaSecrets } from './secretStatements.ts';

/** Lets the execution role of another account read a secret. */
function toSecretPolicy({ roleArn }: PolicySubject): PolicyDocument {
  return toPolicy({
    Sid: 'ReadSecret',
    Effect: 'Allow',
    Principal: { AWS: [roleArn] },
    Action: 'secretsmanager:GetSecretValue',
    Resource: '*',
  });
}

/** The usual policy of a key, which leaves the decision to IAM in its own account, and the role of the other account. */
function toSecretKeyPolicy(subject: PolicySubject, owner: string): PolicyDocument {
  return toPolicy(
    {
      Sid: 'OwnAccount',
      Effect: 'Allow',
      Principal: { AWS: [`arn:${subject.partition}:iam::${owner}:root`] },
      Action: 'kms:*',
      Resource: '*',
    },
    {
      Sid: 'DecryptSecret',
      Effect: 'Allow',
      Principal: { AWS: [subject.roleArn] },
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: toViaSecrets(subject),
    },
  );
}

/** Where the secret for a cluster of another account is kept: two ways (source-facts 163-165, permissions.md 5). */
export function toSecretAccessText({ subject }: PermissionContext): PermissionText | undefined {
  const { accessSecret, account, clusterAccount, crossAccount, partition, region } = subject;
  if (!crossAccount || accessSecret === undefined) return undefined;
  const shared = parseArn(accessSecret)?.account === clusterAccount;
  const secret = shared
    ? accessSecret
    : `arn:${partition}:secretsmanager:${region}:${clusterAccount}:secret:SECRET_NAME`;
  const key = (shared ? toKeyArn(subject, accessSecret) : undefined) ?? toUnknownKey(subject);
  const text = toCommands({ ...subject, secret, key });
  return {
    part: 'secret-access',
    title: () => l10n.t('Access to the secret in account {0}', clusterAccount),
    why: () => l10n.t('The secret is either copied to the function’s account or shared by the cluster’s account.'),
    text,
    languageId: 'shellscript',
    notes: [
      subject.method === 'scram'
        ? l10n.t(
            'First way: a copy of the secret in account {0}, kept in step with the cluster’s by rotation.',
            account,
          )
        : l10n.t('First way: the secret with the client certificate in account {0}.', account),
      l10n.t(
        'Second way: the secret in account {0}, with a resource policy and a key policy that allow the execution role. These commands do that, run with credentials of account {0}.',
        clusterAccount,
      ),
      shared
        ? l10n.t('This mapping names a secret of account {0}: the second way.', clusterAccount)
        : l10n.t('This mapping does not name a secret of account {0}: these commands are not needed.', clusterAccount),
      l10n.t(
        'put-resource-policy and put-key-policy replace what is there: keep the statements that the commands before them print.',
      ),
      ...listPlaceholderNotes(text),
    ],
  };
}

function toUnknownKey({ partition, region, clusterAccount }: PolicySubject): string {
  return `arn:${partition}:kms:${region}:${clusterAccount}:key/KMS_KEY_ID`;
}

function toCommands(subject: PolicySubject & { readonly secret: string; readonly key: string }): string {
  const { region, secret, key, clusterAccount } = subject;
  const place = { region };
  return [
    toAwsCommand(place, 'secretsmanager', 'get-resource-policy', ['--secret-id', secret]),
    toAwsCommand(
      place,
      'secretsmanager',
      'put-resource-policy',
      ['--secret-id', secret],
      ['--resource-policy', formatPolicy(toSecretPolicy(subject))],
    ),
    toAwsCommand(place, 'kms', 'get-key-policy', ['--key-id', key], ['--policy-name', 'default']),
    toAwsCommand(
      place,
      'kms',
      'put-key-policy',
      ['--key-id', key],
      ['--policy-name', 'default'],
      ['--policy', formatPolicy(toSecretKeyPolicy(subject, clusterAccount))],
    ),
  ].join('\n');
}
