import { query } from '../protocol/query.ts';
import type { Service } from '../service.ts';
import { policyOperations } from './iamPolicies.ts';
import { roleOperations } from './iamRoles.ts';
import { roleWriteOperations } from './iamRoleWrites.ts';
import { simulationOperations } from './iamSimulation.ts';
import { queryErrors } from './serviceErrors.ts';

/** AWS IAM: the account's roles and their policies. It is one for all regions, whichever a request is signed for. */
export const iam: Service = {
  name: 'iam',
  protocol: query('https://iam.amazonaws.com/doc/2010-05-08/'),
  errors: { ...queryErrors, internal: { code: 'ServiceFailure', status: 500 } },
  operations: [...roleOperations, ...roleWriteOperations, ...policyOperations, ...simulationOperations],
};
