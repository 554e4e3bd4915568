import { describe, expect, it } from 'vitest';
import { explainMapping } from '../../../src/core/hints/explainMapping.ts';
import { acrossAccounts, findCause, knownConnection, listCauses, withMethods } from './causeLists.ts';
import {
  FUNCTION_ARN,
  MUTUAL_TLS,
  RESULTS,
  SCRAM,
  toCluster,
  toConnection,
  toFunction,
  toKnown,
  toMapping,
  UUID,
} from './samples.ts';

describe('causes of a refused authorization', () => {
  const refused = { LastProcessingResult: RESULTS.authorization };

  it('are rights of the role for IAM', () => {
    expect(listCauses(refused)).toEqual([
      'role-lacks-data-rights',
      'policy-names-other-resources',
      'group-is-mapping-uuid',
      'denied-explicitly',
    ]);
  });

  it('are Kafka ACLs for SCRAM and mutual TLS', () => {
    const scram = { ...refused, SourceAccessConfigurations: [SCRAM] };
    expect(listCauses(scram, withMethods('scram'))).toEqual(['group-is-mapping-uuid', 'kafka-acls-missing']);
    const tls = { ...refused, SourceAccessConfigurations: [MUTUAL_TLS] };
    expect(listCauses(tls, withMethods('mtls'))).toContain('kafka-acls-missing');
    expect(listCauses(tls, withMethods('mtls'))).not.toContain('role-lacks-data-rights');
  });

  it('are ACLs for anonymous clients without authentication', () => {
    const ids = listCauses(refused, withMethods('plaintext'));
    expect(ids).toContain('anonymous-acls-missing');
    expect(ids).not.toContain('kafka-acls-missing');
  });

  it('leave out the mapping’s own UUID as group where an ID was given', () => {
    const own = { ...refused, AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'orders' } };
    expect(listCauses(own)).not.toContain('group-is-mapping-uuid');
    const printed = { ...refused, AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: UUID } };
    expect(listCauses(printed)).toContain('group-is-mapping-uuid');
  });

  it('include the cluster’s policy across accounts', () => {
    expect(listCauses({ ...refused, ...acrossAccounts }, knownConnection)).toContain(
      'cluster-policy-lacks-data-rights',
    );
    expect(listCauses(refused)).not.toContain('cluster-policy-lacks-data-rights');
  });

  it('include the destination topic only if there is one', () => {
    const kafka = { ...refused, DestinationConfig: { OnFailure: { Destination: 'kafka://orders-dlq' } } };
    expect(listCauses(kafka)).toContain('kafka-destination-rights');
    const queue = { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:111122223333:failures' } };
    expect(listCauses({ ...refused, DestinationConfig: queue })).not.toContain('kafka-destination-rights');
  });
});

describe('causes of a lost connection', () => {
  const lost = { LastProcessingResult: RESULTS.connection };

  it('begin with the security group', () => {
    expect(listCauses(lost)).toEqual([
      'broker-port-closed',
      'no-way-to-aws',
      'routes-or-dns',
      'topic-missing',
      'other-port-used',
      'brokers-down',
      'subnets-full',
    ]);
  });

  it('move another port up where the cluster has several methods', () => {
    expect(listCauses(lost, withMethods('iam', 'unauthenticated-tls')).slice(0, 2)).toEqual([
      'broker-port-closed',
      'other-port-used',
    ]);
  });

  it('name the port Lambda uses', () => {
    const fix = findCause('broker-port-closed', lost, withMethods('iam', 'plaintext')).fixes[0];
    expect(fix?.command).toBe(
      'aws ec2 authorize-security-group-ingress \\\n  --group-id sg-0c3 \\\n  --protocol tcp \\\n  --port 9098 \\\n  --source-group sg-0c3 \\\n  --region us-east-1',
    );
    const scram = { ...lost, SourceAccessConfigurations: [SCRAM] };
    expect(findCause('broker-port-closed', scram, withMethods('scram', 'iam')).title).toContain('port 9096');
    expect(findCause('other-port-used', lost, withMethods('iam', 'plaintext')).why).toBe(
      'Lambda uses IAM on port 9098, the strongest method that is on. It never falls back to plaintext.',
    );
  });

  it('take the port from the broker addresses', () => {
    const brokers = [{ method: 'iam' as const, network: 'vpc' as const, addresses: 'b-1.example:9198' }];
    expect(findCause('broker-port-closed', lost, toKnown({ brokers })).title).toContain('port 9198');
  });

  it('start with what the account shows', () => {
    const failed = toKnown({ clusters: [toCluster({ state: 'FAILED' })] });
    expect(findCause('brokers-down', lost, failed).likely).toBe('evident');
    expect(listCauses(lost, failed)[0]).toBe('brokers-down');
    expect(listCauses(lost, toKnown({ clusters: [] }))[0]).toBe('cluster-gone');
    expect(listCauses(lost, toKnown({ topics: [{ name: 'payments' }] }))[0]).toBe('topic-missing');
    expect(findCause('topic-missing', lost, toKnown({ topics: [{ name: 'orders' }] })).likely).toBe('unlikely');
  });

  it('say nothing about a missing NAT gateway in provisioned mode', () => {
    expect(listCauses({ ...lost, ProvisionedPollerConfig: { MinimumPollers: 1 } })).not.toContain('no-way-to-aws');
  });

  it('are about the VPC connection across accounts, and name no port that nobody told', () => {
    const ids = listCauses({ ...lost, ...acrossAccounts }, knownConnection);
    expect(ids[0]).toBe('vpc-connection-unusable');
    expect(ids).not.toContain('broker-port-closed');
    const inactive = { ...knownConnection, vpcConnections: [toConnection({ state: 'INACTIVE' })] };
    expect(findCause('vpc-connection-unusable', { ...lost, ...acrossAccounts }, inactive).likely).toBe('evident');
    expect(JSON.stringify(explainMapping(toMapping({ ...lost, ...acrossAccounts }), knownConnection))).not.toMatch(
      /\b(9098|14001)\b/,
    );
  });
});

