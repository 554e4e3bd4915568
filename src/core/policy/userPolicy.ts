import * as l10n from '@vscode/l10n';
import { toKafkaArn } from './kafkaAccess.ts';
import type { PermissionContext, PermissionText } from './permissionText.ts';
import { listPlaceholderNotes } from './placeholders.ts';
import { formatPolicy, type PolicyDocument, type PolicyStatement, toPolicy } from './policyDocument.ts';
import type { PolicySubject } from './policySubject.ts';
import { toViaService } from './secretStatements.ts';

/** Calls of this extension for one mapping and for the lists to choose from (permissions.md 10, source-facts 57, 75). */
function toUserPolicy(subject: PolicySubject): PolicyDocument {
  return toPolicy(
    {
      Sid: 'ListResources',
      Effect: 'Allow',
      Action: [
        'kafka:ListClustersV2',
        'kafka:GetBootstrapBrokers',
        'kafka:ListVpcConnections',
        'lambda:ListFunctions',
        'lambda:ListEventSourceMappings',
        'secretsmanager:ListSecrets',
        'sns:ListTopics',
        'sqs:ListQueues',
        's3:ListAllMyBuckets',
      ],
      Resource: '*',
    },
    ...toClusterStatements(subject),
    { Sid: 'ReadFunction', Effect: 'Allow', Action: 'lambda:GetFunctionConfiguration', Resource: subject.functionArn },
    {
      Sid: 'CreateMapping',
      Effect: 'Allow',
      Action: 'lambda:CreateEventSourceMapping',
      Resource: '*',
      Condition: { StringLike: { 'lambda:FunctionArn': [subject.functionArn, `${subject.functionArn}:*`] } },
    },
    {
      Sid: 'ManageMapping',
      Effect: 'Allow',
      Action: [
        'lambda:GetEventSourceMapping',
        'lambda:UpdateEventSourceMapping',
        'lambda:DeleteEventSourceMapping',
        'lambda:ListTags',
        'lambda:TagResource',
        'lambda:UntagResource',
      ],
      Resource: subject.mappingArn,
    },
    ...toFilterStatements(subject),
  );
}

/** A cluster of another account is not read. */
function toClusterStatements({ crossAccount, clusterArn }: PolicySubject): readonly PolicyStatement[] {
  if (crossAccount) return [];
  return [
    {
      Sid: 'ReadCluster',
      Effect: 'Allow',
      Action: [
        'kafka:DescribeClusterV2',
        'kafka:ListTopics',
        'kafka:ListScramSecrets',
        'kafka:ListClientVpcConnections',
        'kafka-cluster:Connect',
      ],
      Resource: clusterArn,
    },
    {
      Sid: 'ReadTopics',
      Effect: 'Allow',
      Action: 'kafka-cluster:DescribeTopic',
      Resource: toKafkaArn(clusterArn, 'topic', '*'),
    },
  ];
}

/** Filter criteria are encrypted and read back with the caller's rights (permissions.md 9). */
function toFilterStatements({ filterKeyArn, partition, region }: PolicySubject): readonly PolicyStatement[] {
  if (filterKeyArn === undefined) return [];
  return [
    {
      Sid: 'EncryptFilters',
      Effect: 'Allow',
      Action: ['kms:DescribeKey', 'kms:GenerateDataKey', 'kms:Decrypt'],
      Resource: filterKeyArn,
      Condition: toViaService(partition, `lambda.${region}`),
    },
  ];
}

export function toUserPolicyText({ subject }: PermissionContext): PermissionText {
  const text = formatPolicy(toUserPolicy(subject));
  return {
    part: 'user-policy',
    title: () => l10n.t('Your own permissions'),
    why: () => l10n.t('What your profile needs to prepare, create and change this mapping with this extension.'),
    text,
    languageId: 'json',
    notes: [
      l10n.t(
        'Neither iam:PassRole nor access to the content of secrets is among them: the function has its role already.',
      ),
      ...listPlaceholderNotes(text),
    ],
  };
}
