import { isRecord } from '../parameters.ts';
import type { Operation, Protocol, Routed } from '../service.ts';
import type { ServiceError } from '../serviceError.ts';
import { matchRest } from './restPath.ts';
import { MalformedBody, type WireRequest } from './wire.ts';

/**
 * REST-JSON (Lambda, MSK): the operation stands in method and path, the rest in query and JSON body.
 * @param toErrorBody how the service spells its error members
 */
export function restJson(toErrorBody: (error: ServiceError) => object): Protocol {
  return {
    route,
    writeAnswer: (answer, operation, _service, requestId) => ({
      status: operation.status ?? 200,
      headers: { 'content-type': 'application/json', 'x-amzn-requestid': requestId, ...answer.headers },
      body: answer.text ?? (answer.body === undefined ? '' : JSON.stringify(answer.body)),
    }),
    writeError: (error, _service, requestId) => ({
      status: error.status,
      headers: {
        'content-type': 'application/json',
        'x-amzn-requestid': requestId,
        'x-amzn-errortype': error.code,
        ...error.headers,
      },
      body: JSON.stringify(toErrorBody(error)),
    }),
  };
}

function route(request: WireRequest, operations: readonly Operation[]): Routed | undefined {
  const match = matchRest(operations, request.method, request.path);
  if (match === undefined) return undefined;
  const { operation, labels } = match;
  const body = operation.payload === undefined ? parseBody(request.body) : { [operation.payload]: request.body };
  return { operation, parameters: { ...body, ...readQuery(request.query), ...labels } };
}

/** A name that occurs several times is a list (`tagKeys`). */
export function readQuery(query: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(query.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = query.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}

export function parseBody(body: string): Record<string, unknown> {
  if (body.trim() === '') return {};
  const value = parseJson(body);
  if (!isRecord(value)) throw new MalformedBody('The request body must be a JSON object.');
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new MalformedBody(`Could not parse request body into json: ${error instanceof Error ? error.message : ''}`);
  }
}
