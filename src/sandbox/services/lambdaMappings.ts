import { findFunction, toMappingArn } from '../account/account.ts';
import type { EventSourceMapping } from '../account/lambda.ts';
import { isGone, settle } from '../account/lifecycle.ts';
import type { Answer, Call, Operation } from '../service.ts';
import { notFound } from './lambdaErrors.ts';
import { toMappingBody } from './lambdaShapes.ts';

const path = '/2015-03-31/event-source-mappings';

export const mappingOperations: readonly Operation[] = [
  { name: 'ListEventSourceMappings', method: 'GET', path, handle: listMappings },
  { name: 'GetEventSourceMapping', method: 'GET', path: `${path}/{UUID}`, handle: getMapping },
];

function listMappings(call: Call): Answer {
  const source = call.parameters.text('EventSourceArn');
  const name = call.parameters.text('FunctionName');
  const wanted = call.account.mappings.filter(
    (mapping) =>
      (source === undefined || mapping.configuration.EventSourceArn === source) &&
      (name === undefined || isFunction(call, mapping, name)),
  );
  const page = call.toPage(
    wanted.filter((mapping) => !isGone(mapping, call.now)),
    {
      list: `lambda:ListEventSourceMappings ${source ?? ''} ${name ?? ''}`,
      key: ({ uuid }) => uuid,
      token: call.parameters.text('Marker'),
      tokenName: 'Marker',
      size: call.parameters.integer('MaxItems', { min: 1, max: 10_000 }),
      maximum: 100,
    },
  );
  const body = page.items.map((mapping) => {
    settle(call.account, mapping, call);
    return toMappingBody(call.account, mapping);
  });
  return { body: { NextMarker: page.token ?? null, EventSourceMappings: body.map(hideEncryptedFilter) } };
}

function isFunction(call: Call, mapping: EventSourceMapping, reference: string): boolean {
  const wanted = findFunction(call.account, reference);
  return wanted !== undefined && findFunction(call.account, mapping.functionArn) === wanted;
}

/** Lists show no filter criteria that a customer's key encrypts (limits.md 1). */
function hideEncryptedFilter(body: Record<string, unknown>): object {
  return body.KMSKeyArn === undefined ? body : { ...body, FilterCriteria: null };
}

function getMapping(call: Call): Answer {
  return { body: toMappingBody(call.account, requireMapping(call)) };
}

/** The mapping the call names, brought up to now; 404 where there is none, or none any more. */
export function requireMapping(call: Call): EventSourceMapping {
  const uuid = call.parameters.requiredText('UUID').toLowerCase();
  const mapping = call.account.mappings.find((candidate) => candidate.uuid === uuid);
  if (mapping === undefined || !settle(call.account, mapping, call)) {
    throw notFound('The resource you requested does not exist.');
  }
  return mapping;
}

/** Where the mapping's ARN is needed: tags. */
export function findMappingByArn(call: Call, arn: string): EventSourceMapping | undefined {
  return call.account.mappings.find(({ uuid }) => toMappingArn(call.account, uuid) === arn);
}
