import type { AwsApi } from '../../src/aws/awsApi.ts';
import { AwsConnections } from '../../src/aws/connections.ts';
import { diagnoseDeployed } from '../../src/diagnose/diagnoseDeployed.ts';
import { startSandbox } from '../../src/sandbox/startSandbox.ts';
import { type Benchmark, toMedian } from './support/benchmark.ts';

const scope = { region: 'us-east-1', sample: true } as const;
/** On demand, with a secret and a queue, so that everything is asked. */
const uuid = 'e4a81d70-36bf-4c29-95d8-7f1e60b3a2c5';
const subnet = 'subnet-0b11f3c82d6e904a7';
const rounds = 7;
const latency = 100;

/**
 * Mapping, function, policies attached to its role, one of them, its version in force. As long: mapping, cluster, subnets,
 * endpoints of their VPC, the endpoints' security groups.
 */
const longestChain = 5;

export const benchmark: Benchmark = {
  title: 'Diagnosing',
  method: [
    `From the question to the whole report for a mapping of the sample account whose every answer comes ${latency} ms late, beside`,
    `${longestChain} calls one after the other, which is the longest chain of calls that depend on each other; ${rounds} of each in turn,`,
    'the medians divided. One of each goes before, uncounted, since it loads the code. Every round has connections of its own.',
  ].join(' '),
  run: async ({ progress }) => {
    const sandbox = await startSandbox();
    sandbox.setFaults({ delayMs: latency });
    const ours: number[] = [];
    const chain: number[] = [];
    try {
      for (let round = -1; round < rounds; round += 1) {
        const inSequence = await measure(sandbox.endpoint, callInSequence);
        const diagnosed = await measure(sandbox.endpoint, diagnose);
        if (round < 0) continue;
        ours.push(diagnosed);
        chain.push(inSequence);
        progress(`  round ${round + 1} of ${rounds}: ${diagnosed.toFixed(0)} ms against ${inSequence.toFixed(0)} ms`);
      }
    } finally {
      await sandbox.close();
    }
    const milliseconds = toMedian(ours);
    const ratio = milliseconds / toMedian(chain);
    const comparedWith = `${longestChain} calls in sequence`;
    return [{ what: 'A whole diagnosis', comparedWith, ratio, bar: 1.3, milliseconds }];
  },
};

async function measure(
  endpoint: string,
  task: (api: AwsApi, signal: AbortSignal) => Promise<unknown>,
): Promise<number> {
  const connections = new AwsConnections({ sampleEndpoint: async () => endpoint, mfaCode: async () => undefined });
  const signal = AbortSignal.timeout(60_000);
  const api = connections.api(scope);
  try {
    const startedAt = performance.now();
    await task(api, signal);
    return performance.now() - startedAt;
  } finally {
    await connections.dispose();
  }
}

async function callInSequence(api: AwsApi, signal: AbortSignal): Promise<void> {
  for (let call = 0; call < longestChain; call += 1) {
    for await (const _page of api.listSubnets([subnet], signal));
  }
}

async function diagnose(api: AwsApi, signal: AbortSignal): Promise<void> {
  await diagnoseDeployed(api, { scope, uuid }, signal);
}
