import { parseArn, toFunctionName, toFunctionQualifier } from '../arn.ts';

/** Account and region of a function reference, as far as it names them (fields.md 4). */
export interface FunctionHome {
  readonly account?: string;
  readonly region?: string;
}

export function toFunctionHome(reference: string): FunctionHome {
  const arn = parseArn(reference);
  if (arn !== undefined) return { account: arn.account, region: arn.region };
  const account = reference.split(':').find((part) => /^\d{12}$/.test(part));
  const region = reference.split(':').find((part) => /^[a-z]{2,}(?:-[a-z]+)+-\d+$/.test(part));
  return { ...(account === undefined ? {} : { account }), ...(region === undefined ? {} : { region }) };
}

/** Whether two references mean the same function and version; a part that only one of them names counts as equal. */
export function isSameFunction(a: string, b: string): boolean {
  const name = toFunctionName(b);
  // Lists of hundreds are searched at every key: most are told apart without being taken apart.
  if (!a.includes(name) || toFunctionName(a) !== name || toFunctionQualifier(a) !== toFunctionQualifier(b))
    return false;
  const [one, other] = [toFunctionHome(a), toFunctionHome(b)];
  return agree(one.account, other.account) && agree(one.region, other.region);
}

function agree(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}
