import { expect, test } from 'vitest';
import { catchFailure, connect, PATIENT, READS } from './connect.ts';

test.each(Object.keys(READS))('%s asks nothing of a scope that is not allowed, and says why', async (operation) => {
  const asked: string[] = [];
  const connections = connect('http://127.0.0.1:9', {
    isAllowed: (scope) => {
      asked.push(scope.region);
      return false;
    },
    sampleEndpoint: () => {
      throw new Error('the endpoint was looked up');
    },
  });
  const read = READS[operation];
  const api = connections.api({ region: 'eu-west-1' });
  const failure = await catchFailure(
    read?.(api, 'arn:aws:kafka:eu-west-1:111122223333:cluster/a/b', 'uuid') ?? api.getIdentity(PATIENT),
  );
  expect(failure.reason).toBe('invalid');
  expect(failure.message).toContain('trust this workspace');
  expect(asked).toEqual(['eu-west-1']);
});
