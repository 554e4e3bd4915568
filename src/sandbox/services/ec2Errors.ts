import type { ServiceErrors } from '../service.ts';
import { ServiceError } from '../serviceError.ts';

/** EC2's error codes, as its API reference lists them. */
export const ec2Errors: ServiceErrors = {
  accessDenied: { code: 'UnauthorizedOperation', status: 403 },
  throttled: { code: 'RequestLimitExceeded', status: 503 },
  invalidParameter: { code: 'InvalidParameterValue', status: 400 },
  invalidToken: { code: 'InvalidPaginationToken', status: 400 },
  expiredCredentials: { code: 'RequestExpired', status: 400 },
  missingSignature: { code: 'AuthFailure', status: 401 },
  badSignature: { code: 'AuthFailure', status: 401 },
  unknownOperation: { code: 'InvalidAction', status: 400 },
  internal: { code: 'InternalError', status: 500 },
};

export function toInvalid(code: string, message: string): ServiceError {
  return new ServiceError({ code, status: 400 }, message);
}

export function toMissingParameter(name: string): ServiceError {
  return toInvalid('MissingParameter', `The request must contain the parameter ${name}`);
}
