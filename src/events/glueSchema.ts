import type { DecodedValue } from '../core/event/decodeValue.ts';
import type { ReadValue } from './eventValueReader.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of a schema version in AWS Glue that a value has: in its frame, or in the record's metadata. */
export function findGlueId({ value }: Pick<ReadValue, 'value'>, { frame }: DecodedValue): string | undefined {
  if (frame?.kind === 'glue') return frame.schemaId;
  const { keySchema, valueSchema } = value.record;
  const metadata = value.part === 'key' ? keySchema : value.part === 'value' ? valueSchema : undefined;
  return metadata?.schemaId !== undefined && UUID.test(metadata.schemaId) ? metadata.schemaId : undefined;
}
