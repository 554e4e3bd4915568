import { randomBytes } from 'node:crypto';
import { query } from '../protocol/query.ts';
import type { Answer, Call, Service } from '../service.ts';
import { ServiceError } from '../serviceError.ts';
import { queryErrors } from './serviceErrors.ts';

/** AWS STS: who the caller is, and sessions of the account's roles. */
export const sts: Service = {
  name: 'sts',
  protocol: query('https://sts.amazonaws.com/doc/2011-06-15/'),
  errors: queryErrors,
  operations: [
    { name: 'GetCallerIdentity', handle: getCallerIdentity },
    { name: 'AssumeRole', handle: assumeRole },
  ],
};

function getCallerIdentity(call: Call): Answer {
  const caller = call.world.callerOf(call.accessKeyId);
  return { body: { UserId: caller.userId, Account: caller.account, Arn: caller.arn } };
}

function assumeRole(call: Call): Answer {
  const roleArn = call.parameters.requiredText('RoleArn');
  const session = call.parameters.requiredText('RoleSessionName');
  const role = call.world.home.roles.find(({ name }) => roleArn.endsWith(`:role/${name}`));
  if (role === undefined) {
    const caller = call.world.callerOf(call.accessKeyId).arn;
    throw new ServiceError(
      queryErrors.accessDenied,
      `User: ${caller} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
    );
  }
  const seconds = call.parameters.integer('DurationSeconds', { min: 900, max: 43_200 }) ?? 3600;
  const accessKeyId = `ASIA${randomBytes(8).toString('hex').toUpperCase()}`;
  const caller = call.world.openSession(accessKeyId, role.name, session);
  return {
    body: {
      Credentials: {
        AccessKeyId: accessKeyId,
        SecretAccessKey: randomBytes(20).toString('hex'),
        SessionToken: randomBytes(48).toString('base64'),
        Expiration: new Date(call.now + seconds * 1000).toISOString(),
      },
      AssumedRoleUser: { AssumedRoleId: caller.userId, Arn: caller.arn },
    },
  };
}