describe('causes of unreachable services', () => {
  const cut = { LastProcessingResult: RESULTS.services };

  it('name the services this mapping needs', () => {
    const queue = { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:111122223333:failures' } };
    const members = { ...cut, SourceAccessConfigurations: [SCRAM], DestinationConfig: queue };
    expect(findCause('no-nat-or-endpoints', members).why).toContain('lambda, sts, secretsmanager, sqs');
    const missing = findCause('endpoints-missing-for-some', members).fixes[0]?.command;
    expect(missing).toContain('com.amazonaws.us-east-1.secretsmanager');
    expect(missing).toContain('com.amazonaws.us-east-1.sqs');
    expect(missing).not.toContain('com.amazonaws.us-east-1.lambda');
    expect(listCauses(cut)).not.toContain('endpoints-missing-for-some');
  });

  it('offer provisioned mode first, and blame an old message where it is on', () => {
    expect(findCause('no-nat-or-endpoints', cut).fixes[0]?.command).toContain(
      "--provisioned-poller-config 'MinimumPollers=1'",
    );
    expect(listCauses({ ...cut, ProvisionedPollerConfig: { MinimumPollers: 1 } })).toEqual(['left-over-result']);
  });
});

describe('causes that lie in the function', () => {
  const stopped = { State: 'Disabled', StateTransitionReason: 'FUNCTION_CONFIG_NOT_VALID', LastProcessingResult: '' };

  it('are what the function shows', () => {
    expect(listCauses(stopped, toKnown({ functions: [] }))[0]).toBe('function-gone');
    expect(listCauses(stopped, toKnown({ functions: [toFunction({ timeout: 900 })] }))[0]).toBe(
      'function-timeout-too-long',
    );
    expect(listCauses(stopped, toKnown({ functions: [toFunction({ state: 'Failed' })] }))[0]).toBe(
      'function-not-active',
    );
    expect(listCauses(stopped)).toEqual(['function-throttled']);
  });

  it('come first also when the last result only says that the call failed', () => {
    const failing = { ...stopped, LastProcessingResult: RESULTS.call };
    expect(listCauses(failing, toKnown({ functions: [toFunction({ timeout: 900 })] })).slice(0, 3)).toEqual([
      'function-timeout-too-long',
      'function-throttled',
      'function-raises-error',
    ]);
  });

  it('compare a function without regard to version or alias', () => {
    const alias = { ...stopped, FunctionArn: `${FUNCTION_ARN}:live` };
    expect(listCauses(alias)).not.toContain('function-gone');
  });

  it('point to the destination that already takes failed batches', () => {
    const destination = 'arn:aws:sqs:us-east-1:111122223333:failures';
    const members = {
      LastProcessingResult: RESULTS.call,
      DestinationConfig: { OnFailure: { Destination: destination } },
    };
    expect(findCause('function-raises-error', members).fixes[1]?.title).toContain(destination);
    expect(findCause('function-raises-error', { LastProcessingResult: RESULTS.call }).fixes[1]?.command).toContain(
      '--destination-config',
    );
  });
});

describe('causes of other results', () => {
  it('explain why nothing may have been read yet', () => {
    const idle = { LastProcessingResult: 'No records processed' };
    expect(listCauses(idle)).toEqual(['polling-not-started', 'nothing-new-in-topic']);
    expect(
      listCauses({
        ...idle,
        StartingPosition: 'LATEST',
        FilterCriteria: { Filters: [{ Pattern: '{}' }] },
        AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'orders' },
      }),
    ).toEqual([
      'polling-not-started',
      'nothing-new-in-topic',
      'latest-skipped-records',
      'group-position-used',
      'filtered-out',
    ]);
  });

  it('give one look at each kind for a text nobody knows, in the order of a diagnosis', () => {
    const unknown = { LastProcessingResult: 'PROBLEM: The moon is in the wrong house.' };
    expect(listCauses(unknown)).toEqual([
      'trust-policy-lacks-lambda',
      'no-nat-or-endpoints',
      'broker-port-closed',
      'role-lacks-connect',
      'role-lacks-data-rights',
      'function-raises-error',
    ]);
    const tls = { ...unknown, SourceAccessConfigurations: [MUTUAL_TLS] };
    expect(listCauses(tls, withMethods('mtls'))).toEqual([
      'trust-policy-lacks-lambda',
      'no-nat-or-endpoints',
      'broker-port-closed',
      'group-is-mapping-uuid',
      'certificate-not-trusted',
      'function-raises-error',
    ]);
  });

  it('suspect the secret behind an internal error where it does not fit the cluster', () => {
    const internal = { LastProcessingResult: RESULTS.internal };
    expect(listCauses(internal, withMethods('scram'))[0]).toBe('secret-and-cluster-differ');
    expect(listCauses(internal)[0]).toBe('service-fault');
  });
});

describe('causes of a shared consumer group', () => {
  it('are other mappings of the group, which a diagnosis counts as no fault', () => {
    const shared = { AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'shop' } };
    const mapping = toMapping({ ...shared, LastProcessingResult: 'PROBLEM: The consumer group is already in use.' });
    const known = toKnown({
      mappings: [mapping, toMapping({ ...shared, UUID: '99999999-8888-7777-6666-555555555555' })],
      checks: [{ id: 'group-shared', outcome: 'pass' }],
    });
    const [first] = explainMapping(mapping, known).causes;
    expect([first?.id, first?.likely]).toEqual(['group-shared-with-mapping', 'evident']);
  });
});
