import { type ApiExplanation, findRefusal } from './apiErrors.ts';
import { findProblemPart, type Problem, stripResult } from './problems.ts';
import { findStopReason, type StopReason } from './transitionReasons.ts';

/** Lines over which terminals and editors may have broken one message. */
const MOST_LINES = 3;

/** Words that tell in a last result, and that the log of anything else may have as well. */
const LOOSE_PARTS: readonly string[] = [
  'connection error',
  'function call failed',
  'throttled',
  'throttling',
  'concurrency',
  'rate exceeded',
  'schema registry',
  'onfailure destination',
  'on-failure destination',
  'failure destination',
  'larger than 6 mb',
  'exceeds 6 mb',
];

/** What a line tells: that AWS or a tool refuses something, that a mapping has a problem, or why Lambda stopped one. */
export type Sign =
  | { readonly kind: 'refusal'; readonly refusal: ApiExplanation; readonly part: string }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly part: string }
  | { readonly kind: 'stop'; readonly stop: StopReason; readonly part: string };

/** A sign with the lines of the text that it stands in, without what surrounds them. */
export interface PlacedSign {
  readonly sign: Sign;
  readonly lines: readonly string[];
}

/** Every sign of an error in a text, in its order. A message may be broken over several lines. */
export function listSigns(text: string): readonly PlacedSign[] {
  const filled = text
    .split(/\r?\n/)
    .flatMap(toResults)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const found: PlacedSign[] = [];
  for (let index = 0; index < filled.length; ) {
    const { signs, size } = readAt(filled, index);
    const own = filled.slice(index, index + size);
    found.push(...signs.map((sign) => ({ sign, lines: own })));
    index += size;
  }
  return found;
}

/** A list of mappings may be one line; each result in it counts. */
function toResults(line: string): readonly string[] {
  const results = line.split(/(?=PROBLEM:)/);
  return results.length > 2 ? results : [line];
}

/** What begins at a line: of several lines together only what none of them says by itself. */
function readAt(lines: readonly string[], index: number): { readonly signs: readonly Sign[]; readonly size: number } {
  const [line = ''] = lines.slice(index, index + 1);
  const isAlone = lines.length === 1;
  const signs = readSigns(line, isResult(line) || (isAlone && LOOSE_PARTS.some((part) => startsWith(line, part))));
  for (let size = 2; size <= Math.min(MOST_LINES, lines.length - index); size += 1) {
    const joined = readSigns(lines.slice(index, index + size).join(' '), false);
    const rest = readSigns(lines.slice(index + 1, index + size).join(' '), false);
    if (toWeight(joined) > Math.max(toWeight(signs), toWeight(rest))) return { signs: joined, size };
  }
  return { signs, size: 1 };
}

function isResult(line: string): boolean {
  return /PROBLEM:|LastProcessingResult/i.test(line);
}

function startsWith(line: string, part: string): boolean {
  return stripResult(line).toLowerCase().startsWith(part);
}

function toWeight(signs: readonly Sign[]): number {
  return Math.max(0, ...signs.map(({ part }) => part.length));
}

/** The longer of what AWS refuses and what a mapping reports, and the reason of a stop beside it. */
function readSigns(line: string, takesLoose: boolean): readonly Sign[] {
  const refused = findRefusal(line);
  const reported = findProblemPart(line, takesLoose ? [] : LOOSE_PARTS);
  const stop = findStopReason(line);
  const signs: Sign[] = [];
  if (refused !== undefined && refused.part.length >= (reported?.part.length ?? 0)) {
    signs.push({ kind: 'refusal', refusal: refused.explanation, part: refused.part });
  } else if (reported !== undefined) {
    signs.push({ kind: 'problem', ...reported });
  }
  if (stop !== undefined) signs.push({ kind: 'stop', stop, part: stop.code });
  return signs;
}
