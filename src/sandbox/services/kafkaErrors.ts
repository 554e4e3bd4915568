import { ServiceError } from '../serviceError.ts';

/** 400 BadRequestException. */
export function badRequest(message: string, parameter: string): ServiceError {
  return new ServiceError({ code: 'BadRequestException', status: 400 }, message, { invalidParameter: parameter });
}

/** 404 NotFoundException. */
export function notFound(message: string, parameter: string): ServiceError {
  return new ServiceError({ code: 'NotFoundException', status: 404 }, message, { invalidParameter: parameter });
}

/** 409 ConflictException. */
export function conflict(message: string): ServiceError {
  return new ServiceError({ code: 'ConflictException', status: 409 }, message);
}
