import type { DiagnosisFacts, FactName } from '../core/diagnosis/facts.ts';
import { toSubject } from '../core/diagnosis/subject.ts';
import { unlessAbsent } from '../core/failure.ts';
import { toList } from '../core/policy/conditions.ts';
import { toQuestions } from '../core/policy/neededAccess.ts';
import { toPolicy } from '../core/policy/policyDocument.ts';
import type { SimulatedDecision } from '../core/policy/role.ts';
import { toRoleRights } from '../core/policy/rolePolicy.ts';
import type { FactContext } from './factContext.ts';

/** What the needed rights depend on. One that is not known leaves its rights out, or a place in them. */
const SHAPING = ['cluster', 'vpcConnection', 'secret', 'secretKey', 'destinationKey'] as const;

/** Asks IAM's simulator for every needed right, statement by statement, since it crosses actions with resources. */
export async function simulate(context: FactContext): Promise<readonly SimulatedDecision[]> {
  const fn = await context.need('function');
  if (fn?.role === undefined) return [];
  const roleArn = fn.role;
  const subject = toSubject(context.target, { ...(await findKnown(context)), function: fn });
  const statements = Object.values(toRoleRights(subject.policy)).flat();
  const answers = await Promise.all(
    statements.map((statement) => {
      const [first] = toQuestions(toPolicy(statement), {});
      const request = { roleArn, actions: toList(statement.Action), resources: toList(statement.Resource) };
      const values = Object.entries(first?.context ?? {}).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, value]],
      );
      return unlessAbsent(
        context.api.simulateRole({ ...request, context: Object.fromEntries(values) }, context.signal),
      );
    }),
  );
  return answers.flatMap((decisions) => decisions ?? []);
}

async function findKnown({ find }: FactContext): Promise<Partial<DiagnosisFacts>> {
  const facts = await Promise.all(SHAPING.map(async (name: FactName) => [name, await find(name)] as const));
  return Object.fromEntries(facts.flatMap(([name, fact]) => (fact.known ? [[name, fact.value]] : [])));
}
