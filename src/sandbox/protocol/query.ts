import type { Operation, Protocol, Routed } from '../service.ts';
import type { WireRequest } from './wire.ts';
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
  const parameters = toMembers([...new URLSearchParams(request.body)]);
  const operation = operations.find((candidate) => candidate.name === parameters.Action);
  return operation && { operation, parameters };
}

/** `Names.member.1` becomes a list of texts, `Entries.member.1.Key` one of records; an empty list is a name alone. */
function toMembers(form: readonly (readonly [name: string, value: string])[]): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  const lists = new Map<string, Map<string, [string, string][]>>();
  for (const [name, value] of form) {
    const [, list = '', place = '', rest = ''] = /^(.+?)\.member\.(\d+)(?:\.(.+))?$/.exec(name) ?? [];
    if (name !== '' && value === '') continue;
    if (list === '') members[name] = value;
    else {
      const items = lists.get(list) ?? new Map<string, [string, string][]>();
      items.set(place, [...(items.get(place) ?? []), [rest, value]]);
      lists.set(list, items);
    }
  }
  for (const [name, items] of lists) members[name] = [...items.values()].map(toItem);
  return members;
}

function toItem(parts: readonly [rest: string, value: string][]): unknown {
  const [first] = parts;
  return first?.[0] === '' ? first[1] : toMembers(parts);
}
