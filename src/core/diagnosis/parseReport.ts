import type { DiagnosisReport } from './report.ts';

const TEXTS = ['account', 'region', 'eventSourceArn', 'topic', 'functionArn', 'startedAt'] as const;
const LISTS = ['evidence', 'gaps', 'remedies'] as const;

/** A saved report; undefined for any other text. Never throws. */
export function parseReport(text: string): DiagnosisReport | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isReport(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isReport(value: unknown): value is DiagnosisReport {
  if (!isRecord(value) || value['version'] !== 1) return false;
  const { checks } = value;
  return TEXTS.every((name) => typeof value[name] === 'string') && Array.isArray(checks) && checks.every(isCheck);
}

function isCheck(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const texts = ['id', 'area', 'title', 'outcome'].every((name) => typeof value[name] === 'string');
  return texts && LISTS.every((name) => Array.isArray(value[name]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
