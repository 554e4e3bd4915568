import { CHECKS } from '../../../src/core/diagnosis/checks/checkTable.ts';
import type { Gap } from '../../../src/core/diagnosis/fact.ts';
import type { DiagnosisFacts, FactName } from '../../../src/core/diagnosis/facts.ts';
import { type FoundFacts, judgeCheck } from '../../../src/core/diagnosis/judge.ts';
import type { CheckResult } from '../../../src/core/diagnosis/report.ts';
import type { DeployedMapping } from '../../../src/core/mapping/mapping.ts';
import { type PolicyStatement, toPolicy } from '../../../src/core/policy/policyDocument.ts';
import { arns, iamMapping, type KnownFacts, toFacts, toTarget } from './checkFacts.ts';

export const gap: Gap = { reason: 'access-denied', operation: 'any:Operation', message: 'not authorized' };

export const connected: DeployedMapping = { ...iamMapping, EventSourceArn: arns.connection };
export const connection = { arn: arns.connection, targetClusterArn: arns.cluster, state: 'AVAILABLE' };
export const toKafka: DeployedMapping = {
  ...iamMapping,
  DestinationConfig: { OnFailure: { Destination: 'kafka://failed' } },
};

export function judge(
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

export function put<N extends FactName>(name: N, value: DiagnosisFacts[N]) {
  return (facts: KnownFacts) => {
    facts[name] = value;
  };
}

export function alter(name: FactName, members: object) {
  return (facts: KnownFacts) => {
    Object.assign(facts, { [name]: { ...facts[name], ...members } });
  };
}

/** Takes the actions out of every policy of the role. */
export function without(...actions: readonly string[]) {
  return (facts: KnownFacts) => {
    const document = facts.rolePolicies[0]?.document ?? toPolicy();
    const keep = (statement: PolicyStatement): PolicyStatement => ({
      ...statement,
      Action: [statement.Action ?? []].flat().filter((action) => !actions.includes(action)),
    });
    facts.rolePolicies = [{ name: 'needed', document: toPolicy(...document.Statement.map(keep)) }];
  };
}

/** Members of the first entry of a list. */
export function alterFirst(name: 'securityGroups' | 'networkAcls' | 'endpoints' | 'endpointGroups', members: object) {
  return (facts: KnownFacts) => {
    Object.assign(facts, { [name]: facts[name].map((item, index) => (index === 0 ? { ...item, ...members } : item)) });
  };
}
