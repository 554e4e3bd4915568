import { restJson } from '../protocol/restJson.ts';
import type { Service } from '../service.ts';
import type { ServiceError } from '../serviceError.ts';
import { functionOperations } from './lambdaFunctions.ts';
import { invocationOperations } from './lambdaInvocations.ts';
import { mappingOperations } from './lambdaMappings.ts';
import { mappingWriteOperations } from './lambdaMappingWrites.ts';
import { tagOperations } from './lambdaTags.ts';
import { restJsonErrors } from './serviceErrors.ts';

/** AWS Lambda, API version 2015-03-31. */
export const lambda: Service = {
  name: 'lambda',
  protocol: restJson(toErrorBody),
  errors: {
    ...restJsonErrors,
    throttled: { code: 'TooManyRequestsException', status: 429 },
    invalidParameter: { code: 'InvalidParameterValueException', status: 400 },
    invalidToken: { code: 'InvalidParameterValueException', status: 400 },
    internal: { code: 'ServiceException', status: 500 },
  },
  throttledMembers: { Reason: 'CallerRateLimitExceeded' },
  operations: [
    ...functionOperations,
    ...invocationOperations,
    ...mappingOperations,
    ...mappingWriteOperations,
    ...tagOperations,
  ],
};

/** The error shapes of the model that spell the member `Message`; the others spell it `message`. */
const capitalised = new Set([
  'ResourceNotFoundException',
  'ResourceInUseException',
  'ServiceException',
  'AccessDeniedException',
]);

function toErrorBody(error: ServiceError): object {
  return {
    Type: error.status < 500 ? 'User' : 'Service',
    [capitalised.has(error.code) ? 'Message' : 'message']: error.message,
    ...error.members,
  };
}
