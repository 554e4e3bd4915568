import { CLI_NOTES, toCliInput } from './cliArguments.ts';
import { toNotes } from './exportNotes.ts';
import type { ExportRequest } from './exportRequest.ts';
import type { MappingExport } from './mappingExport.ts';

/** The file for `--cli-input-json file://…`, of create-event-source-mapping or, with a UUID, of the update. */
export function toCliInputJson(request: ExportRequest): MappingExport {
  const { input, options } = request;
  return {
    text: `${JSON.stringify(toCliInput(input, options), undefined, 2)}\n`,
    notes: toNotes(request, CLI_NOTES),
  };
}
