import { isRecord } from '../parameters.ts';
import type { Operation, Protocol, Routed } from '../service.ts';
import type { WireRequest } from './wire.ts';
import { writeXml } from './xml.ts';

/**
 * EC2's own flavour of Query: lists and structures stand in the form as `Filter.1.Name`, answers have no `…Result`
 * element and put list items into `item`, and errors have a frame of their own.
 */
export function ec2Query(namespace: string): Protocol {
  return {
    route,
    writeAnswer: (answer, operation, _service, requestId) => {
      const members = Object.entries({ requestId, ...toMembers(answer.body) });
      const content = members.map(([name, value]) => writeXml(name, value, 'item')).join('');
      return {
        status: 200,
        headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId },
        body: `<${operation.name}Response xmlns="${namespace}">${content}</${operation.name}Response>`,
      };
    },
    writeError: (error, _service, requestId) => {
      const errors = { Errors: { Error: { Code: error.code, Message: error.message } }, RequestID: requestId };
      return {
        status: error.status,
        headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId, ...error.headers },
        body: writeXml('Response', errors, 'item'),
      };
    },
  };
}

function toMembers(body: unknown): Readonly<Record<string, unknown>> {
  return isRecord(body) ? body : {};
}

function route(request: WireRequest, operations: readonly Operation[]): Routed | undefined {
  const form = new URLSearchParams(request.body);
  const operation = operations.find((candidate) => candidate.name === form.get('Action'));
  return operation && { operation, parameters: parseForm(form) };
}

/** `Filter.1.Value.2=x` becomes `{ Filter: [{ Value: [..., 'x'] }] }`. */
function parseForm(form: URLSearchParams): Readonly<Record<string, unknown>> {
  const tree: Record<string, unknown> = {};
  for (const [name, value] of form) plant(tree, name.split('.'), value);
  return toMembers(gatherLists(tree));
}

function plant(tree: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    tree[name] = value;
    return;
  }
  const branch = tree[name];
  const next: Record<string, unknown> = isRecord(branch) ? branch : {};
  tree[name] = next;
  plant(next, rest, value);
}

function gatherLists(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([name, item]) => [name, gatherLists(item)] as const);
  if (entries.length === 0 || !entries.every(([name]) => /^[1-9]\d*$/.test(name))) return Object.fromEntries(entries);
  return entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, item]) => item);
}
