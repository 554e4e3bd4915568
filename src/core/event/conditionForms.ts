import {
  formatJsonValue,
  isNumberText,
  type JsonValue,
  toList,
  toNumber,
  toObject,
  toOnlyMember,
  toText,
} from './jsonValue.ts';

/** How the operands of a condition stand in a pattern, there and back. */
export interface ConditionForm {
  /** What is typed for each operand. `many`: any number of them, at least one; otherwise exactly `count`. */
  readonly operands: { readonly kind: 'none' | 'text' | 'number'; readonly count: number; readonly many?: true };
  /** Items for the list in the pattern. */
  readonly write: (operands: readonly string[]) => readonly JsonValue[];
  /** Operands of one item; undefined when the item is of another operator. */
  readonly read: (item: JsonValue) => readonly string[] | undefined;
}

const TEXTS = { kind: 'text', count: 1, many: true } as const;

/** Texts as they are; the empty one has an operator of its own. */
export const PLAIN_TEXTS: ConditionForm = {
  operands: TEXTS,
  write: (operands) => operands.map(toText),
  read: (item) => (item.kind === 'text' && item.value !== '' ? [item.value] : undefined),
};

/** Numbers by their written form. */
export const PLAIN_NUMBERS: ConditionForm = {
  operands: { kind: 'number', count: 1, many: true },
  write: (operands) => operands.map(toNumberOperand),
  read: (item) => (item.kind === 'number' ? [item.written] : undefined),
};

/** The list of `anything-but`, as far as it holds texts. */
export const EXCLUDED_TEXTS: ConditionForm = {
  operands: TEXTS,
  write: (operands) => [operator('anything-but', toList(operands.map(toText)))],
  read: (item) => {
    const [name, operand] = toOnlyMember(item) ?? [];
    if (name !== 'anything-but' || operand === undefined) return undefined;
    const items = operand.kind === 'list' ? operand.items : [operand];
    const texts = items.flatMap((entry) => (entry.kind === 'text' ? [entry.value] : []));
    return texts.length === items.length && texts.length > 0 ? texts : undefined;
  },
};

/** One value without operands. */
export function toPlainForm(value: JsonValue): ConditionForm {
  return {
    operands: { kind: 'none', count: 0 },
    write: () => [value],
    read: (item) => (formatJsonValue(item) === formatJsonValue(value) ? [] : undefined),
  };
}

/** An operator with one text: several texts become several items. */
export function toTextForm(name: string): ConditionForm {
  return {
    operands: TEXTS,
    write: (operands) => operands.map((text) => operator(name, toText(text))),
    read: (item) => {
      const [found, operand] = toOnlyMember(item) ?? [];
      return found === name && operand?.kind === 'text' ? [operand.value] : undefined;
    },
  };
}

export function toExistsForm(wanted: boolean): ConditionForm {
  return toPlainForm(operator('exists', { kind: 'boolean', value: wanted }));
}

/** `numeric` with one comparison, or with a lower and an upper one, which a pattern may have the other way round. */
export function toNumericForm(...signs: readonly string[]): ConditionForm {
  return {
    operands: { kind: 'number', count: signs.length },
    write: (operands) => [
      operator(
        'numeric',
        toList(signs.flatMap((sign, index) => [toText(sign), toNumberOperand(operands[index] ?? '')])),
      ),
    ],
    read: (item) => {
      const [name, operand] = toOnlyMember(item) ?? [];
      if (name !== 'numeric' || operand?.kind !== 'list' || operand.items.length !== signs.length * 2) return undefined;
      const found = toBounds(operand.items);
      const bounds = signs.flatMap((sign) => found.get(sign) ?? []);
      return bounds.length === signs.length ? bounds : undefined;
    },
  };
}

/** Bounds by their sign. A text in place of a number is what somebody has not finished typing. */
function toBounds(items: readonly JsonValue[]): ReadonlyMap<string, string> {
  return new Map(
    items.flatMap((sign, index) => {
      const bound = items[index + 1];
      if (index % 2 !== 0 || sign.kind !== 'text' || bound === undefined) return [];
      const text = bound.kind === 'number' ? bound.written : bound.kind === 'text' ? bound.value : undefined;
      return text === undefined ? [] : [[sign.value, text] as const];
    }),
  );
}

/** What is no number stays as text, so that nothing typed is lost; the rules say that it has to be one. */
function toNumberOperand(text: string): JsonValue {
  return isNumberText(text) ? toNumber(text) : toText(text);
}

function operator(name: string, operand: JsonValue): JsonValue {
  return toObject([[name, operand]]);
}
