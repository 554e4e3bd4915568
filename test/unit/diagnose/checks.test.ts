import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../../src/core/diagnosis/checks/checkTable.ts';
import type { Gap } from '../../../src/core/diagnosis/fact.ts';
import type { DiagnosisFacts, FactName } from '../../../src/core/diagnosis/facts.ts';
import { type FoundFacts, judgeCheck } from '../../../src/core/diagnosis/judge.ts';
import type { CheckResult } from '../../../src/core/diagnosis/report.ts';
import type { DeployedMapping } from '../../../src/core/mapping/mapping.ts';
import { type PolicyStatement, toPolicy } from '../../../src/core/policy/policyDocument.ts';
import { arns, iamMapping, type KnownFacts, key, scramMapping, toFacts, toTarget } from './checkFacts.ts';

const gap: Gap = { reason: 'access-denied', operation: 'any:Operation', message: 'not authorized' };

const connected: DeployedMapping = { ...iamMapping, EventSourceArn: arns.connection };
const connection = { arn: arns.connection, targetClusterArn: arns.cluster, state: 'AVAILABLE' };
const toKafka: DeployedMapping = { ...iamMapping, DestinationConfig: { OnFailure: { Destination: 'kafka://failed' } } };

function judge(
  id: string,
  mapping: DeployedMapping,
  change: (facts: KnownFacts) => void = () => {},
  missing: readonly FactName[] = [],
): CheckResult {
  const check = CHECKS.find((entry) => entry.id === id);
  if (check === undefined) throw new Error(`there is no check ${id}`);
  const facts = toFacts(mapping);
  if (mapping === connected) {
    const shared = toPolicy({
      Effect: 'Allow',
      Principal: { AWS: '111122223333' },
      Action: 'kafka-cluster:*',
      Resource: '*',
    });
    Object.assign(facts, { vpcConnection: connection, cluster: undefined, brokers: [], clusterPolicy: shared });
  }
  change(facts);
  const found: FoundFacts = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      missing.some((entry) => entry === name) ? { known: false, gap } : { known: true, value },
    ]),
  );
  return judgeCheck(check, toTarget(mapping), found);
}

function put<N extends FactName>(name: N, value: DiagnosisFacts[N]) {
  return (facts: KnownFacts) => {
    facts[name] = value;
  };
}

function alter(name: FactName, members: object) {
  return (facts: KnownFacts) => {
    Object.assign(facts, { [name]: { ...facts[name], ...members } });
  };
}

/** Takes the actions out of every policy of the role. */
function without(...actions: readonly string[]) {
  return (facts: KnownFacts) => {
    const document = facts.rolePolicies[0]?.document ?? toPolicy();
    const keep = (statement: PolicyStatement): PolicyStatement => ({
      ...statement,
      Action: [statement.Action ?? []].flat().filter((action) => !actions.includes(action)),
    });
    facts.rolePolicies = [{ name: 'needed', document: toPolicy(...document.Statement.map(keep)) }];
  };
}

const POLICIES: readonly FactName[] = ['rolePolicies', 'simulation'];

interface Row {
  readonly id: string;
  readonly mapping?: DeployedMapping;
  readonly fails?: (facts: KnownFacts) => void;
  /** Facts without which it cannot be told. */
  readonly missing: readonly FactName[];
}

