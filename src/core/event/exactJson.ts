import { type JsonValue, readJsonValue } from './jsonValue.ts';

/** As many digits as a number that JavaScript rounds has at least. */
const LONG = /\d{16}/;

/**
 * Reads JSON as `JSON.parse` does, but for whole numbers that a number would round: they are bigints.
 * @throws SyntaxError for what is no JSON, RangeError for what is nested too deeply
 */
export function parseExactJson(text: string): unknown {
  const rounded: unknown = JSON.parse(text);
  if (!LONG.test(text)) return rounded;
  const value = readJsonValue(text);
  if (value === undefined) throw new RangeError('nested too deeply');
  return toExact(value);
}

function toExact(value: JsonValue): unknown {
  switch (value.kind) {
    case 'null':
      return null;
    case 'number':
      return toExactNumber(value.written);
    case 'list':
      return value.items.map(toExact);
    case 'object':
      return Object.fromEntries([...value.members].map(([name, member]) => [name, toExact(member)]));
    default:
      return value.value;
  }
}

function toExactNumber(written: string): number | bigint {
  const number = Number(written);
  return /^-?\d+$/.test(written) && !Number.isSafeInteger(number) ? BigInt(written) : number;
}
