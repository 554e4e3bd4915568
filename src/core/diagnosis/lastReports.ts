import type { HintCheck, HintKnown } from '../hints/hintContext.ts';
import type { DeployedMapping } from '../mapping/mapping.ts';
import { type Scope, scopeKey } from '../scope.ts';
import type { DiagnosisReport } from './report.ts';

type Listener = (scope: Scope, uuid: string) => void;

/** What was found in the secret of a mapping that the user had read; nothing of its content. */
export interface ContentCheck {
  readonly check: HintCheck;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

interface Remembered<T> {
  readonly value: T;
  readonly result: string | undefined;
  /** The secrets that the mapping had then. */
  readonly secrets?: string;
}

/** What was checked last of each deployed mapping in this window: its complete report, and the content of its secret. */
export class LastReports {
  readonly #reports = new Map<string, Remembered<DiagnosisReport>>();
  readonly #contents = new Map<string, Remembered<ContentCheck>>();
  readonly #listeners = new Set<Listener>();

  /** Reports of mappings that are not created yet are not kept: there is no page that they could sharpen. */
  remember(scope: Scope, report: DiagnosisReport): void {
    const { uuid, result } = report;
    if (uuid === undefined) return;
    this.#reports.set(toKey(scope, uuid), { value: report, result });
    this.#tell(scope, uuid);
  }

  rememberContent(scope: Scope, mapping: DeployedMapping, content: ContentCheck): void {
    const { UUID: uuid, LastProcessingResult: result } = mapping;
    this.#contents.set(toKey(scope, uuid), { value: content, result, secrets: toSecrets(mapping) });
    this.#tell(scope, uuid);
  }

  /**
   * What was found, as it orders causes, and when the last of it was; nothing once AWS says something else of the mapping
   * than it did then.
   */
  findChecks(scope: Scope, mapping: DeployedMapping): Pick<HintKnown, 'checks' | 'checkedAt' | 'fixable'> {
    const key = toKey(scope, mapping.UUID);
    const holds = ({ result }: Remembered<unknown>) => result === mapping.LastProcessingResult;
    const [report, content] = [this.#reports.get(key), this.#contents.get(key)];
    let fixable = false;
    const found: { readonly checks: readonly HintCheck[]; readonly at: number }[] = [];
    if (report !== undefined && holds(report)) {
      const { checks, startedAt } = report.value;
      found.push({ checks, at: Date.parse(startedAt) });
      fixable = checks.some(({ outcome, remedies }) => outcome === 'fail' && remedies.length > 0);
    }
    if (content !== undefined && holds(content) && content.secrets === toSecrets(mapping)) {
      found.push({ checks: [content.value.check], at: content.value.at });
    }
    if (found.length === 0) return {};
    return {
      checks: found.flatMap(({ checks }) => checks),
      checkedAt: Math.max(...found.map(({ at }) => at)),
      ...(fixable ? { fixable } : {}),
    };
  }

  onDidChange(listener: Listener): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  #tell(scope: Scope, uuid: string): void {
    for (const listener of this.#listeners) listener(scope, uuid);
  }
}

function toKey(scope: Scope, uuid: string): string {
  return `${scopeKey(scope)}/${uuid}`;
}

function toSecrets({ SourceAccessConfigurations: secrets = [] }: DeployedMapping): string {
  return JSON.stringify(secrets);
}
