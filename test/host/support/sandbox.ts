import { type Sandbox, startSandbox } from '../../../src/sandbox/startSandbox.ts';
import { run } from './extension.ts';

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

/**
 * The account as it was in the beginning, alone in the explorer, and nothing known of what earlier tests did to it: the
 * store remembers changes longer than the account.
 */
export async function resetAccount(): Promise<Sandbox> {
  const sandbox = await getSandbox();
  sandbox.reset();
  await run('mskLambda.explorer.clearFilter');
  await run('mskLambda.explorer.group', 'cluster');
  await run('mskLambda.scope.remove', { scope: { region: 'us-east-1' } });
  await run('mskLambda.scope.switch', []);
  await run('mskLambda.explorer.refresh');
  return sandbox;
}

export async function stopSandbox(): Promise<void> {
  await (await running)?.close();
  running = undefined;
}
