import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { AwsApi } from '../../../src/aws/awsApi.ts';
import type { AwsConnections } from '../../../src/aws/connections.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/startSandbox.ts';
import { connect, SAMPLE } from './connect.ts';

export interface SampleAccount {
  readonly sandbox: Sandbox;
  readonly connections: AwsConnections;
  readonly api: AwsApi;
}

/** The sample account for all tests of a file: as new for each of them, and read through connections of its own. */
export function useSampleAccount(options: SandboxOptions = {}): SampleAccount {
  let sandbox: Sandbox | undefined;
  let connections: AwsConnections | undefined;
  const given = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('The sample account is there while tests run');
    return value;
  };

  beforeAll(async () => {
    sandbox = await startSandbox(options);
  });

  afterAll(() => sandbox?.close());

  beforeEach(() => {
    connections = connect(given(sandbox).endpoint);
  });

  afterEach(async () => {
    given(sandbox).reset();
    await connections?.dispose();
  });

  return {
    get sandbox() {
      return given(sandbox);
    },
    get connections() {
      return given(connections);
    },
    get api() {
      return given(connections).api(SAMPLE);
    },
  };
}
