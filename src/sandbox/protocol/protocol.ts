import type { Answer, Operation, Service } from '../service.ts';
import type { ServiceError } from '../serviceError.ts';

/** A request as it came, before anything of it is believed. */
export interface WireRequest {
  readonly method: string;
  /** Still encoded, since labels may hold encoded slashes. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request with the operation it is for and what it says. */
export interface Routed {
  readonly operation: Operation;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** How a family of AWS services puts requests, answers and errors on the wire. */
export interface Protocol {
  /** Undefined when the service has no such operation; throws MalformedBody when the body cannot be read. */
  route(request: WireRequest, operations: readonly Operation[]): Routed | undefined;
  writeAnswer(answer: Answer, operation: Operation, service: Service, requestId: string): WireResponse;
  writeError(error: ServiceError, service: Service, requestId: string): WireResponse;
}

/** A body that is not in the protocol's format. */
export class MalformedBody extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MalformedBody';
  }
}
