import { createHash } from 'node:crypto';
import { InvalidToken } from './serviceError.ts';

export interface PageRequest<T> {
  /** The list that the token belongs to, with the filters that shape it: a token of another list is refused. */
  readonly list: string;
  /** Identifies an item and orders the list, so that a page goes on rightly when items come and go in between. */
  readonly key: (item: T) => string;
  readonly token?: string | undefined;
  /** The parameter that carries the token, for the error. */
  readonly tokenName: string;
  /** What the caller asked for. */
  readonly size?: number | undefined;
  /** The most that the service gives, whatever the caller asked for (limits.md 1). */
  readonly maximum: number;
}

export interface Page<T> {
  readonly items: T[];
  readonly token?: string;
}

export interface PagingFaults {
  readonly pageSize?: number;
  readonly emptyPages?: boolean;
}

/** One page of `items` in the order of their keys, and the token for the next one if there is more. */
export function toPage<T>(items: readonly T[], request: PageRequest<T>, faults: PagingFaults = {}): Page<T> {
  const position = request.token === undefined ? { after: '', rested: false } : readToken(request, request.token);
  if (faults.emptyPages && !position.rested) {
    return { items: [], token: formatToken(request.list, { after: position.after, rested: true }) };
  }
  const rest = items
    .map((item) => ({ item, key: request.key(item) }))
    .filter(({ key }) => key > position.after)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const size = Math.min(request.size ?? request.maximum, request.maximum, faults.pageSize ?? request.maximum);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  return {
    items: page.map(({ item }) => item),
    ...(last && rest.length > size && { token: formatToken(request.list, { after: last.key, rested: false }) }),
  };
}

/** `rested` says that the empty page before this position has been given. */
interface Position {
  readonly after: string;
  readonly rested: boolean;
}

function formatToken(list: string, position: Position): string {
  const text = `${position.rested ? '1' : '0'}${position.after}`;
  return Buffer.from(`${sign(list, text)}${text}`).toString('base64url');
}

function readToken(request: { list: string; tokenName: string }, token: string): Position {
  const decoded = Buffer.from(token, 'base64url').toString();
  const text = decoded.slice(signatureLength);
  if (decoded.slice(0, signatureLength) !== sign(request.list, text) || text === '') {
    throw new InvalidToken(request.tokenName);
  }
  return { rested: text.startsWith('1'), after: text.slice(1) };
}

const signatureLength = 12;

function sign(list: string, text: string): string {
  return createHash('sha256').update(`${list}\n${text}`).digest('hex').slice(0, signatureLength);
}
