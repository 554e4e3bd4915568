import { describe, expect, it } from 'vitest';
import { toFilterMarkdown } from '../../../src/core/event/filterMarkdown.ts';
import { toFilterReport, toFilterSteps } from '../../../src/core/event/filterReport.ts';

const encode = (text: string) => Buffer.from(text).toString('base64');

function toEvent(...values: readonly (string | null)[]): string {
  const records = values.map((value, offset) => ({
    topic: 'orders',
    partition: 3,
    offset,
    key: encode(`key|${offset}`),
    value: value === null ? null : encode(value),
  }));
  return JSON.stringify({ eventSource: 'aws:kafka', records: { 'orders-3': records } });
}

function tryAll(text: string, patterns: readonly string[]) {
  return toFilterReport(patterns, [...toFilterSteps(text, patterns)]);
}

const CREATED = JSON.stringify({ value: { type: ['created'] } });
const LARGE = JSON.stringify({ value: { total: [{ numeric: ['>', 1000] }] } });

describe('a filter tried on an event', () => {
  const text = toEvent('{"type":"created"}', '{"type":"shipped","total":2000}', '{"type":"shipped"}', 'no json');
  const report = tryAll(text, [CREATED, LARGE]);
  const page = toFilterMarkdown(report, 'orders → audit', 'orders.msk-event.json');

  it('counts what passes, what is dropped and what cannot be told', () => {
    const { passing, dropped, unclear } = report;
    expect({ passing, dropped, unclear }).toEqual({ passing: 2, dropped: 1, unclear: 1 });
    expect(page).toMatch(/^# 2 of 4 records pass the filter\n/);
    expect(page).toContain('| Cannot be told | 1 |');
  });

  it('says of each record which filter lets it pass, or why none does', () => {
    expect(page).toContain('| `orders-3` | `0` | `key\\|0` | passes | Filter 1 matches.');
    expect(page).toContain('| `orders-3` | `1` | `key\\|1` | passes | Filter 2 matches.');
    const row = page.split('\n').find((line) => line.startsWith('| `orders-3` | `2` |'));
    expect(row).toContain('| dropped | Filter 1: value');
    expect(row).toContain('Filter 2: value');
    expect(page).toContain('never sends dropped records');
  });

  it('shows the filters as they are', () => {
    expect(page).toContain('```json\n{\n  "value": {\n    "type": [\n      "created"');
  });

  it('passes everything without a filter', () => {
    const open = tryAll(text, []);
    expect(open.passing).toBe(4);
    expect(toFilterMarkdown(open, 'a', 'b')).toContain('has no filter: every record passes');
  });

  it('is tried a record a step, with the same outcome as all at once', () => {
    const steps = [...toFilterSteps(text, [CREATED])];
    expect(steps.map(({ tried }) => tried.length)).toEqual([1, 1, 1, 1]);
    const { records } = JSON.parse(text);
    const loose = tryAll(JSON.stringify(records['orders-3']), [CREATED]);
    const toVerdicts = ({ tried }: typeof loose) => tried.map(({ verdict }) => verdict);
    expect(toVerdicts(loose)).toEqual(toVerdicts(toFilterReport([CREATED], steps)));
  });

  it('takes values too, and says what it could not read', () => {
    expect(tryAll('{"type":"created"}', [CREATED])).toMatchObject({ passing: 1, dropped: 0 });
    const broken = '{"eventSource":"aws:kafka","records":{"orders-3":[{"value":"%%"},{"value":"e30="}]}}';
    expect(tryAll(broken, [CREATED])).toMatchObject({ dropped: 1, problem: expect.stringContaining('orders-3') });
    expect(tryAll('', [CREATED])).toMatchObject({ tried: [], problem: expect.any(String) });
  });

  it('keeps the page short, and the answer whole', () => {
    const many = tryAll(toEvent(...Array.from({ length: 1200 }, () => '{"type":"created"}')), [CREATED]);
    expect(many.passing).toBe(1200);
    expect(toFilterMarkdown(many, 'a', 'b')).toContain('… and 700 more');
  });
});
