import { describe, expect, it } from 'vitest';
import type { FunctionBehaviour } from '../../../src/sandbox/account/lambda.ts';
import { catchFailure, PATIENT } from './connect.ts';
import { useSampleAccount } from './sampleAccount.ts';

const FUNCTION = 'orders-processor';
const encode = (text: string) => Buffer.from(text).toString('base64');
const EVENT = {
  eventSource: 'aws:kafka',
  records: {
    'orders-0': [
      { topic: 'orders', partition: 0, offset: 7, value: encode('{"id":1}') },
      { topic: 'orders', partition: 0, offset: 8, value: encode('{"id":') },
      { topic: 'orders', partition: 0, offset: 9, value: null },
    ],
  },
};

const account = useSampleAccount();

function setBehaviour(behaviour: FunctionBehaviour): void {
  const found = account.sandbox.account.functions.find(({ name }) => name === FUNCTION);
  if (found !== undefined) found.behaviour = behaviour;
}

function invoke(payload: string, signal = PATIENT) {
  return account.api.invokeFunction({ function: FUNCTION, payload, timeout: 3 }, signal);
}

describe('invoking a function', () => {
  it('gives its answer with the end of its log', async () => {
    const answer = await invoke(JSON.stringify(EVENT));
    expect(answer).toMatchObject({ status: 200, executedVersion: '$LATEST' });
    expect(JSON.parse(answer.payload)).toEqual({
      batchItemFailures: [{ itemIdentifier: { partition: 'orders-0', offset: 8 } }],
    });
    expect(answer.functionError).toBeUndefined();
    expect(answer.log).toMatch(/^START RequestId: .*\norders-0: 3 records\nEND .*\nREPORT .*Duration: 12\.00 ms/);
    expect(answer.requestId).toMatch(/^[\da-f-]{36}$/);
  });

  it('tells an error of the function from one of the call', async () => {
    setBehaviour({ throws: "KeyError: 'id'" });
    const answer = await invoke('{}');
    expect(answer).toMatchObject({ status: 200, functionError: 'Unhandled' });
    expect(JSON.parse(answer.payload)).toMatchObject({ errorType: 'KeyError', errorMessage: "'id'" });
    expect(answer.log).toContain("[ERROR] KeyError: 'id'");
  });

  it('names what Lambda refuses', async () => {
    const large = await catchFailure(invoke(JSON.stringify({ text: 'x'.repeat(6 * 1024 * 1024) })));
    expect(large).toMatchObject({ reason: 'invalid', code: 'RequestTooLargeException', httpStatus: 413 });
    expect(await catchFailure(invoke('{"records":'))).toMatchObject({ reason: 'invalid' });
    const gone = account.api.invokeFunction({ function: 'not-there', payload: '{}', timeout: 3 }, PATIENT);
    expect(await catchFailure(gone)).toMatchObject({ reason: 'not-found', operation: 'lambda:InvokeFunction' });
    const failed = account.api.invokeFunction({ function: 'inventory-sync', payload: '{}', timeout: 3 }, PATIENT);
    expect(await catchFailure(failed)).toMatchObject({ reason: 'conflict' });
  });

  it('is never repeated once it may have arrived', async () => {
    account.sandbox.setFaults({ dropConnections: ['lambda:Invoke'] });
    expect(await catchFailure(invoke('{}'))).toMatchObject({ reason: 'network' });
    account.sandbox.setFaults({
      failWith: { 'lambda:Invoke': { code: 'ServiceException', message: 'try later', status: 500 } },
    });
    expect(await catchFailure(invoke('{}'))).toMatchObject({ reason: 'unknown', httpStatus: 500 });
    expect(account.sandbox.requests.filter(({ operation }) => operation === 'Invoke')).toHaveLength(2);
  });

  it('is repeated when it was throttled, which is before anything runs', async () => {
    account.sandbox.setFaults({ throttleEvery: 2 });
    const answers = await Promise.all([invoke('{}'), invoke('{}')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(account.sandbox.requests.some(({ error }) => error === 'TooManyRequestsException')).toBe(true);
  });

  it('ends at once when it is cancelled', async () => {
    setBehaviour({ takesSeconds: 50 });
    const stop = new AbortController();
    const call = catchFailure(invoke('{}', stop.signal));
    stop.abort();
    expect(await call).toMatchObject({ reason: 'aborted' });
  });
});
