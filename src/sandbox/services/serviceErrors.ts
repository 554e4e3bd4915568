import type { ServiceErrors } from '../service.ts';

/** What API front doors with JSON protocols answer; services override what they do differently. */
export const jsonErrors: ServiceErrors = {
  accessDenied: { code: 'AccessDeniedException', status: 400 },
  throttled: { code: 'ThrottlingException', status: 400 },
  invalidParameter: { code: 'ValidationException', status: 400 },
  invalidToken: { code: 'ValidationException', status: 400 },
  expiredCredentials: { code: 'ExpiredTokenException', status: 400 },
  missingSignature: { code: 'MissingAuthenticationTokenException', status: 400 },
  badSignature: { code: 'IncompleteSignatureException', status: 400 },
  unknownOperation: { code: 'UnknownOperationException', status: 400 },
  internal: { code: 'InternalFailure', status: 500 },
};

export const restJsonErrors: ServiceErrors = {
  ...jsonErrors,
  accessDenied: { code: 'AccessDeniedException', status: 403 },
  expiredCredentials: { code: 'ExpiredTokenException', status: 403 },
  missingSignature: { code: 'MissingAuthenticationTokenException', status: 403 },
  badSignature: { code: 'IncompleteSignatureException', status: 403 },
  unknownOperation: { code: 'UnknownOperationException', status: 404 },
};

export const queryErrors: ServiceErrors = {
  accessDenied: { code: 'AccessDenied', status: 403 },
  throttled: { code: 'Throttling', status: 400 },
  invalidParameter: { code: 'ValidationError', status: 400 },
  invalidToken: { code: 'ValidationError', status: 400 },
  expiredCredentials: { code: 'ExpiredToken', status: 403 },
  missingSignature: { code: 'MissingAuthenticationToken', status: 403 },
  badSignature: { code: 'IncompleteSignature', status: 400 },
  unknownOperation: { code: 'InvalidAction', status: 400 },
  internal: { code: 'InternalFailure', status: 500 },
};
