import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../../src/core/diagnosis/checks/checkTable.ts';
import { explainMapping } from '../../../src/core/hints/explainMapping.ts';
import type { HintCheck } from '../../../src/core/hints/hintContext.ts';
import { toPolicy } from '../../../src/core/policy/policyDocument.ts';
import { CHECK_CASES } from './checkCases.ts';
import { arns, iamMapping, type KnownFacts, key, scramMapping } from './checkFacts.ts';
import { alter, gap, judge, put, without } from './judgeFacts.ts';

const TEXTS = [expect.stringMatching(/^aws /), expect.stringMatching(/Properties:/)];

describe('each check', () => {
  it.each(CHECK_CASES)('$id passes', ({ id, mapping = iamMapping }) => {
    const result = judge(id, mapping);
    expect([result.outcome, result.remedies]).toEqual(['pass', []]);
    expect(result.evidence.length).toBeGreaterThan(0);
  });

  it.each(CHECK_CASES.filter(({ never }) => never?.fail === undefined))(
    '$id fails with evidence and what to do',
    ({ id, mapping = iamMapping, failing = mapping, fails }) => {
      const result = judge(id, failing, fails);
      expect(result.outcome).toBe('fail');
      expect(result.evidence.length).toBeGreaterThan(0);
      expect(result.remedies.length).toBeGreaterThan(0);
    },
  );

  it.each(CHECK_CASES.filter(({ never }) => never?.fail === undefined))(
    '$id: what can be done for the reader is also a command and a template',
    ({ id, mapping = iamMapping, failing = mapping, fails }) => {
      for (const { title, change, command, template } of judge(id, failing, fails).remedies) {
        if (change !== undefined) expect([title, command, template?.text]).toEqual([title, ...TEXTS]);
      }
    },
  );

  it.each(CHECK_CASES.filter(({ never }) => never?.unknown === undefined))(
    '$id cannot be told without its facts, and says so',
    ({ id, mapping = iamMapping, missing }) => {
      const result = judge(id, mapping, undefined, missing);
      expect(result.outcome).toBe('unknown');
      expect(result.gaps).toContainEqual(gap);
      expect(result.remedies).toEqual([]);
    },
  );

  it.each(CHECK_CASES.filter(({ never }) => never?.skipped === undefined))(
    '$id is skipped where it does not apply, and says why',
    ({ id, skips }) => {
      const result = judge(id, skips?.mapping ?? iamMapping, skips?.change);
      expect(result).toMatchObject({ outcome: 'skipped', evidence: [expect.stringMatching(/./)], gaps: [] });
    },
  );

  it('is in this table, with each of its outcomes', () => {
    expect(CHECK_CASES.map(({ id }) => id).toSorted()).toEqual(CHECKS.map(({ id }) => id).toSorted());
  });
});

describe('what is lost', () => {
  const counted = {
    ...iamMapping,
    ProvisionedPollerConfig: { MinimumPollers: 1 },
    MetricsConfig: { Metrics: ['EventCount', 'ErrorCount'] },
  };

  it.each([
    ['registry', { SchemaRegistryErrorCount: 1, DroppedEventCount: 1 }, 'schema-registry-failed'],
    ['destination', { OnFailureDestinationDeliveryErrorCount: 1 }, 'destination-failed'],
    ['dropped', { DroppedEventCount: 1, FailedInvokeEventCount: 0 }, 'records-dropped'],
    ['dropped-after-failing', { DroppedEventCount: 1 }, 'function-call-failed'],
  ])('is told by metrics: %s', (sign, metrics, problem) => {
    const check = judge('records-arrive', counted, alter('deliveryMetrics', metrics));
    expect([check.outcome, check.signs]).toEqual(['fail', [sign]]);
    const well = { ...counted, LastProcessingResult: 'OK' };
    expect(explainMapping(well).problemId).toBeUndefined();
    expect(explainMapping(well, { checks: [check] })).toMatchObject({ severity: 'error', problemId: problem });
  });

  it('cannot be told right after a repair', () => {
    const { outcome, evidence } = judge('records-arrive', counted, alter('deliveryMetrics', { minutes: 1 }));
    expect([outcome, evidence]).toEqual(['unknown', [expect.stringContaining('late')]]);
  });

  it('cannot be told of a mapping that does not ask for the metrics', () => {
    const { outcome, evidence } = judge('records-arrive', { ...counted, MetricsConfig: { Metrics: ['EventCount'] } });
    expect([outcome, evidence]).toEqual(['unknown', [expect.stringContaining('ErrorCount')]]);
  });
});

