import { expect, it, vi } from 'vitest';
import type { DeployedMapping, MappingChanges } from '../../../src/core/mapping/mapping.ts';
import { type TurnOnDeps, turnOn } from '../../../src/details/turnOn.ts';
import type { Question } from '../../../src/platform/confirm.ts';
import { createFakeApi } from '../aws/fakeApi.ts';

vi.mock('vscode', async () => await import('../mappings/fakeVscode.ts'));

const MAPPING: DeployedMapping = {
  UUID: 'u-1',
  FunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:sales',
  Topics: ['orders'],
  State: 'Enabled',
};
const REF = { scope: { region: 'eu-west-1' }, uuid: 'u-1' };

function start(agree: boolean) {
  const questions: Question[] = [];
  const updates: MappingChanges[] = [];
  const followed: string[] = [];
  const api = createFakeApi({
    updateMapping: async (_uuid, changes) => {
      updates.push(changes);
      return { ...MAPPING, State: 'Updating' };
    },
  });
  const deps: TurnOnDeps = {
    store: { api: () => api },
    confirm: async (question) => {
      questions.push(question);
      return agree;
    },
    follow: async (_scope, mapping) => {
      followed.push(mapping.State);
      return mapping;
    },
  };
  return { deps, questions, updates, followed };
}

it('asks with account and region, changes what was asked for, and follows it', async () => {
  const { deps, questions, updates, followed } = start(true);
  await turnOn(deps, REF, MAPPING, 'metrics');
  await turnOn(deps, REF, MAPPING, 'logs');
  expect(questions.map(({ message }) => message)).toEqual([
    'Turn on metrics for the mapping orders → sales in account 111122223333, region eu-west-1?',
    'Turn on system logs for the mapping orders → sales in account 111122223333, region eu-west-1?',
  ]);
  expect(updates).toEqual([
    { MetricsConfig: { Metrics: ['EventCount', 'ErrorCount', 'KafkaMetrics'] } },
    { LoggingConfig: { SystemLogLevel: 'INFO' } },
  ]);
  expect(followed).toEqual(['Updating', 'Updating']);
});

it('changes nothing when the question is refused', async () => {
  const { deps, updates, followed } = start(false);
  await turnOn(deps, REF, MAPPING, 'metrics');
  expect([...updates, ...followed]).toEqual([]);
});
