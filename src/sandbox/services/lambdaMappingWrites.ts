import { randomUUID } from 'node:crypto';
import { findFunction, parseFunctionReference, toFunctionArn } from '../account/account.ts';
import type { EventSourceMapping } from '../account/lambda.ts';
import { move } from '../account/lifecycle.ts';
import { mergeConfiguration } from '../account/mergeConfiguration.ts';
import type { Answer, Call, Operation } from '../service.ts';
import { checkMapping, parseMapping } from '../validation/checkMapping.ts';
import { type MappingRequest, toSourceKind } from '../validation/mappingRequest.ts';
import { createShape, updateShape } from '../validation/mappingShapes.ts';
import { inUse } from './lambdaErrors.ts';
import { requireMapping } from './lambdaMappings.ts';
import { toMappingBody } from './lambdaShapes.ts';
import { checkTags } from './lambdaTags.ts';

const path = '/2015-03-31/event-source-mappings';

export const mappingWriteOperations: readonly Operation[] = [
  { name: 'CreateEventSourceMapping', method: 'POST', path, status: 202, handle: createMapping },
  { name: 'UpdateEventSourceMapping', method: 'PUT', path: `${path}/{UUID}`, status: 202, handle: updateMapping },
  { name: 'DeleteEventSourceMapping', method: 'DELETE', path: `${path}/{UUID}`, status: 202, handle: deleteMapping },
];

function createMapping(call: Call): Answer {
  const input = parseMapping(createShape, call.parameters.all);
  const tags = input.Tags ?? {};
  checkTags(tags);
  const wanted = mergeConfiguration({}, input);
  const reference = input.FunctionName ?? '';
  const functionArn = toRequestedArn(call, reference);
  checkMapping(toRequest(call, reference, { wanted, functionArn }));
  const enabled = input.Enabled ?? true;
  const mapping: EventSourceMapping = {
    uuid: randomUUID(),
    functionArn,
    configuration: wanted,
    tags,
    state: 'Creating',
    stateTransitionReason: 'USER_INITIATED',
    lastProcessingResult: 'No records processed',
    lastModified: call.now,
    history: [{ from: call.now, kind: 'off' }],
  };
  move(call.account, mapping, call, {
    through: 'Creating',
    to: enabled ? 'Enabled' : 'Disabled',
    reason: 'USER_INITIATED',
  });
  call.account.mappings.push(mapping);
  return { body: toMappingBody(call.account, mapping) };
}

function updateMapping(call: Call): Answer {
  const mapping = requireSettled(call, 'update');
  const input = parseMapping(updateShape, call.parameters.all);
  const wanted = mergeConfiguration(mapping.configuration, input);
  const functionArn = input.FunctionName === undefined ? mapping.functionArn : toRequestedArn(call, input.FunctionName);
  checkMapping(
    toRequest(call, input.FunctionName ?? functionArn, {
      wanted,
      functionArn,
      existing: mapping,
      given: Object.keys(input),
    }),
  );
  const enabled = input.Enabled ?? mapping.state === 'Enabled';
  mapping.configuration = wanted;
  mapping.functionArn = functionArn;
  move(call.account, mapping, call, {
    through: toTransition(mapping.state === 'Enabled', enabled),
    to: enabled ? 'Enabled' : 'Disabled',
    reason: 'USER_INITIATED',
  });
  return { body: toMappingBody(call.account, mapping) };
}

function toTransition(was: boolean, willBe: boolean): 'Enabling' | 'Disabling' | 'Updating' {
  if (was === willBe) return 'Updating';
  return willBe ? 'Enabling' : 'Disabling';
}

function deleteMapping(call: Call): Answer {
  const mapping = requireSettled(call, 'delete');
  move(call.account, mapping, call, { through: 'Deleting', to: 'gone', reason: 'USER_INITIATED' });
  return { body: toMappingBody(call.account, mapping) };
}

/** While a mapping is on its way to a state, nothing else can be done to it (limits.md 6). */
function requireSettled(call: Call, action: 'update' | 'delete'): EventSourceMapping {
  const mapping = requireMapping(call);
  if (mapping.transition !== undefined) throw inUse(action);
  return mapping;
}

/** The ARN of what the request names, with its version or alias. */
function toRequestedArn(call: Call, reference: string): string {
  const { name, qualifier } = parseFunctionReference(reference);
  return toFunctionArn(call.account, qualifier === undefined ? name : `${name}:${qualifier}`);
}

function toRequest(
  call: Call,
  reference: string,
  about: Pick<MappingRequest, 'wanted' | 'functionArn' | 'existing' | 'given'>,
): MappingRequest {
  const lambda = findFunction(call.account, reference);
  return {
    account: call.account,
    now: call.now,
    source: toSourceKind(about.wanted),
    lambda,
    role: call.account.roles.find(({ name }) => name === lambda?.role),
    ...about,
  };
}
