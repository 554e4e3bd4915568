import type { AuthMethod } from '../../core/cluster/authMethods.ts';
import type { FilterCondition } from '../../core/event/filterBuilder.ts';
import { readSampleRecords, type SampleRecords } from '../../core/event/sampleRecord.ts';
import type { ExportFormat } from '../../core/export/exportFormats.ts';
import type { PermissionPart } from '../../core/policy/permissionText.ts';
import type { EventFile } from '../protocol.ts';

/** Parts that can be folded away; what is folded is not worked out either. */
export type Panel = 'export' | 'permissions' | 'trial';

/** Records to try filters on: typed in, or the text of a file. */
export interface Sample {
  readonly text: string;
  readonly file?: EventFile;
  /** Why the file could not be read. */
  readonly failure?: string;
  /** What the text says. */
  readonly read: SampleRecords;
}

/** The rows of a pattern as they were edited: more than the pattern says while one of them is not complete. */
export interface EditedRows {
  readonly index: number;
  readonly pattern: string;
  readonly conditions: readonly FilterCondition[];
}

/** What the user has chosen beside the form; nothing of it is in the document. */
export interface SideState {
  readonly open: Readonly<Record<Panel, boolean>>;
  /** Absent: the first. */
  readonly format?: ExportFormat;
  /** Templates carry the execution role's policy too. */
  readonly withPolicy: boolean;
  /** The permission that is shown; absent: the first. */
  readonly part?: PermissionPart;
  /** The role has AWS's managed policy, so only what that lacks is shown. */
  readonly managedPolicy: boolean;
  /** Places of the filter patterns that are shown as text although rows could show them. */
  readonly rawPatterns: readonly number[];
  readonly rows: readonly EditedRows[];
  /** Secret that each method had when another was chosen: it is there again when one goes back. */
  readonly leftSecrets?: Readonly<Partial<Record<AuthMethod, string>>>;
  readonly sample: Sample;
  /** Files that the sample can be taken from; absent: not asked for. */
  readonly eventFiles?: readonly EventFile[];
}

/** What of it survives while the page is hidden. */
export type KeptSide = Omit<SideState, 'eventFiles' | 'rows' | 'leftSecrets' | 'sample'> & {
  readonly sample: KeptSample;
};

type KeptSample = Pick<Sample, 'text' | 'file'>;

/** Characters of a sample that are kept: all that is kept is written anew at each key. */
const MOST_KEPT = 20_000;

const INITIAL: KeptSide = {
  open: { export: true, permissions: false, trial: false },
  withPolicy: false,
  managedPolicy: false,
  rawPatterns: [],
  sample: { text: '' },
};

export function toInitialSide(kept: KeptSide = INITIAL): SideState {
  return { ...kept, rows: [], sample: toSample(kept.sample.text, kept.sample.file) };
}

export function toKeptSide({ eventFiles: _files, rows: _rows, leftSecrets: _left, ...side }: SideState): KeptSide {
  const { text, file } = side.sample;
  return { ...side, sample: { text: text.length <= MOST_KEPT ? text : '', ...(file === undefined ? {} : { file }) } };
}

export function toSample(text: string, file?: EventFile): Sample {
  return { text, read: readSampleRecords(text), ...(file === undefined ? {} : { file }) };
}

/** What was chosen for the patterns after one that goes. */
export function withoutPattern({ rawPatterns, rows }: SideState, index: number): Partial<SideState> {
  const move = (place: number) => (place > index ? place - 1 : place);
  return {
    rawPatterns: rawPatterns.filter((place) => place !== index).map(move),
    rows: rows.filter((entry) => entry.index !== index).map((entry) => ({ ...entry, index: move(entry.index) })),
  };
}

/** Reads what an earlier life of the page kept; whatever is not as expected becomes as it was at first. */
export function parseKeptSide(value: unknown): KeptSide {
  if (typeof value !== 'object' || value === null) return INITIAL;
  const kept = value as { readonly [K in keyof KeptSide]?: unknown };
  return {
    open: parseOpen(kept.open),
    // Words that no longer name anything count as absent where they are used.
    ...(typeof kept.format === 'string' ? { format: kept.format as ExportFormat } : {}),
    ...(typeof kept.part === 'string' ? { part: kept.part as PermissionPart } : {}),
    withPolicy: kept.withPolicy === true,
    managedPolicy: kept.managedPolicy === true,
    rawPatterns: Array.isArray(kept.rawPatterns) ? kept.rawPatterns.filter((place) => Number.isInteger(place)) : [],
    sample: parseSample(kept.sample),
  };
}

function parseOpen(value: unknown): SideState['open'] {
  const given = typeof value === 'object' && value !== null ? (value as { readonly [K in Panel]?: unknown }) : {};
  const isOpen = (panel: Panel) => (typeof given[panel] === 'boolean' ? given[panel] : INITIAL.open[panel]);
  return { export: isOpen('export'), permissions: isOpen('permissions'), trial: isOpen('trial') };
}

function parseSample(value: unknown): KeptSample {
  if (typeof value !== 'object' || value === null) return INITIAL.sample;
  const { text, file } = value as { readonly [K in keyof KeptSample]?: unknown };
  if (typeof text !== 'string') return INITIAL.sample;
  return { text, ...(isEventFile(file) ? { file } : {}) };
}

function isEventFile(value: unknown): value is EventFile {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, name } = value as { readonly [K in keyof EventFile]?: unknown };
  return typeof uri === 'string' && typeof name === 'string';
}
