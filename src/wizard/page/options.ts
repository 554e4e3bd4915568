/** One line of a picker. */
export interface PickerOption {
  /** What goes into the document. */
  readonly value: string;
  /** What the user reads, and what the input shows while this option is chosen. */
  readonly label: string;
  /** Beside the label, in dimmed words. */
  readonly description?: string;
  /** Heading above the first option of a kind. */
  readonly group?: string;
}

/** More lines than anybody reads; the rest is one more typed character away. */
export const SHOWN_OPTIONS = 100;

/**
 * Options in which every word of the query occurs: in label, description or value. In each group those come first whose label
 * has them all; otherwise order is kept.
 */
export function filterOptions(options: readonly PickerOption[], query: string): readonly PickerOption[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return options;
  const hasAll = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const found = options.filter(({ label, description, value }) => hasAll(`${label} ${description ?? ''} ${value}`));
  return toRuns(found).flatMap(({ members }) => [
    ...members.filter(({ label }) => hasAll(label)),
    ...members.filter(({ label }) => !hasAll(label)),
  ]);
}

/** The option that a typed text names exactly: by value, or by a label that only one option has. */
export function findNamed(options: readonly PickerOption[], text: string): PickerOption | undefined {
  const byValue = options.find((option) => option.value === text);
  if (byValue !== undefined) return byValue;
  const byLabel = options.filter((option) => option.label === text);
  return byLabel.length === 1 ? byLabel[0] : undefined;
}

/** The active one of `count` options after a step: single steps go round, larger ones stop at the ends; -1: none. */
export function toNextActive(active: number, step: number, count: number): number {
  if (count === 0) return active;
  const from = active < 0 && step < 0 ? count : active;
  return Math.abs(step) === 1 ? (from + step + count) % count : Math.max(0, Math.min(count - 1, from + step));
}

/** Neighbouring options of one group. */
export interface OptionRun {
  readonly group: string;
  /** Place of the first of `members` in the whole list. */
  readonly start: number;
  readonly members: readonly PickerOption[];
}

export function toRuns(options: readonly PickerOption[]): readonly OptionRun[] {
  const starts = options.flatMap((option, index) =>
    option.group === options[index - 1]?.group && index > 0 ? [] : [index],
  );
  return starts.map((start, run) => ({
    group: options[start]?.group ?? '',
    start,
    members: options.slice(start, starts[run + 1]),
  }));
}
