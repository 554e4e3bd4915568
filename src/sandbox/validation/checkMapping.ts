import type { MappingConfiguration } from '../account/lambda.ts';
import { ServiceError } from '../serviceError.ts';
import { conflict, invalidRequest, invalidValue } from '../services/lambdaErrors.ts';
import { accountRules } from './accountRules.ts';
import type { MappingRequest } from './mappingRequest.ts';
import { type MappingRule, requestRules } from './requestRules.ts';
import { listViolations, type Shape, type StructureShape, WrongType } from './shape.ts';

/**
 * Narrows a request body to the members of `shape`; the service takes no notice of others. Throws the service's
 * SerializationException or ValidationException.
 */
export function parseMapping(shape: StructureShape, body: Readonly<Record<string, unknown>>): MappingInput {
  const known = Object.entries(body).filter(([name, value]) => Object.hasOwn(shape.members, name) && value !== null);
  const input: unknown = Object.fromEntries(known);
  const violations = findViolations(shape, input);
  if (!conforms(input, violations)) {
    const count = violations.length === 1 ? '1 validation error' : `${violations.length} validation errors`;
    throw invalidRequest(`${count} detected: ${violations.join('; ')}`);
  }
  return input;
}

/** The members that both operations take beside the configuration. */
export type MappingInput = MappingConfiguration & {
  FunctionName?: string;
  Enabled?: boolean;
  Tags?: Record<string, string>;
};

function findViolations(shape: Shape, body: unknown): string[] {
  try {
    return listViolations(shape, body);
  } catch (error) {
    if (!(error instanceof WrongType)) throw error;
    throw new ServiceError({ code: 'SerializationException', status: 400 }, error.message);
  }
}

/** The shapes in mappingShapes.ts say in data what this type says to the compiler. */
function conforms(_input: unknown, violations: readonly string[]): _input is MappingInput {
  return violations.length === 0;
}

/** Throws what the service would refuse the request with, the first of all. */
export function checkMapping(request: MappingRequest): void {
  for (const rule of [...requestRules, ...accountRules]) {
    const message = applies(rule, request) ? rule.check(request) : undefined;
    if (message !== undefined) throw invalidValue(message);
  }
  checkDuplicate(request);
}

function applies(rule: MappingRule, request: MappingRequest): boolean {
  const operation = request.existing === undefined ? 'create' : 'update';
  if (rule.on !== undefined && rule.on !== operation) return false;
  if (rule.sources !== undefined && !rule.sources.includes(request.source)) return false;
  if (operation === 'create' || rule.members === undefined) return true;
  return rule.members.some((member) => request.given?.includes(member));
}

function checkDuplicate({ account, existing, functionArn, source, wanted }: MappingRequest): void {
  const topic = wanted.Topics?.[0];
  const same = account.mappings.find(
    (mapping) =>
      mapping !== existing &&
      mapping.functionArn === functionArn &&
      mapping.configuration.EventSourceArn === wanted.EventSourceArn &&
      JSON.stringify(mapping.configuration.SelfManagedEventSource) === JSON.stringify(wanted.SelfManagedEventSource) &&
      mapping.configuration.Topics?.[0] === topic,
  );
  if (same === undefined) return;
  const what =
    source === 'kafka'
      ? `An event source mapping with event source arn ("${wanted.EventSourceArn}"), function ("${functionArn}") and topics ("${topic}") already exists.`
      : `The event source arn (" ${wanted.EventSourceArn} ") and function (" ${functionArn} ") provided mapping already exists.`;
  throw conflict(`${what} Please update or delete the existing mapping with UUID ${same.uuid}`);
}
