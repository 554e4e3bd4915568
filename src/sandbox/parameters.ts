import { InvalidParameter } from './serviceError.ts';

/** What a request says, whichever part of it (path, query, form, JSON body) says it; names are the wire's. */
export class Parameters {
  readonly all: Readonly<Record<string, unknown>>;

  constructor(all: Readonly<Record<string, unknown>>) {
    this.all = all;
  }

  text(name: string): string | undefined {
    const value = this.all[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string') throw new InvalidParameter(name, `${name} must be a string.`);
    return value;
  }

  requiredText(name: string): string {
    const value = this.text(name);
    if (value === undefined || value === '') throw new InvalidParameter(name, `${name} is required.`);
    return value;
  }

  /** Reads numbers and, since query strings have none, their text. */
  integer(name: string, range: { min: number; max: number }): number | undefined {
    const value = this.all[name];
    if (value === undefined || value === null || value === '') return undefined;
    const number = typeof value === 'number' ? value : Number(value);
    if (!Number.isInteger(number) || number < range.min || number > range.max) {
      throw new InvalidParameter(name, `${name} must be an integer from ${range.min} to ${range.max}.`);
    }
    return number;
  }

  texts(name: string): string[] {
    const value = this.all[name];
    if (value === undefined || value === null) return [];
    if (typeof value === 'string') return [value];
    if (!isTextList(value)) throw new InvalidParameter(name, `${name} must be a list of strings.`);
    return value;
  }

  records(name: string): Readonly<Record<string, unknown>>[] {
    const value = this.all[name];
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value) || !value.every(isRecord)) {
      throw new InvalidParameter(name, `${name} must be a list of structures.`);
    }
    return value;
  }

  /** A map of texts, such as tags. */
  map(name: string): Record<string, string> {
    const value = this.all[name];
    if (value === undefined || value === null) return {};
    if (!isRecord(value)) throw new InvalidParameter(name, `${name} must be a map.`);
    const entries = Object.entries(value).map(([key, item]) => {
      if (typeof item !== 'string') throw new InvalidParameter(name, `${name}.${key} must be a string.`);
      return [key, item] as const;
    });
    return Object.fromEntries(entries);
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
