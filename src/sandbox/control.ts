import type { Account } from './account/account.ts';
import { parseSeed, type Seed } from './account/seed.ts';
import type { RequestRecord } from './dispatch.ts';
import { type Faults, parseFaults } from './faults.ts';
import type { WireRequest, WireResponse } from './protocol/wire.ts';

/** What tests in another process may do to the sandbox, over HTTP. */
export interface Controls {
  getAccount(): Account;
  getSeed(): Seed;
  getRequests(): readonly RequestRecord[];
  setFaults(faults: Faults): void;
  reset(seed?: Seed): void;
}

type Control = (body: string, controls: Controls) => unknown;

const routes: Readonly<Record<string, Control>> = {
  'GET /_sandbox/state': (_body, controls) => controls.getAccount(),
  'GET /_sandbox/seed': (_body, controls) => controls.getSeed(),
  'GET /_sandbox/requests': (_body, controls) => controls.getRequests(),
  'POST /_sandbox/faults': (body, controls) => {
    controls.setFaults(parseFaults(JSON.parse(body)));
    return {};
  },
  'POST /_sandbox/reset': (body, controls) => {
    controls.reset(body === '' ? undefined : parseSeed(JSON.parse(body)));
    return {};
  },
};

/** Answers what is for the sandbox itself; undefined for AWS requests. */
export function answerControl(request: WireRequest, controls: Controls): WireResponse | undefined {
  if (!request.path.startsWith('/_sandbox/')) return undefined;
  const route = routes[`${request.method} ${request.path}`];
  if (route === undefined) return toJson(404, { message: `There is no ${request.method} ${request.path}.` });
  try {
    return toJson(200, route(request.body, controls));
  } catch (error) {
    return toJson(400, { message: error instanceof Error ? error.message : String(error) });
  }
}

function toJson(status: number, body: unknown): WireResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
