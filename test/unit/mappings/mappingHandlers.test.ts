import { describe, expect, it, vi } from 'vitest';
import { AwsFailure } from '../../../src/core/failure.ts';
import { toMappingRef } from '../../../src/core/mapping/mappingRef.ts';
import { RESULTS, UUID } from '../hints/samples.ts';
import { fail, IN_USE, SCOPE } from './fakeAccount.ts';
import { openHandlers, ref } from './openHandlers.ts';

vi.mock('vscode', async () => await import('./fakeVscode.ts'));

describe('enabling', () => {
  it('asks, calls, follows and tells', async () => {
    const { account, handlers, questions, notices, reports } = openHandlers({
      reads: [{ State: 'Disabled' }, { State: 'Enabling' }, { State: 'Enabled', LastProcessingResult: 'OK' }],
      writes: [{ State: 'Enabling' }],
    });
    const mapping = await handlers['mskLambda.mapping.enable'](ref);
    expect(mapping?.State).toBe('Enabled');
    expect(questions).toEqual([
      {
        message: 'Enable the mapping orders → order-processor in account 111122223333, region us-east-1?',
        detail: 'Lambda starts to read the topic and to call the function.',
        action: 'Enable',
      },
    ]);
    expect(account.calls).toEqual(['get', 'update {"Enabled":true}', 'get', 'get']);
    expect(account.put).toEqual(['Disabled', 'Enabling', 'Enabling', 'Enabled']);
    expect(reports).toEqual(['Enabling orders → order-processor', 'Enabling', 'Enabling', 'Enabled']);
    expect(notices).toMatchObject([
      {
        severity: 'information',
        message: 'orders → order-processor is now Enabled.',
        action: { title: 'Undo' },
      },
    ]);
    await notices[0]?.action?.run();
    expect(questions[1]?.message).toMatch(/^Disable the mapping orders → order-processor in account/);
    expect(account.calls.slice(4, 6)).toEqual(['get', 'update {"Enabled":false}']);
  });

  it('tells a problem with its likeliest cause', async () => {
    const { handlers, notices } = openHandlers({
      reads: [{ State: 'Disabled' }, { State: 'Enabled', LastProcessingResult: RESULTS.role }],
      writes: [{ State: 'Enabling' }],
    });
    await handlers['mskLambda.mapping.enable'](ref);
    expect(notices).toMatchObject([
      {
        severity: 'warning',
        message:
          'orders → order-processor is now Enabled, but: Lambda cannot assume the function’s execution role. Most likely: The execution role of order-processor does not trust lambda.amazonaws.com.',
        action: { title: 'Show Status' },
      },
    ]);
  });

  it('changes nothing when the question is refused', async () => {
    const { account, handlers, notices } = openHandlers({ reads: [{ State: 'Disabled' }], agree: false });
    expect(await handlers['mskLambda.mapping.enable'](ref)).toBeUndefined();
    expect(account.calls).toEqual(['get']);
    expect(notices).toEqual([]);
  });

  it('asks nothing where there is nothing to do', async () => {
    const { account, handlers, questions, notices } = openHandlers({ reads: [{ State: 'Enabled' }] });
    expect((await handlers['mskLambda.mapping.enable'](ref))?.State).toBe('Enabled');
    expect([account.calls, questions]).toEqual([['get'], []]);
    expect(notices).toMatchObject([{ message: 'orders → order-processor is in the state Enabled already.' }]);
  });

  it('rejects with what AWS says, and takes a mapping that is gone off the list', async () => {
    const { account, handlers } = openHandlers({ reads: [fail('not-found')] });
    await expect(handlers['mskLambda.mapping.enable'](ref)).rejects.toSatisfy((error) =>
      AwsFailure.is(error, 'not-found'),
    );
    expect(account.removed).toEqual([UUID]);
  });

  it('rejects when AWS refuses the change', async () => {
    const { handlers, notices } = openHandlers({ reads: [{ State: 'Disabled' }], writes: [fail('access-denied')] });
    await expect(handlers['mskLambda.mapping.enable'](ref)).rejects.toSatisfy((error) =>
      AwsFailure.is(error, 'access-denied'),
    );
    expect(notices).toEqual([]);
  });
});

describe('disabling', () => {
  it('says what becomes of the position', async () => {
    const { account, handlers, questions } = openHandlers({
      reads: [{ State: 'Enabled' }, { State: 'Disabled' }],
      writes: [{ State: 'Disabling' }],
    });
    expect((await handlers['mskLambda.mapping.disable'](ref))?.State).toBe('Disabled');
    expect(questions[0]?.detail).toContain('goes on from the last committed position');
    expect(account.calls[1]).toBe('update {"Enabled":false}');
  });

  it('stops watching, not the change, when it is cancelled', async () => {
    const { account, handlers, notices } = openHandlers({
      reads: [{ State: 'Enabled' }, { State: 'Disabling' }],
      writes: [{ State: 'Disabling' }],
      onReport: (_message, stop) => stop.abort(),
    });
    expect((await handlers['mskLambda.mapping.disable'](ref))?.State).toBe('Disabling');
    expect(account.calls).toEqual(['get', 'update {"Enabled":false}']);
    expect(notices).toEqual([]);
  });

  it('gives up after ten minutes and says so', async () => {
    const { handlers, notices, timers } = openHandlers({
      reads: [{ State: 'Enabled' }, { State: 'Disabling' }],
      writes: [{ State: 'Disabling' }],
    });
    expect((await handlers['mskLambda.mapping.disable'](ref))?.State).toBe('Disabling');
    expect(timers.now()).toBeGreaterThan(590_000);
    expect(notices).toMatchObject([{ severity: 'warning', action: { title: 'Show Status' } }]);
    expect(notices[0]?.message).toContain('still in the state Disabling after 10 minutes');
  });
});

