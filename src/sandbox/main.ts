import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parseSeed } from './account/seed.ts';
import { startSandbox } from './startSandbox.ts';

const usage = `Usage: node src/sandbox/main.ts [--port N] [--seed FILE] [--settle MS]

Starts an AWS account on 127.0.0.1 for trying and testing.
  --port N      port to listen on (default: any free one)
  --seed FILE   JSON that describes the account (default: the sample account)
  --settle MS   how long Creating, Updating and the like last (default: 2000)`;

function readNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new Error(`--${name} takes a whole number, not "${text}".`);
  return number;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      seed: { type: 'string' },
      settle: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    console.log(usage);
    return;
  }
  const seed = values.seed === undefined ? undefined : parseSeed(JSON.parse(await readFile(values.seed, 'utf8')));
  const sandbox = await startSandbox({
    seed,
    port: readNumber('port', values.port),
    settleMs: readNumber('settle', values.settle),
  });
  console.log(`MSK Lambda sandbox listening on ${sandbox.endpoint}`);
  console.log(`
To use it with the AWS CLI or an SDK:
  export AWS_ENDPOINT_URL=${sandbox.endpoint}
  export AWS_ACCESS_KEY_ID=sample AWS_SECRET_ACCESS_KEY=sample
  export AWS_REGION=${sandbox.account.region} AWS_DEFAULT_REGION=${sandbox.account.region}
  aws lambda list-event-source-mappings

Ctrl+C stops it.`);
  const stop = () => {
    sandbox.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
