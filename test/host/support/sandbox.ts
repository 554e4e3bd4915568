import { type Sandbox, startSandbox } from '../../../src/sandbox/startSandbox.ts';

let running: Promise<Sandbox> | undefined;

/**
 * The AWS account of all host tests. It and the extension live in the same process, so its address set here, before the
 * extension makes its first call, is the one that the extension uses. Short states keep the tests short.
 */
export function getSandbox(): Promise<Sandbox> {
  running ??= startSandbox({ settleMs: 200 }).then((sandbox) => {
    process.env['AWS_ENDPOINT_URL'] = sandbox.endpoint;
    return sandbox;
  });
  return running;
}

export async function stopSandbox(): Promise<void> {
  await (await running)?.close();
  running = undefined;
}
