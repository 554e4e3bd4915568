import type { FieldPath } from '../mapping/finding.ts';

/** Members whose names in validation messages differ from the API's by more than the first letter. */
const SPELLINGS: Readonly<Record<string, string>> = {
  uri: 'URI',
  kmskeyarn: 'KMSKeyArn',
  uuid: 'UUID',
  schemaregistryuri: 'SchemaRegistryURI',
};

/**
 * A member as validation messages name it (`destinationConfig.onFailure.destination`, `topics.1.member`) as a place in
 * the document. Undefined for an empty name.
 */
export function toMemberPath(name: string): FieldPath | undefined {
  const parts = name.split('.').filter((part) => part !== '' && part !== 'member');
  return parts.length === 0 ? undefined : parts.map(toPart);
}

function toPart(part: string): string | number {
  // Lists are counted from 1 there.
  if (/^\d+$/.test(part)) return Math.max(0, Number(part) - 1);
  return SPELLINGS[part.toLowerCase()] ?? part.charAt(0).toUpperCase() + part.slice(1);
}
