import { deny, describeFaults, type Fault, mtls, results, scram } from './pollerFaults.ts';
import { shop } from './shopSeed.ts';

const group = `${shop.cluster.replace(':cluster/', ':group/')}/*`;
const topic = `${shop.cluster.replace(':cluster/', ':topic/')}/sales`;

const rightsFaults: readonly Fault[] = [
  {
    title: 'no right to read the topic',
    make: (parts) => deny(parts, 'kafka-cluster:ReadData', topic),
    check: 'kafka-rights',
    result: results.notAuthorized,
  },
  {
    title: 'no right to describe the topic',
    make: (parts) => deny(parts, 'kafka-cluster:DescribeTopic', topic),
    check: 'kafka-rights',
    result: results.notAuthorized,
  },
  {
    title: 'no right on the group',
    make: (parts) => deny(parts, 'kafka-cluster:AlterGroup', group),
    check: 'kafka-rights',
    result: results.notAuthorized,
  },
  {
    title: 'a topic ARN without the cluster UUID',
    make: ({ role }) => {
      const access = role.inline?.access;
      if (access === undefined) return;
      access.Statement = [
        { Effect: 'Allow', Action: ['kafka-cluster:Connect', 'kafka-cluster:*Group'], Resource: '*' },
        {
          Effect: 'Allow',
          Action: 'kafka-cluster:*',
          Resource: 'arn:aws:kafka:us-east-1:111122223333:topic/shop/sales',
        },
      ];
    },
    check: 'kafka-rights',
    result: results.notAuthorized,
  },
  ...(['cluster', 'group', 'topic'] as const).map(
    (missing): Fault => ({
      title: `an ACL missing for the ${missing}`,
      with: scram,
      make: ({ cluster }) => {
        cluster.allowEveryoneIfNoAcl = false;
        cluster.acls = (['cluster', 'group', 'topic'] as const)
          .filter((resource) => resource !== missing)
          .map((resource) => ({ principal: 'User:sales', operation: 'All', resource, name: '*' }));
      },
      check: 'kafka-rights',
      result: results.notAuthorized,
    }),
  ),
  {
    title: 'an ACL for somebody else, with mutual TLS',
    with: mtls,
    make: ({ cluster }) => {
      cluster.acls = [{ principal: 'User:CN=other', operation: 'Read', resource: 'topic', name: 'sales' }];
    },
    check: 'kafka-rights',
    result: results.notAuthorized,
  },
  {
    title: 'an ACL that denies',
    with: scram,
    make: ({ cluster }) => {
      cluster.acls = [
        { principal: 'User:*', operation: 'Read', resource: 'topic', name: 'sales' },
        { principal: 'User:sales', operation: 'Read', resource: 'topic', name: 'sales', permission: 'deny' },
      ];
    },
    check: 'kafka-rights',
    result: results.notAuthorized,
  },
  {
    title: 'a topic that was deleted',
    make: ({ cluster }) => void cluster.topics.splice(0),
    check: 'topic-missing',
    result: results.connection,
  },
  {
    title: 'a cluster that was deleted',
    make: ({ account }) => void account.clusters.splice(0),
    check: 'cluster-gone',
    result: results.connection,
  },
];

const functionFaults: readonly Fault[] = [
  {
    title: 'a function that was deleted',
    make: ({ account }) => void account.functions.splice(0),
    check: 'function-missing',
    result: results.callFailed,
  },
  {
    title: 'a function that throws',
    make: ({ lambda }) => void Object.assign(lambda, { behaviour: { throws: 'Error: no' } }),
    check: 'function-error',
    result: results.callFailed,
  },
  {
    title: 'a function that takes too long',
    make: ({ lambda }) => void Object.assign(lambda, { behaviour: { takesSeconds: 31 } }),
    check: 'function-error',
    result: results.callFailed,
  },
  {
    title: 'a function without concurrency',
    make: ({ lambda }) => void Object.assign(lambda, { reservedConcurrency: 0 }),
    check: 'function-concurrency',
    result: results.callFailed,
  },
  {
    title: 'a function in state Failed',
    make: ({ lambda }) => void Object.assign(lambda, { state: 'Failed' }),
    check: 'function-configuration',
    result: results.callFailed,
  },
  {
    title: 'a timeout over 14 minutes',
    make: ({ lambda }) => void Object.assign(lambda, { timeoutSeconds: 841 }),
    check: 'function-configuration',
    result: results.callFailed,
  },
];

describeFaults('what the poller meets without rights', rightsFaults);
describeFaults('what the poller meets at the function', functionFaults);
