import { type Guard, isNumber, isRecord, isText } from './guards.ts';

/** Calls by name: what goes, and what comes back. */
export type Calls = Record<string, { params: unknown; result: unknown }>;

/** The shapes of one direction's calls, checked on arrival: params by the receiver, results by the sender. */
export type CallGuards<C extends Calls> = {
  readonly [K in keyof C & string]: { readonly params: Guard<C[K]['params']>; readonly result: Guard<C[K]['result']> };
};

export type CallHandlers<C extends Calls> = {
  readonly [K in keyof C & string]: (
    params: C[K]['params'],
    signal: AbortSignal,
  ) => C[K]['result'] | Promise<C[K]['result']>;
};

export interface ChannelEnds<Sent extends Calls, Received extends Calls> {
  readonly sent: CallGuards<Sent>;
  readonly received: CallGuards<Received>;
  readonly handlers: CallHandlers<Received>;
  readonly post: (message: unknown) => void;
  readonly log: (text: string) => void;
}

/**
 * Two ends that call each other by messages. A handler that throws answers with its message, a disposed end rejects all
 * its open calls, an abort reaches the other side, and a message of an unknown shape is logged and ignored.
 */
export class Channel<Sent extends Calls, Received extends Calls> {
  readonly #ends: ChannelEnds<Sent, Received>;
  readonly #open = new Map<
    number,
    { readonly resolve: (reply: unknown) => void; readonly reject: (error: Error) => void }
  >();
  readonly #running = new Map<number, AbortController>();
  #lastId = 0;
  #disposed = false;

  constructor(ends: ChannelEnds<Sent, Received>) {
    this.#ends = ends;
  }

  /** Calls and waits for the answer. Rejects with the other side's message, on abort, and when this end is disposed. */
  async call<K extends keyof Sent & string>(
    method: K,
    params: Sent[K]['params'],
    signal?: AbortSignal,
  ): Promise<Sent[K]['result']> {
    signal?.throwIfAborted();
    if (this.#disposed) throw new Error(`${method}: the other side is gone`);
    const id = ++this.#lastId;
    const answer = new Promise<unknown>((resolve, reject) => this.#open.set(id, { resolve, reject }));
    const abort = () => {
      this.#ends.post({ abort: id });
      this.#open.get(id)?.reject(new DOMException(`${method} was aborted`, 'AbortError'));
    };
    signal?.addEventListener('abort', abort, { once: true });
    this.#ends.post({ call: method, id, params });
    try {
      const result = await answer;
      if (!this.#ends.sent[method].result(result)) throw new Error(`${method}: the answer has an unknown shape`);
      return result;
    } finally {
      signal?.removeEventListener('abort', abort);
      this.#open.delete(id);
    }
  }

  /** Tells without waiting: nothing comes back. */
  tell<K extends keyof Sent & string>(method: K, params: Sent[K]['params']): void {
    if (!this.#disposed) this.#ends.post({ call: method, params });
  }

  async receive(message: unknown): Promise<void> {
    if (this.#disposed) return;
    if (!isRecord(message)) this.#ignore(message);
    else if (isText(message['call'])) await this.#answer(message['call'], message['id'], message['params']);
    else if (isNumber(message['abort'])) this.#running.get(message['abort'])?.abort();
    else if (isNumber(message['reply'])) this.#settle(message['reply'], message);
    else this.#ignore(message);
  }

  dispose(): void {
    this.#disposed = true;
    for (const controller of this.#running.values()) controller.abort();
    for (const { reject } of this.#open.values()) reject(new Error('the other side is gone'));
    this.#open.clear();
  }

  async #answer(method: string, id: unknown, params: unknown): Promise<void> {
    const { received, handlers } = this.#ends;
    if (!Object.hasOwn(received, method) || received[method]?.params(params) !== true)
      return this.#ignore({ method, params });
    const controller = new AbortController();
    if (isNumber(id)) this.#running.set(id, controller);
    try {
      const result = await handlers[method]?.(params, controller.signal);
      if (isNumber(id)) this.#post({ reply: id, result: result ?? null });
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      this.#ends.log(`${method}: ${text}`);
      if (isNumber(id)) this.#post({ reply: id, error: text });
    } finally {
      if (isNumber(id)) this.#running.delete(id);
    }
  }

  #settle(id: number, message: Readonly<Record<string, unknown>>): void {
    const open = this.#open.get(id);
    if (isText(message['error'])) open?.reject(new Error(message['error']));
    else open?.resolve(message['result']);
  }

  #post(message: unknown): void {
    if (!this.#disposed) this.#ends.post(message);
  }

  #ignore(message: unknown): void {
    const keys = isRecord(message) ? Object.keys(message).join(', ') : typeof message;
    const method = isRecord(message) && isText(message['method']) ? ` ${message['method']}` : '';
    this.#ends.log(`ignored a message of an unknown shape:${method} ${keys}`);
  }
}
