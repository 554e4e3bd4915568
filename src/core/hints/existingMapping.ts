/** The end of every text by which Lambda says that a mapping is there already; the rest differs by source (errors.md D). */
export const EXISTING_MAPPING =
  /already exists\. Please update or delete the existing mapping with UUID (?<value>[0-9a-f-]{36})/i;

/** UUID of the mapping that a refusal names as standing in the way. */
export function findExistingMapping(message: string): string | undefined {
  return EXISTING_MAPPING.exec(message)?.groups?.['value'];
}