describe('the certificate of a registry', () => {
  const at = (host: string) => ({
    ...iamMapping,
    AmazonManagedKafkaEventSourceConfig: { SchemaRegistryConfig: { SchemaRegistryURI: `https://${host}:8081/api` } },
  });

  it.each(['registry', 'registry.shop.internal', '10.0.3.7', '172.16.0.1', 'Registry.CORP'])(
    'of %s cannot be public',
    (host) => expect(judge('registry-trust', at(host)).outcome).toBe('fail'),
  );

  it.each(['psrc-1.us-east-1.aws.confluent.cloud', '172.32.0.1', 'local.example.com'])(
    'of %s cannot be told from here',
    (host) => {
      const { outcome, evidence } = judge('registry-trust', at(host));
      expect([outcome, evidence]).toEqual(['unknown', [expect.stringContaining(host)]]);
    },
  );
});

describe('the state of a mapping', () => {
  it.each([
    ['Enabling', 'unknown'],
    ['Enabled', 'pass'],
  ])('%s: %s', (State, outcome) => {
    expect(judge('mapping-enabled', { ...iamMapping, State }).outcome).toBe(outcome);
  });
});

describe('the state of a function', () => {
  it.each(['Active', 'Inactive', 'Pending', 'Failed', undefined])('%s: check and cause agree', (state) => {
    const check = judge('function-active', iamMapping, alter('function', { state }));
    const fn = { name: 'orders', arn: arns.function, timeout: 30, state };
    const failing = { ...iamMapping, LastProcessingResult: 'PROBLEM: Function call failed' };
    const find = (checks?: readonly HintCheck[]) =>
      explainMapping(failing, { functions: [fn], checks }).causes.find(({ id }) => id === 'function-not-active')
        ?.likely;
    expect(find() === 'evident').toBe(check.outcome === 'fail');
    expect(find([check]) === 'evident').toBe(check.outcome === 'fail');
  });
});

describe('the rights of a role', () => {
  const topic = arns.cluster.replace(':cluster/', ':topic/');

  it('names a topic ARN without the cluster’s UUID', () => {
    const { outcome, evidence } = judge('role-read-rights', iamMapping, (facts) => {
      without('kafka-cluster:ReadData')(facts);
      const short = topic.replace(/\/[^/]*$/, '/orders');
      const document = toPolicy({ Effect: 'Allow', Action: 'kafka-cluster:ReadData', Resource: short });
      facts.rolePolicies = [...facts.rolePolicies, { name: 'short', document }];
    });
    expect(outcome).toBe('fail');
    expect(evidence.join('\n')).toContain('lacks the cluster’s UUID');
    expect(evidence.join('\n')).toContain(`${topic}/orders`);
  });

  it('names another consumer group', () => {
    const { evidence } = judge('role-read-rights', iamMapping, (facts) => {
      without('kafka-cluster:DescribeGroup')(facts);
      const group = `${arns.cluster.replace(':cluster/', ':group/')}/other`;
      const document = toPolicy({ Effect: 'Allow', Action: 'kafka-cluster:DescribeGroup', Resource: group });
      facts.rolePolicies = [...facts.rolePolicies, { name: 'other', document }];
    });
    expect(evidence.join('\n')).toMatch(/other allows it on .*group.*other instead of .*orders-group/);
  });

  it('names the boundary that keeps a right back, and grants nothing then', () => {
    const result = judge('role-read-rights', iamMapping, (facts) => {
      facts.boundary = toPolicy({ Effect: 'Allow', Action: 'kafka:*', Resource: '*' });
    });
    expect(result.outcome).toBe('fail');
    expect(result.evidence.join('\n')).toContain('boundary');
    expect(result.remedies.every(({ change }) => change === undefined)).toBe(true);
  });

  const simulated = (decision: 'allowed' | 'implicitDeny', more = {}) => ({
    action: 'kafka-cluster:ReadData',
    resource: `${topic}/orders`,
    decision,
    missingContext: [],
    ...more,
  });

  it('cannot be told when the organization refuses', () => {
    const result = judge('role-read-rights', iamMapping, (facts) => {
      facts.simulation = [simulated('implicitDeny', { allowedByOrganization: false })];
    });
    expect(result.outcome).toBe('unknown');
    expect(result.evidence.join('\n')).toContain('organization');
  });

  it('cannot be told when policies and simulator disagree, and says that they do', () => {
    const result = judge('role-read-rights', iamMapping, put('simulation', [simulated('implicitDeny')]));
    expect(result.outcome).toBe('unknown');
    expect(result.evidence.join('\n')).toContain('do not agree');
  });

  it('are judged by the simulator where a condition is not known here', () => {
    const limited = (facts: KnownFacts) => {
      without('kafka-cluster:ReadData')(facts);
      const Condition = { StringEquals: { 'aws:SourceVpc': 'vpc-1' } };
      const document = toPolicy({ Effect: 'Allow', Action: 'kafka-cluster:ReadData', Resource: '*', Condition });
      facts.rolePolicies = [...facts.rolePolicies, { name: 'limited', document }];
    };
    const unsure = judge('role-read-rights', iamMapping, limited);
    expect([unsure.outcome, unsure.evidence.join('\n')]).toEqual(['unknown', expect.stringContaining('aws:SourceVpc')]);
    const sure = judge('role-read-rights', iamMapping, (facts) => {
      limited(facts);
      facts.simulation = [simulated('allowed')];
    });
    expect(sure.outcome).toBe('pass');
  });

  it('take the older right to describe a cluster, but not for serverless ones', () => {
    const older = (facts: KnownFacts) => {
      without('kafka:DescribeClusterV2')(facts);
      const document = toPolicy({ Effect: 'Allow', Action: 'kafka:DescribeCluster', Resource: '*' });
      facts.rolePolicies = [...facts.rolePolicies, { name: 'older', document }];
    };
    expect(judge('role-base-rights', iamMapping, older).outcome).toBe('pass');
  });

  it('on a key need the key’s own policy', () => {
    const result = judge('secret-key-rights', scramMapping, (facts) => {
      facts.secretKey = { ...key, policy: { known: true, value: toPolicy() } };
    });
    expect(result.outcome).toBe('fail');
    expect(result.remedies.some(({ snippet }) => snippet !== undefined)).toBe(true);
  });
});

