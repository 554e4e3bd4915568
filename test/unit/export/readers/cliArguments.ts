import { isDeepStrictEqual } from 'node:util';
import { FIELDS } from '../../../../src/core/mapping/fields.ts';
import type { MappingInput } from '../../../../src/core/mapping/mapping.ts';
import { readMapping } from '../../../../src/core/mapping/shape.ts';

export interface CliCall {
  readonly operation: string;
  readonly session: Readonly<Record<string, string>>;
  readonly uuid?: string;
  readonly input: MappingInput;
}

const MEMBER_OF_FLAG = new Map(FIELDS.map((field) => [field.names.cli, String(field.path[0])]));
const LISTS = new Set(['Topics', 'FunctionResponseTypes']);
const NUMBERS = new Set(FIELDS.filter(({ control }) => control === 'integer').map(({ path }) => String(path[0])));
const SWITCHES = new Set(FIELDS.filter(({ control }) => control === 'boolean').map(({ path }) => String(path[0])));

/** What the AWS CLI makes of the arguments that a shell has given it. */
export function readCliArguments(argv: readonly string[]): CliCall {
  const [lambda, operation = '', ...rest] = argv;
  if (lambda !== 'lambda') throw new Error(`not a command of lambda: ${argv.join(' ')}`);
  const given = toFlags(rest);
  const members = given
    .filter(({ member }) => member !== '')
    .map(({ flag, member, text }) => [member, toValue(flag, member, text)] as const);
  const others = new Map(given.filter(({ member }) => member === '').map(({ flag, text }) => [flag, text]));
  for (const flag of others.keys()) if (!OTHER_FLAGS.includes(flag)) throw new Error(`no flag of the command: ${flag}`);
  const uuid = others.get('--uuid');
  const session = [...others].filter(([flag]) => !['--uuid', '--cli-input-json'].includes(flag));
  return {
    operation,
    session: Object.fromEntries(session.map(([flag, text]) => [flag.slice(2), text])),
    ...(uuid === undefined ? {} : { uuid }),
    input: toInput({ ...Object(JSON.parse(others.get('--cli-input-json') ?? '{}')), ...Object.fromEntries(members) }),
  };
}

const OTHER_FLAGS = ['--profile', '--region', '--endpoint-url', '--uuid', '--cli-input-json'];

interface Flag {
  readonly flag: string;
  readonly member: string;
  readonly text: string;
}

function toFlags(argv: readonly string[]): readonly Flag[] {
  const flags: Flag[] = [];
  const rest = [...argv];
  while (rest.length > 0) {
    const [flag = '', inline] = splitOnce(rest.shift() ?? '');
    const member = MEMBER_OF_FLAG.get(flag.replace('--no-', '--')) ?? '';
    flags.push({ flag, member, text: SWITCHES.has(member) ? '' : (inline ?? rest.shift() ?? '') });
  }
  return flags;
}

/** Only what fits as it is: nothing has to be guessed about an export. */
export function toInput(value: unknown): MappingInput {
  const { input, faults } = readMapping(value);
  if (faults.length > 0 || !isDeepStrictEqual(JSON.parse(JSON.stringify(input)), JSON.parse(JSON.stringify(value)))) {
    throw new Error(`no mapping: ${JSON.stringify(faults)}`);
  }
  return input;
}

function splitOnce(argument: string): readonly [string, string?] {
  const flag = /^(--[a-z-]+)=([\s\S]*)$/.exec(argument);
  return flag === null ? [argument] : [flag[1] ?? '', flag[2]];
}

function toValue(flag: string, member: string, text: string): unknown {
  if (SWITCHES.has(member)) return !flag.startsWith('--no-');
  // The AWS CLI reads a file or an address instead.
  if (/^(?:fileb?|https?):\/\//.test(text)) throw new Error(`${member} would be read from ${text}`);
  if (/^[[{]/.test(text)) return JSON.parse(text);
  if (LISTS.has(member)) return [text];
  return NUMBERS.has(member) || /^\d+$/.test(text) ? Number(text) : text;
}
