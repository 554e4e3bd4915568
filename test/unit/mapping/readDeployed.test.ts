import { describe, expect, it } from 'vitest';
import { explainMapping } from '../../../src/core/hints/explainMapping.ts';
import { readDeployedMapping } from '../../../src/core/mapping/readDeployed.ts';

const printed = {
  UUID: '6d9bce8e-836b-442c-8070-74e77903c815',
  StartingPosition: 'LATEST',
  BatchSize: 100,
  EventSourceArn: 'arn:aws:kafka:us-east-1:111122223333:cluster/shop/0f8e7d6c-5b4a-4321-9876-0123456789ab-1',
  FunctionArn: 'arn:aws:lambda:us-east-1:111122223333:function:sales',
  LastModified: '2026-11-22T12:00:00+00:00',
  LastProcessingResult: 'PROBLEM: Cluster failed to authorize Lambda.',
  State: 'Disabled',
  StateTransitionReason: 'EVENT_SOURCE_AUTHZ_ERROR',
  Topics: ['sales'],
  SourceAccessConfigurations: [],
  DestinationConfig: { OnFailure: {} },
};

const WRONG: readonly unknown[] = [
  null,
  3,
  'x',
  '',
  [],
  {},
  [null],
  { OnFailure: null },
  { Filters: [null] },
  new Date(),
];

describe('what AWS prints of a mapping', () => {
  it('is read as it is', () => {
    const { SourceAccessConfigurations: _, DestinationConfig: __, ...rest } = printed;
    expect(readDeployedMapping(printed)).toEqual(rest);
    expect(explainMapping(readDeployedMapping(printed))).toMatchObject({
      severity: 'error',
      problemId: 'cluster-authorization',
      reason: { code: 'EVENT_SOURCE_AUTHZ_ERROR' },
    });
  });

  it.each([
    [1_795_348_800, '2026-11-22T12:00:00.000Z'],
    [new Date('2026-11-22T12:00:00Z'), '2026-11-22T12:00:00.000Z'],
    [Number.NaN, undefined],
  ])('has its time in any form: %s', (LastModified, expected) => {
    expect(readDeployedMapping({ ...printed, LastModified }).LastModified).toBe(expected);
  });

  it('is explained whatever it holds', () => {
    const faults = Object.keys(printed).flatMap((name) => WRONG.map((value) => ({ ...printed, [name]: value })));
    for (const mapping of [undefined, ...WRONG, ...faults]) {
      const { title, causes } = explainMapping(readDeployedMapping(mapping));
      expect([typeof title, Array.isArray(causes)]).toEqual(['string', true]);
    }
  });
});
