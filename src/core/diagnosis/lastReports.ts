import type { HintKnown } from '../hints/hintContext.ts';
import type { DeployedMapping } from '../mapping/mapping.ts';
import { type Scope, scopeKey } from '../scope.ts';
import type { DiagnosisReport } from './report.ts';

type Listener = (scope: Scope, uuid: string) => void;

/** The last complete report of each deployed mapping that was diagnosed in this window. */
export class LastReports {
  readonly #reports = new Map<string, DiagnosisReport>();
  readonly #listeners = new Set<Listener>();

  /** Reports of mappings that are not created yet are not kept: there is no page that they could sharpen. */
  remember(scope: Scope, report: DiagnosisReport): void {
    const { uuid } = report;
    if (uuid === undefined) return;
    this.#reports.set(toKey(scope, uuid), report);
    for (const listener of this.#listeners) listener(scope, uuid);
  }

  /** What the report says to the order of causes; nothing once AWS says something else of the mapping than it did then. */
  findChecks(scope: Scope, mapping: DeployedMapping): Pick<HintKnown, 'checks' | 'checkedAt'> {
    const report = this.#reports.get(toKey(scope, mapping.UUID));
    if (report === undefined || report.result !== mapping.LastProcessingResult) return {};
    return { checks: report.checks, checkedAt: Date.parse(report.startedAt) };
  }

  onDidChange(listener: Listener): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }
}

function toKey(scope: Scope, uuid: string): string {
  return `${scopeKey(scope)}/${uuid}`;
}
