import type { Operation } from '../service.ts';
import type { Protocol, Routed, WireRequest } from './protocol.ts';
import { writeXml } from './xml.ts';

/** Query (STS, SNS): the operation and its parameters are a form, the answers XML in the given namespace. */
export function query(namespace: string): Protocol {
  return {
    route,
    writeAnswer: (answer, operation, _service, requestId) => {
      const result = writeXml(`${operation.name}Result`, answer.body ?? {}, 'member');
      const metadata = writeXml('ResponseMetadata', { RequestId: requestId }, 'member');
      return {
        status: 200,
        headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
        body: `<${operation.name}Response xmlns="${namespace}">${result}${metadata}</${operation.name}Response>`,
      };
    },
    writeError: (error, _service, requestId) => {
      const type = error.status < 500 ? 'Sender' : 'Receiver';
      const shape = { Type: type, Code: error.code, Message: error.message };
      return {
        status: error.status,
        headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId, ...error.headers },
        body: `<ErrorResponse xmlns="${namespace}">${writeXml('Error', shape, 'member')}<RequestId>${requestId}</RequestId></ErrorResponse>`,
      };
    },
  };
}

function route(request: WireRequest, operations: readonly Operation[]): Routed | undefined {
  const parameters = Object.fromEntries(new URLSearchParams(request.body));
  const operation = operations.find((candidate) => candidate.name === parameters.Action);
  return operation && { operation, parameters };
}
