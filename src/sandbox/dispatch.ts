import { randomUUID } from 'node:crypto';
import { concerns, delayFor, entryFor, type Faults } from './faults.ts';
import { toPage } from './paging.ts';
import { Parameters } from './parameters.ts';
import { MalformedBody, type WireRequest, type WireResponse } from './protocol/wire.ts';
import type { Call, Operation, Service } from './service.ts';
import { type ErrorShape, InvalidParameter, InvalidToken, ServiceError } from './serviceError.ts';
import { findService, guessService } from './services/services.ts';
import { parseSignature, type Signature, type SignatureFault } from './signature.ts';
import type { World } from './world.ts';

/** What the sandbox remembers of each request. */
export interface RequestRecord {
  /** The service in the credential scope; what it looks like where there is none. */
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly accessKeyId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly status: number;
  /** The error code it was answered with. */
  readonly error?: string;
}

export interface Dispatched {
  /** Undefined: cut the connection. */
  readonly response?: WireResponse;
  readonly delayMs: number;
  readonly record: RequestRecord;
}

/** What a request is answered from. */
export interface Situation {
  readonly world: World;
  readonly faults: Faults;
  readonly endpoint: string;
  readonly now: number;
  readonly settleMs: number;
  /** Which request this is, counted from 1. */
  readonly count: number;
}

/** Answers one AWS request. Never throws: whatever happens is an answer in the service's own form. */
export function dispatch(request: WireRequest, situation: Situation): Dispatched {
  const signature = parseSignature(request.headers);
  const signed = typeof signature === 'string' ? undefined : signature;
  const service = signed ? findService(signed.service) : guessService(request);
  const { response, operation, error, delayMs = 0 } = answer(service, request, signature, situation);
  const name = `${service.name}:${operation}`;
  return {
    ...(!concerns(situation.faults.dropConnections, name) && {
      response: concerns(situation.faults.garbage, name) ? garbage : response,
    }),
    delayMs: delayFor(situation.faults, name) + delayMs,
    record: {
      service: signed?.service ?? service.name,
      operation,
      region: signed?.region ?? '',
      accessKeyId: signed?.accessKeyId ?? '',
      at: situation.now,
      status: response.status,
      ...(error !== undefined && { error }),
    },
  };
}

interface Answered {
  readonly response: WireResponse;
  readonly operation: string;
  readonly error?: string;
  readonly delayMs?: number;
}

function answer(
  service: Service,
  request: WireRequest,
  signature: Signature | SignatureFault,
  situation: Situation,
): Answered {
  const requestId = randomUUID();
  let name = 'unknown';
  try {
    const routed = service.protocol.route(request, service.operations);
    name = routed?.operation.name ?? name;
    const signed = checkSignature(signature, service, situation.faults);
    if (routed === undefined) throw unknownOperation(service, request);
    checkFaults(service, routed.operation, signed, situation);
    const reply = routed.operation.handle(toCall(routed.parameters, signed, situation));
    const response = service.protocol.writeAnswer(reply, routed.operation, service, requestId);
    return { response, operation: name, delayMs: reply.delayMs };
  } catch (error) {
    const failure = toServiceError(error, service);
    return { response: service.protocol.writeError(failure, service, requestId), operation: name, error: failure.code };
  }
}

function toCall(parameters: Readonly<Record<string, unknown>>, signature: Signature, situation: Situation): Call {
  return {
    parameters: new Parameters(parameters),
    account: situation.world.accountIn(signature.region),
    world: situation.world,
    endpoint: situation.endpoint,
    accessKeyId: signature.accessKeyId,
    now: situation.now,
    settleMs: situation.settleMs,
    toPage: (items, page) => toPage(items, page, situation.faults),
  };
}

function checkSignature(signature: Signature | SignatureFault, service: Service, faults: Faults): Signature {
  const { missingSignature, badSignature, expiredCredentials } = service.errors;
  if (signature === 'missing') throw new ServiceError(missingSignature, 'Missing Authentication Token');
  if (signature === 'malformed') {
    throw new ServiceError(
      badSignature,
      'The request signature does not conform to AWS standards: Authorization header requires Credential, SignedHeaders and Signature, and the request an X-Amz-Date header.',
    );
  }
  if (faults.expiredToken === true || signature.accessKeyId.startsWith('EXPIRED')) {
    throw new ServiceError(expiredCredentials, 'The security token included in the request is expired');
  }
  return signature;
}

function checkFaults(service: Service, operation: Operation, signature: Signature, situation: Situation): void {
  const { faults, count, world } = situation;
  const { throttled, accessDenied } = service.errors;
  if (faults.throttleEvery !== undefined && count % faults.throttleEvery === 0) {
    throw new ServiceError(throttled, 'Rate exceeded', service.throttledMembers ?? {});
  }
  const actions = operation.actions ?? [`${service.name}:${operation.name}`];
  const refused = actions.find((action) => concerns(faults.deny, action));
  if (refused !== undefined) {
    throw new ServiceError(
      accessDenied,
      `User: ${world.callerOf(signature.accessKeyId).arn} is not authorized to perform: ${refused} on resource: * because no identity-based policy allows the ${refused} action`,
    );
  }
  const planned = entryFor(faults.failWith, `${service.name}:${operation.name}`);
  if (planned !== undefined) throw new ServiceError(planned, planned.message);
}

function unknownOperation(service: Service, request: WireRequest): ServiceError {
  const what = String(request.headers['x-amz-target'] ?? `${request.method} ${request.path}`);
  return new ServiceError(
    service.errors.unknownOperation,
    `The sandbox does not know this operation of ${service.name}: ${what}`,
  );
}

function toServiceError(error: unknown, service: Service): ServiceError {
  if (error instanceof ServiceError) return error;
  const { invalidParameter, invalidToken, internal } = service.errors;
  if (error instanceof InvalidParameter)
    return new ServiceError(invalidParameter, error.message, parameterMember(service, error));
  if (error instanceof InvalidToken)
    return new ServiceError(invalidToken, error.message, parameterMember(service, error));
  if (error instanceof MalformedBody) return new ServiceError(malformedBody, error.message);
  return new ServiceError(internal, error instanceof Error ? error.message : String(error));
}

function parameterMember(service: Service, error: InvalidParameter | InvalidToken): Record<string, string> {
  return service.parameterMember === undefined ? {} : { [service.parameterMember]: error.parameter };
}

const malformedBody: ErrorShape = { code: 'SerializationException', status: 400 };

const garbage: WireResponse = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<html><head><title>Welcome</title></head><body><h1>Sign in to the guest network',
};
