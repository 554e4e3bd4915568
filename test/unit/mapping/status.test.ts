import { describe, expect, test } from 'vitest';
import { toStatus } from '../../../src/core/mapping/status.ts';
import { toDeployed } from './account.ts';

const CONNECTION = 'PROBLEM: Connection error. Please check your event source connection configuration.';

describe('toStatus', () => {
  test.each([
    ['Enabled', 'OK', { kind: 'ok', label: 'Enabled' }],
    ['Enabled', 'ok.', { kind: 'ok', label: 'Enabled' }],
    ['Enabled', 'No records processed', { kind: 'idle', label: 'Enabled' }],
    ['Enabled', undefined, { kind: 'unknown', label: 'Enabled' }],
    ['Enabled', '', { kind: 'unknown', label: 'Enabled' }],
    ['Disabled', undefined, { kind: 'off', label: 'Disabled' }],
    ['Disabled', 'No records processed', { kind: 'off', label: 'Disabled' }],
    ['Creating', 'No records processed', { kind: 'changing', label: 'Creating' }],
    ['Deleting', undefined, { kind: 'changing', label: 'Deleting' }],
    ['Hibernating', 'OK', { kind: 'unknown', label: 'Hibernating' }],
    ['toString', undefined, { kind: 'unknown', label: 'toString' }],
  ])('%s with %j', (State, LastProcessingResult, status) => {
    expect(toStatus(toDeployed({ State, LastProcessingResult, StateTransitionReason: 'USER_INITIATED' }))).toEqual(
      status,
    );
  });

  test('tells a problem in the words of AWS without their marker', () => {
    expect(toStatus(toDeployed({ LastProcessingResult: CONNECTION }))).toEqual({
      kind: 'problem',
      label: 'Enabled',
      problem: 'Connection error. Please check your event source connection configuration.',
      severity: 'error',
    });
  });

  test('takes a headline without the marker for a problem too', () => {
    expect(toStatus(toDeployed({ LastProcessingResult: 'SASL authentication failed' }))).toMatchObject({
      kind: 'problem',
      problem: 'SASL authentication failed',
    });
  });

  test('still tells, more mildly, what a disabled or changing mapping had last', () => {
    expect(toStatus(toDeployed({ State: 'Disabled', LastProcessingResult: CONNECTION }))).toMatchObject({
      kind: 'off',
      severity: 'warning',
      problem: expect.stringContaining('Connection error'),
    });
    expect(toStatus(toDeployed({ State: 'Updating', LastProcessingResult: CONNECTION }))).toMatchObject({
      kind: 'changing',
      severity: 'warning',
    });
  });

  test.each([
    'ESM_CONFIG_NOT_VALID',
    'EVENT_SOURCE_AUTHN_ERROR',
    'EVENT_SOURCE_AUTHZ_ERROR',
    'FUNCTION_CONFIG_NOT_VALID',
  ])('tells that Lambda stopped a mapping: %s', (StateTransitionReason) => {
    expect(toStatus(toDeployed({ State: 'Disabled', StateTransitionReason }))).toEqual({
      kind: 'problem',
      label: 'Stopped by Lambda',
      severity: 'error',
      stopReason: StateTransitionReason,
    });
  });

  test('does not take an old reason for a stop once the mapping runs again', () => {
    const mapping = toDeployed({ StateTransitionReason: 'EVENT_SOURCE_AUTHN_ERROR', LastProcessingResult: 'OK' });
    expect(toStatus(mapping)).toEqual({ kind: 'ok', label: 'Enabled' });
  });
});
