import type { DeployedMapping } from './mapping.ts';
import { readPrintedMapping } from './printedMapping.ts';
import { readMapping } from './shape.ts';

/**
 * Anything read as what `aws lambda get-event-source-mapping` prints, or the SDK answers: members of a wrong type count as
 * absent, and what every mapping has but this one lacks is a WORD_IN_CAPITALS to be filled in. Never throws.
 */
export function readDeployedMapping(value: unknown): DeployedMapping {
  const { FunctionName, Enabled: _, Tags: __, ...settings } = readMapping(readPrintedMapping(value).members).input;
  const source: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
  const text = (name: string) => {
    const member = source[name];
    return typeof member === 'string' && member !== '' ? member : undefined;
  };
  const changed = toTime(source['LastModified']);
  const [reason, result] = [text('StateTransitionReason'), text('LastProcessingResult')];
  return {
    ...settings,
    UUID: text('UUID') ?? 'MAPPING_UUID',
    FunctionArn: text('FunctionArn') ?? FunctionName ?? 'FUNCTION',
    State: text('State') ?? '',
    ...(reason !== undefined && { StateTransitionReason: reason }),
    ...(result !== undefined && { LastProcessingResult: result }),
    ...(changed !== undefined && { LastModified: changed }),
  };
}

/** The CLI prints ISO 8601 or, in its first version, seconds since 1970; the SDK has dates. */
function toTime(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const time = value instanceof Date ? value : new Date(typeof value === 'number' ? value * 1000 : Number.NaN);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
