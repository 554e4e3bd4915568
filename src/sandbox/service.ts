import type { Account } from './account/account.ts';
import type { Page, PageRequest } from './paging.ts';
import type { Parameters } from './parameters.ts';
import type { WireRequest, WireResponse } from './protocol/wire.ts';
import type { ErrorShape, ServiceError } from './serviceError.ts';
import type { World } from './world.ts';

/** One request to one operation, as its handler sees it. */
export interface Call {
  readonly parameters: Parameters;
  /** The account in the region that the signature names. */
  readonly account: Account;
  readonly world: World;
  /** Where this sandbox listens, for URLs in answers. */
  readonly endpoint: string;
  readonly accessKeyId: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly settleMs: number;
  toPage<T>(items: readonly T[], request: PageRequest<T>): Page<T>;
}

export interface Answer {
  readonly body?: unknown;
  /** A body that is no record of members, as it is. */
  readonly text?: string;
  /** Milliseconds that it takes, in real time. */
  readonly delayMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Operation {
  readonly name: string;
  /** IAM actions it needs where that is not `<service>:<name>`. */
  readonly actions?: readonly string[];
  /** REST protocols: the method and the URI with `{labels}`, as the service model has them. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';
  readonly path?: string;
  /** REST-XML: a member of the query without which it is another operation on the same path (`policy`). */
  readonly query?: string;
  /** Parameter that is the whole body, where it is no record of members. */
  readonly payload?: string;
  /** The HTTP status of success; default 200. */
  readonly status?: number;
  handle(call: Call): Answer;
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

/** One AWS service. A new one is a table of operations in a file of its own and a line in services.ts. */
export interface Service {
  /** The name in the SigV4 credential scope, also the prefix of its IAM actions. */
  readonly name: string;
  readonly protocol: Protocol;
  readonly operations: readonly Operation[];
  readonly errors: ServiceErrors;
  /** The member of its parameter errors that names the parameter. */
  readonly parameterMember?: string;
  /** Further members of its throttling error. */
  readonly throttledMembers?: Readonly<Record<string, string>>;
}

/** The codes a service uses for what befalls every operation. */
export interface ServiceErrors {
  readonly accessDenied: ErrorShape;
  readonly throttled: ErrorShape;
  readonly invalidParameter: ErrorShape;
  readonly invalidToken: ErrorShape;
  readonly expiredCredentials: ErrorShape;
  readonly missingSignature: ErrorShape;
  readonly badSignature: ErrorShape;
  readonly unknownOperation: ErrorShape;
  readonly internal: ErrorShape;
}
