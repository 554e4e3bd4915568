import { describe, expect, it } from 'vitest';
import { toFilterMarkdown } from '../../../src/core/event/filterMarkdown.ts';
import { toFilterReport } from '../../../src/core/event/filterReport.ts';

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

const CREATED = JSON.stringify({ value: { type: ['created'] } });
const LARGE = JSON.stringify({ value: { total: [{ numeric: ['>', 1000] }] } });

describe('a filter tried on an event', () => {
  const text = toEvent('{"type":"created"}', '{"type":"shipped","total":2000}', '{"type":"shipped"}', 'no json');
  const report = toFilterReport(text, [CREATED, LARGE]);
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
    const open = toFilterReport(text, []);
    expect(open.passing).toBe(4);
    expect(toFilterMarkdown(open, 'a', 'b')).toContain('has no filter: every record passes');
  });

  it('keeps the page short, and the answer whole', () => {
    const many = toFilterReport(toEvent(...Array.from({ length: 1200 }, () => '{"type":"created"}')), [CREATED]);
    expect(many.passing).toBe(1200);
    expect(toFilterMarkdown(many, 'a', 'b')).toContain('… and 700 more');
  });
});