describe('a mapping that is busy', () => {
  it('is waited for, and the change is made then', async () => {
    const { account, handlers, reports } = openHandlers({
      reads: [{ State: 'Updating' }, { State: 'Updating' }, { State: 'Enabled' }, { State: 'Disabled' }],
      writes: [IN_USE, { State: 'Disabling' }],
    });
    expect((await handlers['mskLambda.mapping.disable'](ref))?.State).toBe('Disabled');
    expect(account.calls.filter((call) => call.startsWith('update'))).toHaveLength(2);
    expect(reports).toContain('Another change is under way; waiting for its end…');
  });

  it('is not tried for ever', async () => {
    const { account, handlers } = openHandlers({ reads: [{ State: 'Enabled' }], writes: [IN_USE] });
    await expect(handlers['mskLambda.mapping.disable'](ref)).rejects.toBe(IN_USE);
    expect(account.calls.filter((call) => call.startsWith('update'))).toHaveLength(4);
  });

  it('is left as it is when the waiting is cancelled', async () => {
    const { account, handlers, notices } = openHandlers({
      reads: [{ State: 'Updating' }],
      writes: [IN_USE, { State: 'Disabling' }],
      onReport: (_message, stop) => stop.abort(),
    });
    await expect(handlers['mskLambda.mapping.disable'](ref)).rejects.toSatisfy((error) =>
      AwsFailure.is(error, 'aborted'),
    );
    expect(account.calls.filter((call) => call.startsWith('update'))).toHaveLength(1);
    expect(notices).toEqual([]);
  });
});

describe('deleting', () => {
  it('follows until the mapping is gone', async () => {
    const { account, handlers, notices } = openHandlers({
      reads: [{ State: 'Enabled' }, { State: 'Deleting' }, fail('not-found')],
      writes: [{ State: 'Deleting' }],
    });
    expect(await handlers['mskLambda.mapping.delete'](ref)).toBe(true);
    expect(account.removed).toEqual([UUID]);
    expect(notices).toEqual([{ severity: 'information', message: 'orders → order-processor is deleted.' }]);
  });

  it.each([
    [undefined, 'A new mapping gets a new consumer group'],
    [{ ConsumerGroupId: UUID }, 'A new mapping gets a new consumer group'],
    [{ ConsumerGroupId: 'orders-group' }, 'with the consumer group ID orders-group goes on where this one stopped'],
  ])('says what is lost with the group %j', async (config, words) => {
    const reads = [{ State: 'Enabled', AmazonManagedKafkaEventSourceConfig: config }];
    const { handlers, questions } = openHandlers({ reads, agree: false });
    await handlers['mskLambda.mapping.delete'](ref);
    expect(questions[0]?.detail).toContain(words);
  });

  it('is done when somebody else was faster', async () => {
    const { account, handlers } = openHandlers({ reads: [{ State: 'Enabled' }], writes: [fail('not-found')] });
    expect(await handlers['mskLambda.mapping.delete'](ref)).toBe(true);
    expect(account.removed).toEqual([UUID]);
  });

  it('is undefined when refused', async () => {
    const { account, handlers } = openHandlers({ reads: [{ State: 'Enabled' }], agree: false });
    expect(await handlers['mskLambda.mapping.delete'](ref)).toBeUndefined();
    expect(account.calls).toEqual(['get']);
  });
});

describe('a command without a mapping', () => {
  it('asks for one', async () => {
    const { handlers } = openHandlers({ reads: [], picked: ref });
    expect(await handlers['mskLambda.mapping.showStatus']()).toBe(`# ${UUID}`);
  });

  it('does nothing when none is picked', async () => {
    const { account, handlers } = openHandlers({ reads: [] });
    expect(await handlers['mskLambda.mapping.showStatus']()).toBeUndefined();
    expect(await handlers['mskLambda.mapping.delete']()).toBeUndefined();
    expect(account.calls).toEqual([]);
  });

  it.each([undefined, null, 'x', {}, { uuid: UUID }, { uuid: UUID, scope: 'us-east-1' }, { uuid: 1, scope: SCOPE }])(
    'takes %j for none',
    (value) => {
      expect(toMappingRef(value)).toBeUndefined();
    },
  );

  it('takes a tree node for the mapping it shows', () => {
    expect(toMappingRef({ ...ref, label: 'orders' })).toMatchObject(ref);
  });
});
