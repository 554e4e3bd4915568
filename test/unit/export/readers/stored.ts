import type { ExportFormat } from '../../../../src/core/export/exportFormats.ts';
import type { MappingInput } from '../../../../src/core/mapping/mapping.ts';
import { parseTimestamp } from '../../../../src/core/mapping/timestamp.ts';

/** What Lambda stores of a mapping: names, times and patterns however they were written. */
export function toStored({
  FunctionName,
  StartingPositionTimestamp: time,
  FilterCriteria,
  ...rest
}: MappingInput): unknown {
  return {
    ...rest,
    FunctionName: FunctionName?.replace(/^.*:function:/, ''),
    StartingPositionTimestamp: time === undefined ? undefined : (parseTimestamp(time)?.milliseconds ?? time),
    Filters: FilterCriteria?.Filters?.map(({ Pattern = '' }) => toMeaning(Pattern)),
  };
}

/** The JSON text without what has no meaning in it; numbers stay texts, since they can be larger than JavaScript's. */
function toMeaning(pattern: string): string {
  return pattern.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, (_all, text?: string) =>
    text === undefined ? '' : JSON.stringify(JSON.parse(text)),
  );
}

/** What a target cannot say, each of which must be told in a note. */
export const LACKING: Partial<Readonly<Record<ExportFormat, readonly (keyof MappingInput)[]>>> = {
  sam: ['Tags'],
  terraform: ['LoggingConfig'],
};

export function toExpressible(input: MappingInput, format: ExportFormat): MappingInput {
  const lacking = new Set<string>(LACKING[format]);
  return Object.fromEntries(Object.entries(input).filter(([name]) => !lacking.has(name)));
}
