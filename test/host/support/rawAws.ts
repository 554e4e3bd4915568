/** Reads from the sandbox as any program could, without the SDK and the code under test. */
export class RawAws {
  readonly #endpoint: string;
  readonly #region: string;

  constructor(endpoint: string, region: string) {
    this.#endpoint = endpoint;
    this.#region = region;
  }

  async get(service: 'kafka' | 'lambda', path: string): Promise<Record<string, unknown>> {
    const date = '20260101';
    const answer = await fetch(`${this.#endpoint}${path}`, {
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=raw/${date}/${this.#region}/${service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
        'x-amz-date': `${date}T000000Z`,
      },
    });
    if (!answer.ok) throw new Error(`${path}: HTTP ${answer.status} ${await answer.text()}`);
    return toRecord(await answer.json());
  }

  /** All items of a list; `token` names the member with the next page's token and the parameter that takes it. */
  async list(
    service: 'kafka' | 'lambda',
    path: string,
    { items, token, parameter }: { readonly items: string; readonly token: string; readonly parameter: string },
  ): Promise<readonly Record<string, unknown>[]> {
    const found: Record<string, unknown>[] = [];
    let next: unknown;
    do {
      const query = typeof next === 'string' ? `?${parameter}=${encodeURIComponent(next)}` : '';
      const page = await this.get(service, path + query);
      const members: unknown = page[items];
      if (Array.isArray(members)) found.push(...members.map(toRecord));
      next = page[token];
    } while (typeof next === 'string');
    return found;
  }
}

/** A JSON object, for reading members of it; empty for every other value. */
export function toRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
