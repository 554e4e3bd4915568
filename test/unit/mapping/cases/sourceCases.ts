import {
  ACCOUNT,
  CLUSTER,
  CONNECTION,
  DRAFT,
  FOREIGN_CLUSTER,
  FUNCTION,
  OTHER_UUID,
  REGION,
  toCluster,
  toConnection,
  toDeployed,
  toKnown,
} from '../account.ts';
import type { RuleCase } from './ruleCase.ts';

const known = toKnown();
const slow = toKnown({ functions: [{ name: 'handle-orders', arn: FUNCTION, timeout: 900 }] });
const crossAccount = { ...DRAFT, EventSourceArn: CONNECTION };

export const SOURCE_CASES: readonly RuleCase[] = [
  {
    rule: 'function-timeout',
    fires: [
      { why: '15 minutes by name', draft: DRAFT, known: slow, path: ['FunctionName'], says: '900' },
      { why: '15 minutes by ARN', draft: { ...DRAFT, FunctionName: FUNCTION }, known: slow },
      {
        why: '841 seconds',
        draft: DRAFT,
        known: toKnown({ functions: [{ name: 'handle-orders', arn: FUNCTION, timeout: 841 }] }),
      },
    ],
    silent: [
      {
        why: 'exactly 14 minutes',
        draft: DRAFT,
        known: toKnown({ functions: [{ name: 'handle-orders', arn: FUNCTION, timeout: 840 }] }),
      },
      { why: 'functions not known', draft: DRAFT, known: toKnown({ functions: undefined }) },
      { why: 'a version can have another timeout', draft: { ...DRAFT, FunctionName: 'handle-orders:7' }, known: slow },
      {
        why: 'function of the same name elsewhere',
        draft: { ...DRAFT, FunctionName: FUNCTION.replace(ACCOUNT, '999988887777') },
        known: slow,
      },
    ],
  },
  {
    rule: 'function-not-found',
    fires: [
      { why: 'misspelled name', draft: { ...DRAFT, FunctionName: 'handle-order' }, known, says: 'handle-order' },
      { why: 'ARN of this account', draft: { ...DRAFT, FunctionName: `${FUNCTION}s` }, known },
      { why: 'account and name', draft: { ...DRAFT, FunctionName: `${ACCOUNT}:function:gone` }, known },
      {
        why: 'other case and dashes',
        draft: { ...DRAFT, FunctionName: 'Handle_Orders' },
        known,
        fixed: { FunctionName: 'handle-orders' },
      },
    ],
    silent: [
      { why: 'exists', draft: DRAFT, known },
      { why: 'exists with alias', draft: { ...DRAFT, FunctionName: 'handle-orders:live' }, known },
      {
        why: 'other region is not known',
        draft: { ...DRAFT, FunctionName: FUNCTION.replace(REGION, 'eu-west-1') },
        known,
      },
      { why: 'functions not known', draft: { ...DRAFT, FunctionName: 'gone' }, known: {} },
      { why: 'empty', draft: { ...DRAFT, FunctionName: '' }, known },
    ],
  },
  {
    rule: 'other-region',
    fires: [
      {
        why: 'function',
        draft: { ...DRAFT, FunctionName: FUNCTION.replace(REGION, 'eu-west-1') },
        known,
        path: ['FunctionName'],
        says: 'eu-west-1',
      },
      {
        why: 'cluster',
        draft: { ...DRAFT, EventSourceArn: CLUSTER.replace(REGION, 'eu-west-1') },
        known,
        path: ['EventSourceArn'],
      },
    ],
    silent: [
      { why: 'same region', draft: { ...DRAFT, FunctionName: FUNCTION }, known },
      { why: 'no region named', draft: { ...DRAFT, EventSourceArn: '' }, known },
      { why: 'region not known', draft: { ...DRAFT, FunctionName: FUNCTION }, known: {} },
    ],
  },
  {
    rule: 'source-not-msk',
    fires: [
      { why: 'Kinesis', draft: { ...DRAFT, EventSourceArn: `arn:aws:kinesis:${REGION}:${ACCOUNT}:stream/orders` } },
      { why: 'a name', draft: { ...DRAFT, EventSourceArn: 'orders' }, path: ['EventSourceArn'] },
      {
        why: 'topic ARN',
        draft: { ...DRAFT, EventSourceArn: `${CLUSTER.replace(':cluster/', ':topic/')}/orders` },
        fixed: { EventSourceArn: CLUSTER },
      },
      {
        why: 'group ARN',
        draft: { ...DRAFT, EventSourceArn: `${CLUSTER.replace(':cluster/', ':group/')}/my/group` },
        fixed: { EventSourceArn: CLUSTER },
      },
      {
        why: 'cluster ARN without UUID',
        draft: { ...DRAFT, EventSourceArn: CLUSTER.split('/').slice(0, 2).join('/') },
      },
    ],
    silent: [
      { why: 'cluster', draft: DRAFT },
      { why: 'VPC connection', draft: crossAccount },
      { why: 'partition of China', draft: { ...DRAFT, EventSourceArn: CLUSTER.replace('arn:aws', 'arn:aws-cn') } },
      { why: 'empty is another rule', draft: { ...DRAFT, EventSourceArn: '' } },
    ],
  },
  {
    rule: 'cluster-other-account',
    fires: [
      { why: 'no connection', draft: { ...DRAFT, EventSourceArn: FOREIGN_CLUSTER }, known, says: '444455556666' },
      {
        why: 'with a connection',
        draft: { ...DRAFT, EventSourceArn: FOREIGN_CLUSTER },
        known: toKnown({ vpcConnections: [toConnection()] }),
        fixed: { EventSourceArn: CONNECTION },
      },
    ],
    silent: [
      { why: 'own cluster', draft: DRAFT, known },
      { why: 'by connection', draft: crossAccount, known },
      { why: 'own account not known', draft: { ...DRAFT, EventSourceArn: FOREIGN_CLUSTER }, known: {} },
    ],
  },
  {
    rule: 'cluster-not-found',
    fires: [
      { why: 'cluster gone', draft: DRAFT, known: toKnown({ clusters: [] }), says: 'cluster' },
      { why: 'connection gone', draft: crossAccount, known, says: 'VPC connection' },
    ],
    silent: [
      { why: 'there', draft: DRAFT, known },
      { why: 'connection there', draft: crossAccount, known: toKnown({ vpcConnections: [toConnection()] }) },
      { why: 'clusters not known', draft: DRAFT, known: toKnown({ clusters: undefined }) },
      { why: 'other account', draft: { ...DRAFT, EventSourceArn: FOREIGN_CLUSTER }, known },
      { why: 'other region', draft: { ...DRAFT, EventSourceArn: CLUSTER.replace(REGION, 'eu-west-1') }, known },
    ],
  },
  {
    rule: 'cluster-unusable',
    fires: ['CREATING', 'DELETING', 'FAILED'].map((state) => ({
      why: state,
      draft: DRAFT,
      known: toKnown({ clusters: [toCluster({ state })] }),
      says: state,
    })),
    silent: [
      { why: 'ACTIVE', draft: DRAFT, known },
      { why: 'UPDATING', draft: DRAFT, known: toKnown({ clusters: [toCluster({ state: 'UPDATING' })] }) },
      {
        why: 'exists already',
        draft: DRAFT,
        known: toKnown({ clusters: [toCluster({ state: 'FAILED' })], deployed: toDeployed() }),
      },
    ],
  },
  {
    rule: 'cluster-changing',
    fires: ['UPDATING', 'HEALING', 'SOMETHING_NEW'].map((state) => ({
      why: state,
      draft: DRAFT,
      known: toKnown({ clusters: [toCluster({ state })] }),
      says: state,
    })),
    silent: [
      { why: 'ACTIVE', draft: DRAFT, known },
      { why: 'FAILED is worse', draft: DRAFT, known: toKnown({ clusters: [toCluster({ state: 'FAILED' })] }) },
    ],
  },
  {
    rule: 'vpc-connection-unavailable',
    fires: [
      {
        why: 'REJECTED',
        draft: crossAccount,
        known: toKnown({ vpcConnections: [toConnection({ state: 'REJECTED' })] }),
        says: 'REJECTED',
      },
    ],
    silent: [
      { why: 'AVAILABLE', draft: crossAccount, known: toKnown({ vpcConnections: [toConnection()] }) },
      { why: 'not known', draft: crossAccount, known: {} },
    ],
  },
  {
    rule: 'serverless-cross-account',
    fires: [
      {
        why: 'target is serverless',
        draft: crossAccount,
        known: toKnown({
          vpcConnections: [toConnection()],
          clusters: [toCluster({ arn: FOREIGN_CLUSTER, type: 'SERVERLESS' })],
        }),
      },
    ],
    silent: [
      {
        why: 'target is provisioned',
        draft: crossAccount,
        known: toKnown({ vpcConnections: [toConnection()], clusters: [toCluster({ arn: FOREIGN_CLUSTER })] }),
      },
      { why: 'target not known', draft: crossAccount, known: toKnown({ vpcConnections: [toConnection()] }) },
    ],
  },
  {
    rule: 'duplicate-mapping',
    fires: [
      {
        why: 'same three',
        draft: DRAFT,
        known: toKnown({ mappings: [toDeployed({ UUID: OTHER_UUID })] }),
        uuid: OTHER_UUID,
        says: OTHER_UUID,
      },
      {
        why: 'function changed to one that has it',
        draft: DRAFT,
        known: toKnown({ mappings: [toDeployed(), toDeployed({ UUID: OTHER_UUID })], deployed: toDeployed() }),
        uuid: OTHER_UUID,
      },
    ],
    silent: [
      {
        why: 'the one being edited',
        draft: DRAFT,
        known: toKnown({ mappings: [toDeployed()], deployed: toDeployed() }),
      },
      { why: 'other topic', draft: DRAFT, known: toKnown({ mappings: [toDeployed({ Topics: ['other'] })] }) },
      {
        why: 'other function',
        draft: DRAFT,
        known: toKnown({ mappings: [toDeployed({ FunctionArn: `${FUNCTION}-2` })] }),
      },
      { why: 'alias', draft: DRAFT, known: toKnown({ mappings: [toDeployed({ FunctionArn: `${FUNCTION}:live` })] }) },
      { why: 'being deleted', draft: DRAFT, known: toKnown({ mappings: [toDeployed({ State: 'Deleting' })] }) },
      { why: 'nothing chosen yet', draft: {}, known: toKnown({ mappings: [toDeployed({ Topics: undefined })] }) },
    ],
  },
  {
    rule: 'function-name-long',
    fires: [
      { why: '65', draft: { ...DRAFT, FunctionName: 'f'.repeat(65) }, path: ['FunctionName'], says: '65' },
      {
        why: 'in an ARN',
        draft: { ...DRAFT, FunctionName: `${FUNCTION.replace('handle-orders', 'f'.repeat(65))}:live` },
      },
    ],
    silent: [
      { why: '64', draft: { ...DRAFT, FunctionName: 'f'.repeat(64) } },
      { why: 'ARN longer than that', draft: { ...DRAFT, FunctionName: FUNCTION } },
    ],
  },
];
