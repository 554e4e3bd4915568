import type { Operation, Protocol, Routed } from '../service.ts';
import { readQuery } from './restJson.ts';
import { matchRest } from './restPath.ts';
import type { WireRequest } from './wire.ts';
import { writeXml } from './xml.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** REST-XML (S3). The body of an answer is a record with one member, the root element. */
export function restXml(): Protocol {
  return {
    route,
    writeAnswer: (answer, operation, _service, requestId) => ({
      status: operation.status ?? 200,
      headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId, ...answer.headers },
      body: answer.text ?? (answer.body === undefined ? '' : `${declaration}${writeRoot(answer.body)}`),
    }),
    writeError: (error, _service, requestId) => ({
      status: error.status,
      headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId, ...error.headers },
      body: `${declaration}${writeXml(
        'Error',
        { Code: error.code, Message: error.message, ...error.members, RequestId: requestId },
        'repeated',
      )}`,
    }),
  };
}

function writeRoot(body: unknown): string {
  return Object.entries(body ?? {})
    .map(([name, value]) => writeXml(name, value, 'repeated').replace(`<${name}`, `<${name} xmlns="${namespace}"`))
    .join('');
}

function route(request: WireRequest, operations: readonly Operation[]): Routed | undefined {
  const asked = operations.filter(({ query }) => query === undefined || request.query.has(query));
  const match = matchRest(asked, request.method, request.path);
  return match && { operation: match.operation, parameters: { ...readQuery(request.query), ...match.labels } };
}
