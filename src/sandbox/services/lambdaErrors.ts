import { ServiceError } from '../serviceError.ts';

/** 400 InvalidParameterValueException. */
export function invalidValue(message: string): ServiceError {
  return new ServiceError({ code: 'InvalidParameterValueException', status: 400 }, message);
}

/** 400 ValidationException: the request breaks a constraint of the service model. */
export function invalidRequest(message: string): ServiceError {
  return new ServiceError({ code: 'ValidationException', status: 400 }, message);
}

/** 404 ResourceNotFoundException. */
export function notFound(message: string): ServiceError {
  return new ServiceError({ code: 'ResourceNotFoundException', status: 404 }, message);
}

/** 409 ResourceConflictException. */
export function conflict(message: string): ServiceError {
  return new ServiceError({ code: 'ResourceConflictException', status: 409 }, message);
}

/** 400 ResourceInUseException; the wording is not AWS's, which no source gives. */
export function inUse(action: 'update' | 'delete'): ServiceError {
  return new ServiceError(
    { code: 'ResourceInUseException', status: 400 },
    `Cannot ${action} the event source mapping because it is in use.`,
  );
}
