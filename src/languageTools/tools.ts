import type { LanguageToolName } from '../contributions.ts';
import { decodeEvent, generateEvent } from './eventTools.ts';
import type { LanguageTool } from './languageTool.ts';
import { diagnoseOneMapping, explainOneMapping, listMappings } from './mappingTools.ts';

/** Every tool by the name that package.json contributes. All of them only read. */
export const LANGUAGE_TOOLS: Readonly<Record<LanguageToolName, LanguageTool>> = {
  mskLambda_listMappings: listMappings,
  mskLambda_explainMapping: explainOneMapping,
  mskLambda_diagnoseMapping: diagnoseOneMapping,
  mskLambda_decodeEvent: decodeEvent,
  mskLambda_generateEvent: generateEvent,
};
