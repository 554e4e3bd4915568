import { ServiceError } from '../serviceError.ts';

/** 404 NoSuchEntity. */
export function noSuchEntity(message: string): ServiceError {
  return new ServiceError({ code: 'NoSuchEntity', status: 404 }, message);
}
