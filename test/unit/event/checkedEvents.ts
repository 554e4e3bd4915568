import { expect } from 'vitest';
import { checkEvent } from '../../../src/core/event/checkEvent.ts';
import { applyTextEdits } from '../../../src/core/mapping/textEdits.ts';

export const base64 = (text: string) => Buffer.from(text).toString('base64');
export const CLUSTER = 'arn:aws:kafka:us-east-1:123456789012:cluster/shop/751d2973-a626-431c-9d4e-d7975eb44dd7-2';

export const record = {
  topic: 'my-orders',
  partition: 0,
  offset: 15,
  timestamp: 1545084650987,
  timestampType: 'CREATE_TIME',
  key: base64('key'),
  value: base64('{"a":1}'),
  headers: [{ name: [104, -61, -85] }],
};

export const head = { eventSource: 'aws:kafka', eventSourceArn: CLUSTER, bootstrapServers: 'b-1:9098,b-2:9098' };
export const toEvent = (records: unknown, rest: object = {}) => ({ ...head, ...rest, records });
export const toText = (...records: unknown[]) => JSON.stringify(toEvent({ 'my-orders-0': records }));

/** The one finding of a rule, with the text that it is about. */
export function findOne(text: string, ruleId: string) {
  const findings = checkEvent(text);
  const [finding, ...others] = findings.filter((each) => each.ruleId === ruleId);
  if (finding === undefined || others.length > 0) {
    throw new Error(`Not one ${ruleId}: ${JSON.stringify(findings)}`);
  }
  return { ...finding, at: text.slice(finding.offset, finding.offset + finding.length) };
}

export function applyFix(text: string, ruleId: string): unknown {
  const { fix } = findOne(text, ruleId);
  const fixed = applyTextEdits(text, fix?.edits ?? []);
  expect(checkEvent(fixed).filter((finding) => finding.ruleId === ruleId)).toEqual([]);
  return JSON.parse(fixed);
}

export function fixRecord(faulty: object, ruleId: string): unknown {
  const fixed = applyFix(toText(faulty), ruleId) as { records: Record<string, unknown[]> };
  return fixed.records['my-orders-0']?.[0];
}

export const listRules = (text: string) => checkEvent(text).map(({ ruleId }) => ruleId);
