import { describe, expect, it } from 'vitest';
import { explainMapping } from '../../../src/core/hints/explainMapping.ts';
import type { Explanation } from '../../../src/core/hints/explanation.ts';
import type { HintKnown } from '../../../src/core/hints/hintContext.ts';
import type { DeployedMapping } from '../../../src/core/mapping/mapping.ts';
import { toStatus } from '../../../src/core/mapping/status.ts';
import { RESULTS, toKnown, toMapping } from './samples.ts';

function toVerdict({ severity, title, problemId }: Explanation) {
  return [severity, title, problemId] as const;
}

/** What a mapping of these members is said to be. */
const VERDICTS: readonly (readonly [Partial<DeployedMapping>, ...ReturnType<typeof toVerdict>])[] = [
  [{}, 'ok', 'Working', undefined],
  [{ LastProcessingResult: 'ok.' }, 'ok', 'Working', undefined],
  [{ LastProcessingResult: 'No records processed' }, 'information', 'Nothing read yet', undefined],
  [{ LastProcessingResult: undefined }, 'information', 'Enabled; no result yet', undefined],
  [{ LastProcessingResult: '' }, 'information', 'Enabled; no result yet', undefined],
  [
    { LastProcessingResult: RESULTS.authorization },
    'error',
    'The cluster does not authorize Lambda',
    'cluster-authorization',
  ],
  [
    { LastProcessingResult: 'PROBLEM: The moon is in the wrong house.' },
    'error',
    'Lambda reports a problem this version does not know',
    'unknown-problem',
  ],
  [{ State: 'Disabled', LastProcessingResult: undefined }, 'information', 'Switched off', undefined],
  [{ State: 'Disabled', LastProcessingResult: 'OK' }, 'information', 'Switched off', undefined],
  [{ State: 'Disabled', LastProcessingResult: 'No records processed' }, 'information', 'Switched off', undefined],
  [
    { State: 'Disabled', LastProcessingResult: RESULTS.sasl },
    'warning',
    'Switched off; before that: The brokers refuse Lambda’s credentials (SASL)',
    'sasl-authentication',
  ],
  [
    { State: 'Disabled', StateTransitionReason: 'EVENT_SOURCE_AUTHN_ERROR', LastProcessingResult: RESULTS.sasl },
    'error',
    'Stopped by Lambda: The brokers refuse Lambda’s credentials (SASL)',
    'sasl-authentication',
  ],
  [
    { State: 'Disabled', StateTransitionReason: 'EVENT_SOURCE_AUTHN_ERROR', LastProcessingResult: 'OK' },
    'error',
    'Stopped by Lambda: The brokers refuse Lambda’s credentials',
    'source-authentication-failed',
  ],
  [
    { State: 'Disabled', StateTransitionReason: 'EVENT_SOURCE_AUTHZ_ERROR', LastProcessingResult: undefined },
    'error',
    'Stopped by Lambda: The cluster does not authorize Lambda',
    'source-authorization-failed',
  ],
  [
    { State: 'Disabled', StateTransitionReason: 'ESM_CONFIG_NOT_VALID', LastProcessingResult: undefined },
    'error',
    'Stopped by Lambda: Lambda cannot use this configuration',
    'mapping-configuration-invalid',
  ],
  [
    { State: 'Disabled', StateTransitionReason: 'FUNCTION_CONFIG_NOT_VALID', LastProcessingResult: undefined },
    'error',
    'Stopped by Lambda: The function cannot be called',
    'function-configuration-invalid',
  ],
  [{ State: 'Creating', LastProcessingResult: 'No records processed' }, 'information', 'Being created', undefined],
  [{ State: 'Enabling' }, 'information', 'Being enabled', undefined],
  [{ State: 'Disabling' }, 'information', 'Being disabled', undefined],
  [{ State: 'Deleting' }, 'information', 'Being deleted', undefined],
  [{ State: 'Updating', LastProcessingResult: RESULTS.call }, 'information', 'Being updated', 'function-call-failed'],
  [{ State: 'Hibernating' }, 'information', 'State Hibernating', undefined],
];

describe('the verdict', () => {
  it.each(VERDICTS)('on %j is %s: %s', (members, ...verdict) => {
    expect(toVerdict(explainMapping(toMapping(members)))).toEqual(verdict);
  });

  it('agrees with the status the tree shows', () => {
    for (const [members] of VERDICTS) {
      const mapping = toMapping(members);
      expect(explainMapping(mapping).severity === 'error', JSON.stringify(members)).toBe(
        toStatus(mapping).kind === 'problem',
      );
    }
  });

  it('gives AWS’s text as it came', () => {
    expect(explainMapping(toMapping({ LastProcessingResult: 'PROBLEM: New.' })).text).toBe('PROBLEM: New.');
    expect(explainMapping(toMapping({ LastProcessingResult: undefined })).text).toBeUndefined();
  });

  it('calls a change stuck after ten minutes, if it knows the time', () => {
    const mapping = toMapping({ State: 'Creating', LastModified: '2026-11-22T12:00:00Z' });
    const at = (time: string): HintKnown => ({ now: Date.parse(time) });
    expect(explainMapping(mapping, at('2026-11-22T12:09:59Z')).severity).toBe('information');
    const stuck = explainMapping(mapping, at('2026-11-22T12:10:01Z'));
    expect(toVerdict(stuck)).toEqual([
      'warning',
      'Being created: The change has been under way for more than 10 minutes',
      'transition-stuck',
    ]);
    expect(stuck.causes).not.toEqual([]);
    expect(explainMapping(mapping).severity).toBe('information');
  });
});

describe('the reason of a state', () => {
  it.each([
    ['USER_INITIATED', 'A person or a deployment made the last change.'],
    ['User action', 'A person or a deployment made the last change.'],
    ['EVENT_SOURCE_AUTHZ_ERROR', 'Lambda stopped the mapping: the role or user lacks rights on the cluster.'],
    ['SOMETHING_NEW', 'AWS gives this reason for the last change of state.'],
  ])('%s is put into words', (code, meaning) => {
    expect(explainMapping(toMapping({ StateTransitionReason: code })).reason).toEqual({ code, meaning });
  });

  it('is left out where AWS gives none', () => {
    expect(explainMapping(toMapping({ StateTransitionReason: undefined })).reason).toBeUndefined();
  });
});

describe('what remains to be done', () => {
  it('is switching on again, for a mapping that does not run because of a problem', () => {
    const stopped = explainMapping(
      toMapping({ State: 'Disabled', StateTransitionReason: 'FUNCTION_CONFIG_NOT_VALID' }),
      toKnown({ profile: 'dev' }),
    );
    expect(stopped.afterwards?.command).toBe(
      'aws lambda update-event-source-mapping \\\n  --uuid f89f8514-cdd9-4602-9e1f-01a5b77d449b \\\n  --enabled \\\n  --profile dev \\\n  --region us-east-1',
    );
    expect(explainMapping(toMapping({ State: 'Disabled' })).afterwards).toBeUndefined();
    expect(explainMapping(toMapping({ LastProcessingResult: RESULTS.sasl })).afterwards).toBeUndefined();
  });
});
