import type { Account } from '../account/account.ts';
import { matchesPattern } from '../policy/decide.ts';
import type { Answer, Call, Operation } from '../service.ts';
import { toInvalid } from './ec2Errors.ts';

/** One `Describe…` operation that lists resources by id and filters. */
export interface Listing<T extends { readonly id: string }> {
  readonly operation: string;
  /** The list in the answer: `securityGroupInfo`. */
  readonly set: string;
  /** Parameter that names resources: `GroupId`. */
  readonly idParameter: string;
  /** What an id begins with: `sg-`. */
  readonly prefix: string;
  /** Codes and words for ids that do not exist or are none. */
  readonly notFound: { readonly code: string; readonly message: (id: string) => string };
  readonly malformedCode: string;
  readonly list: (account: Account) => readonly T[];
  readonly toWire: (item: T, account: Account) => object;
  /** Filter name → the values of a resource of which one has to fit. */
  readonly filters: Readonly<Record<string, (item: T, account: Account) => readonly string[]>>;
}

const mostPerPage = 1000;

export function toDescribeOperation<T extends { readonly id: string }>(listing: Listing<T>): Operation {
  return { name: listing.operation, handle: (call) => list(call, listing) };
}

function list<T extends { readonly id: string }>(call: Call, listing: Listing<T>): Answer {
  const { parameters, account } = call;
  const ids = parameters.texts(listing.idParameter);
  const filters = parameters.records('Filter').map(({ Name, Value }) => toFilter(Name, Value, listing));
  const size = parameters.integer('MaxResults', { min: 5, max: mostPerPage });
  const all = listing.list(account);
  for (const id of ids) checkId(id, all, listing);
  const found = all.filter(
    (item) => (ids.length === 0 || ids.includes(item.id)) && filters.every((fits) => fits(item, account)),
  );
  const page = call.toPage(found, {
    list: `ec2:${listing.operation} ${ids.join()} ${JSON.stringify(parameters.records('Filter'))}`,
    key: ({ id }) => id,
    token: parameters.text('NextToken'),
    tokenName: 'NextToken',
    size,
    maximum: mostPerPage,
  });
  return {
    body: { [listing.set]: page.items.map((item) => listing.toWire(item, account)), nextToken: page.token },
  };
}

function checkId<T extends { readonly id: string }>(id: string, all: readonly T[], listing: Listing<T>): void {
  if (!id.startsWith(listing.prefix)) {
    throw toInvalid(listing.malformedCode, `Invalid id: "${id}" (expecting "${listing.prefix}...")`);
  }
  if (all.some((item) => item.id === id)) return;
  throw toInvalid(listing.notFound.code, listing.notFound.message(id));
}

type Fits<T> = (item: T, account: Account) => boolean;

function toFilter<T extends { readonly id: string }>(name: unknown, values: unknown, listing: Listing<T>): Fits<T> {
  const read = typeof name === 'string' ? listing.filters[name] : undefined;
  if (read === undefined) throw toInvalid('InvalidParameterValue', `The filter '${String(name)}' is invalid`);
  const wanted = Array.isArray(values) ? values.map(String) : [];
  return (item, account) =>
    read(item, account).some((actual) => wanted.some((pattern) => matchesPattern(pattern, actual)));
}
