import { parseArn } from '../arn.ts';
import { type RequestContext, toList } from './conditions.ts';
import type { AccessQuestion } from './evaluate.ts';
import type { PolicyDocument, PolicyStatement } from './policyDocument.ts';

/** Asks for every action on every resource that a policy of needed rights states. */
export function toQuestions(needed: PolicyDocument, context: RequestContext): readonly AccessQuestion[] {
  return needed.Statement.flatMap((statement) =>
    toList(statement.Action).flatMap((action) =>
      toList(statement.Resource).map((resource) => ({
        action,
        resource,
        context: { ...context, ...toStated(statement) },
      })),
    ),
  );
}

/** A needed right that is limited by a condition says what its requests carry, e.g. `kms:ViaService`. */
function toStated({ Condition: condition = {} }: PolicyStatement): RequestContext {
  return Object.fromEntries(
    Object.entries(condition['StringEquals'] ?? {}).flatMap(([key, value]) => {
      const [only] = toList(value);
      return only === undefined ? [] : [[key.toLowerCase(), only]];
    }),
  );
}

/** What requests that Lambda makes with a role are known to carry. */
export function toRoleContext(roleArn: string, region: string): RequestContext {
  const account = parseArn(roleArn)?.account;
  return {
    'aws:principalarn': roleArn,
    'aws:principalaccount': account,
    'aws:principaltype': 'AssumedRole',
    'aws:requestedregion': region,
    'aws:securetransport': 'true',
    'kms:calleraccount': account,
    // Nobody signs in with a second factor here.
    'aws:multifactorauthpresent': undefined,
  };
}