describe('the group', () => {
  it('of others is told, as no fault', () => {
    const other = { ...iamMapping, UUID: 'ffffffff-bbbb-4ccc-8ddd-eeeeeeeeeeee' };
    const result = judge('group-shared', iamMapping, put('mappings', [iamMapping, other]));
    expect(result.outcome).toBe('pass');
    expect(result.evidence.join('\n')).toContain(other.UUID);
  });
});

describe('remedies', () => {
  it('grant nothing on what a word in capitals stands for', () => {
    const nameless = { ...iamMapping, Topics: ['TOPIC_NAME'] };
    const { outcome, remedies } = judge('role-read-rights', nameless, without('kafka-cluster:ReadData'));
    expect([outcome, remedies[0]?.command, remedies[0]?.change]).toEqual(['fail', expect.any(String), undefined]);
  });

  it('of a gateway endpoint name the role in a condition, since its principal has to be everybody', () => {
    const mapping = { ...iamMapping, DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::failures' } } };
    const { remedies } = judge('endpoint-policies', mapping, (facts) => {
      const [endpoint] = facts.endpoints;
      if (endpoint === undefined) throw new Error('there is no endpoint');
      const gateway = { type: 'Gateway', serviceName: 'com.amazonaws.us-east-1.s3', routeTables: ['rtb-private'] };
      facts.routeTables = facts.routeTables.map((table) => ({ ...table, id: 'rtb-private' }));
      facts.endpoints = [{ ...endpoint, ...gateway, policy: toPolicy() }];
    });
    expect(JSON.parse(remedies[0]?.snippet?.text ?? '{}').Statement).toEqual([
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:PutObject',
        Resource: 'arn:aws:s3:::failures/*',
        Condition: { ArnEquals: { 'aws:PrincipalArn': arns.role } },
      },
    ]);
  });
});

describe('the key of a destination', () => {
  it('that KMS does not know is a fault', () => {
    const result = judge('destination-key-rights', iamMapping, put('destinationKey', undefined));
    expect([result.outcome, result.evidence]).toEqual(['fail', [expect.stringContaining(arns.key)]]);
    expect(result.remedies).toHaveLength(1);
  });

  it('that AWS keeps, and makes only when it is first used, is none', () => {
    const result = judge('destination-key-rights', iamMapping, (facts) => {
      facts.destinationKey = undefined;
      alter('destination', { kmsKeyId: { known: true, value: 'alias/aws/s3' } })(facts);
    });
    expect(result.outcome).toBe('skipped');
  });
});
