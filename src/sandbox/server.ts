import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WireRequest, WireResponse } from './protocol/wire.ts';

/** What a request is answered with, and how late. Without a response the connection is cut. */
export interface Reply {
  readonly response?: WireResponse;
  readonly delayMs: number;
}

export interface LoopbackServer {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** No AWS request that the sandbox takes is longer. */
const longestBody = 10 * 1024 * 1024;

/**
 * Listens on 127.0.0.1 only. Requests that a web page sent (they have an Origin) or that name another host are refused,
 * so that no site in a browser can drive the sandbox.
 * @param port 0 for any that is free
 */
export async function listen(port: number, answer: (request: WireRequest) => Reply): Promise<LoopbackServer> {
  const timers = new Set<NodeJS.Timeout>();
  const handle = async (message: IncomingMessage, response: ServerResponse) => {
    const body = await readBody(message);
    sendLater(isLocal(message) ? answer(toWireRequest(message, body)) : refusal, response, timers);
  };
  const server = createServer((message, response) => {
    handle(message, response).catch(() => response.destroy());
  });
  // Longer than clients keep connections that they do not use, so that none is closed just when they do.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { endpoint: `http://127.0.0.1:${portOf(server)}`, close: () => close(server, timers) };
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The sandbox does not listen on a port.');
  return address.port;
}

async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > longestBody) throw new Error('The request body is too long.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString();
}

function isLocal({ headers }: IncomingMessage): boolean {
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  return headers.origin === undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(host);
}

const refusal: Reply = {
  delayMs: 0,
  response: {
    status: 403,
    headers: { 'content-type': 'text/plain' },
    body: 'The sandbox answers programs on this machine only.\n',
  },
};

function toWireRequest(message: IncomingMessage, body: string): WireRequest {
  const [path = '/', query = ''] = (message.url ?? '/').split('?', 2);
  return {
    method: message.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers: message.headers,
    body,
  };
}

function sendLater({ response, delayMs }: Reply, target: ServerResponse, timers: Set<NodeJS.Timeout>): void {
  if (delayMs <= 0) {
    send(response, target);
    return;
  }
  const timer = setTimeout(() => {
    timers.delete(timer);
    send(response, target);
  }, delayMs);
  timers.add(timer);
  target.once('close', () => {
    clearTimeout(timer);
    timers.delete(timer);
  });
}

function send(response: WireResponse | undefined, target: ServerResponse): void {
  if (response === undefined) {
    target.destroy();
    return;
  }
  target.writeHead(response.status, { ...response.headers, 'content-length': Buffer.byteLength(response.body) });
  target.end(response.body);
}

async function close(server: Server, timers: ReadonlySet<NodeJS.Timeout>): Promise<void> {
  for (const timer of timers) clearTimeout(timer);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
