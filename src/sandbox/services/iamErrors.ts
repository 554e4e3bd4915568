import { ServiceError } from '../serviceError.ts';

/** 404 NoSuchEntity. */
export function noSuchEntity(message: string): ServiceError {
  return new ServiceError({ code: 'NoSuchEntity', status: 404 }, message);
}

/** 400 MalformedPolicyDocument. */
export function malformedPolicy(message: string): ServiceError {
  return new ServiceError({ code: 'MalformedPolicyDocument', status: 400 }, message);
}