const ROWS: readonly Row[] = [
  { id: 'cluster-exists', fails: put('cluster', undefined), missing: ['cluster'] },
  {
    id: 'connection-available',
    mapping: connected,
    fails: put('vpcConnection', { ...connection, state: 'REJECTED' }),
    missing: ['vpcConnection'],
  },
  { id: 'cluster-policy', mapping: connected, fails: put('clusterPolicy', toPolicy()), missing: ['clusterPolicy'] },
  {
    id: 'authentication-enabled',
    fails: alter('cluster', { authMethods: ['scram'] }),
    missing: ['cluster'],
  },
  { id: 'brokers-known', fails: put('brokers', []), missing: ['brokers'] },
  { id: 'topic-exists', fails: put('topics', [{ name: 'Orders' }]), missing: ['topics'] },
  { id: 'secret-exists', mapping: scramMapping, fails: put('secret', undefined), missing: ['secret'] },
  {
    id: 'secret-name',
    mapping: scramMapping,
    fails: alter('secret', { name: 'shop' }),
    missing: ['secret'],
  },
  {
    id: 'secret-associated',
    mapping: scramMapping,
    fails: put('scramSecrets', []),
    missing: ['scramSecrets'],
  },
  {
    id: 'secret-key',
    mapping: scramMapping,
    fails: alter('secret', { kmsKeyId: undefined }),
    missing: ['secretKey'],
  },
  { id: 'secret-rights', mapping: scramMapping, fails: without('secretsmanager:GetSecretValue'), missing: POLICIES },
  { id: 'secret-key-rights', mapping: scramMapping, fails: without('kms:Decrypt'), missing: POLICIES },
  { id: 'role-exists', fails: put('role', undefined), missing: ['role'] },
  {
    id: 'role-trust',
    fails: alter('role', { trust: toPolicy() }),
    missing: ['role'],
  },
  { id: 'role-base-rights', fails: without('ec2:CreateNetworkInterface'), missing: POLICIES },
  { id: 'role-read-rights', fails: without('kafka-cluster:ReadData'), missing: POLICIES },
  { id: 'role-log-rights', missing: POLICIES },
  {
    id: 'function-active',
    fails: alter('function', { state: 'Failed' }),
    missing: ['function'],
  },
  {
    id: 'function-timeout',
    fails: alter('function', { timeout: 841 }),
    missing: ['function'],
  },
  {
    id: 'function-concurrency',
    fails: alter('function', { reservedConcurrency: 0 }),
    missing: ['function'],
  },
  {
    id: 'destination-exists',
    fails: alter('destination', { fifo: true }),
    missing: ['destination'],
  },
  { id: 'destination-topic', mapping: toKafka, fails: put('topics', []), missing: ['topics'] },
  { id: 'destination-rights', fails: without('sqs:SendMessage'), missing: POLICIES },
  { id: 'destination-key-rights', fails: without('kms:GenerateDataKey'), missing: POLICIES },
  { id: 'registry-exists', fails: put('registry', undefined), missing: ['registry'] },
  { id: 'registry-rights', fails: without('glue:GetSchemaVersion'), missing: POLICIES },
  { id: 'group-shared', missing: ['mappings'] },
];

describe('each check', () => {
  it.each(ROWS)('$id passes', ({ id, mapping = iamMapping }) => {
    const result = judge(id, mapping);
    expect([result.outcome, result.remedies]).toEqual(['pass', []]);
    expect(result.evidence.length).toBeGreaterThan(0);
  });

  it.each(ROWS.filter(({ fails }) => fails))(
    '$id fails with evidence and what to do',
    ({ id, mapping = iamMapping, fails }) => {
      const result = judge(id, mapping, fails);
      expect(result.outcome).toBe('fail');
      expect(result.evidence.length).toBeGreaterThan(0);
      expect(result.remedies.length).toBeGreaterThan(0);
    },
  );

  it.each(ROWS)('$id cannot be told without its facts, and says so', ({ id, mapping = iamMapping, missing }) => {
    const result = judge(id, mapping, undefined, missing);
    expect(result.outcome).toBe('unknown');
    expect(result.gaps).toContainEqual(gap);
    expect(result.remedies).toEqual([]);
  });

  it('is in this table, or of the network', () => {
    const others = CHECKS.filter(({ id, area }) => area !== 'network' && !ROWS.some((row) => row.id === id));
    expect(others.map(({ id }) => id)).toEqual(['secret-region']);
  });

  it('that is about the region of the secret needs nothing', () => {
    const away = arns.secret.replace('us-east-1', 'eu-west-1');
    const mapping = { ...scramMapping, SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: away }] };
    expect(judge('secret-region', scramMapping).outcome).toBe('pass');
    expect(judge('secret-region', mapping).outcome).toBe('fail');
  });

  it('that does not apply says why', () => {
    expect(judge('secret-exists', iamMapping)).toMatchObject({ outcome: 'skipped', evidence: [expect.any(String)] });
    expect(judge('cluster-exists', connected).outcome).toBe('skipped');
    expect(judge('role-read-rights', scramMapping).outcome).toBe('skipped');
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
