import type { EventSourceMapping } from '../account/lambda.ts';
import type { Answer, Call, Operation } from '../service.ts';
import { invalidValue, notFound } from './lambdaErrors.ts';
import { findMappingByArn } from './lambdaMappings.ts';

const path = '/2017-03-31/tags/{Resource}';
const mostTags = 50;

/** Tags of event source mappings. */
export const tagOperations: readonly Operation[] = [
  { name: 'ListTags', method: 'GET', path, handle: (call) => ({ body: { Tags: requireTagged(call).tags } }) },
  { name: 'TagResource', method: 'POST', path, status: 204, handle: tagResource },
  { name: 'UntagResource', method: 'DELETE', path, status: 204, handle: untagResource },
];

function requireTagged(call: Call): EventSourceMapping {
  const arn = call.parameters.requiredText('Resource');
  const mapping = findMappingByArn(call, arn);
  if (mapping === undefined) throw notFound(`Event source mapping not found: ${arn}`);
  return mapping;
}

function tagResource(call: Call): Answer {
  const mapping = requireTagged(call);
  const tags = { ...mapping.tags, ...call.parameters.map('Tags') };
  checkTags(tags);
  mapping.tags = tags;
  return {};
}

function untagResource(call: Call): Answer {
  const mapping = requireTagged(call);
  const removed = call.parameters.texts('tagKeys');
  mapping.tags = Object.fromEntries(Object.entries(mapping.tags).filter(([key]) => !removed.includes(key)));
  return {};
}

/** AWS's general rules for tags; throws 400 with wordings of our own. */
export function checkTags(tags: Readonly<Record<string, string>>): void {
  const entries = Object.entries(tags);
  if (entries.length > mostTags) throw invalidValue(`The number of tags exceeds the limit of ${mostTags}.`);
  for (const [key, value] of entries) {
    if (key.length < 1 || key.length > 128 || value.length > 256) {
      throw invalidValue(`The tag ${key} is not valid: keys have 1 to 128 characters, values up to 256.`);
    }
    if (key.toLowerCase().startsWith('aws:')) throw invalidValue(`The tag key ${key} uses the reserved prefix aws:.`);
  }
}
