import * as vscode from 'vscode';
import { toCheckSteps } from '../core/event/checkEvent.ts';
import { CheckMemory } from '../core/event/checkMemory.ts';
import type { EventFinding } from '../core/event/eventRules/eventRule.ts';
import type { Severity } from '../core/mapping/finding.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { toRange } from '../platform/ranges.ts';
import { type EventDocuments, toPause } from './eventDocuments.ts';
import { isEcho } from './eventPlaces.ts';

/** Milliseconds without a keystroke before an event is judged again; more for a large one. */
const PAUSE = 250;
/** Milliseconds after which the others in the extension host have their turn. */
const TURN = 8;

export const DIAGNOSTIC_SOURCE = 'MSK Lambda';

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

/** What was found in one version of a document. */
export interface CheckedEvent {
  readonly version: number;
  /** In the order of the text. */
  readonly findings: readonly EventFinding[];
}

/** Judges the events that are open, in small steps, and says so in the editor and in the list of problems. */
export class EventDiagnostics implements vscode.Disposable {
  readonly #documents: EventDocuments;
  readonly #owned = new DisposableStore();
  readonly #collection = this.#owned.add(vscode.languages.createDiagnosticCollection('mskLambdaEvents'));
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #checked = new WeakMap<vscode.TextDocument, CheckedEvent>();
  readonly #memory = new CheckMemory();
  #disposed = false;

  constructor(documents: EventDocuments) {
    this.#documents = documents;
    const { workspace } = vscode;
    this.#owned.add(documents.onDidChange((document) => this.#judgeSoon(document)));
    this.#owned.add(workspace.onDidCloseTextDocument((document) => this.#forget(document)));
    for (const document of workspace.textDocuments) this.#judgeSoon(document);
  }

  /** What the problems on show say; undefined while the document is still being judged. */
  get(document: vscode.TextDocument): CheckedEvent | undefined {
    const checked = this.#checked.get(document);
    return checked?.version === document.version ? checked : undefined;
  }

  /** The same for the text as it is now; undefined for what is no event, or was changed meanwhile. */
  async check(document: vscode.TextDocument): Promise<CheckedEvent | undefined> {
    if (this.get(document) === undefined && !isEcho(document.uri)) await this.#judge(document);
    return this.get(document);
  }

  dispose(): void {
    this.#disposed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#owned.dispose();
  }

  #forget(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#checked.delete(document);
    this.#collection.delete(document.uri);
  }

  #judgeSoon(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    if (isEcho(document.uri)) return;
    clearTimeout(this.#timers.get(key));
    const judge = () => {
      this.#timers.delete(key);
      void this.#judge(document);
    };
    this.#timers.set(key, setTimeout(judge, PAUSE + toPause(document)));
  }

  async #judge(document: vscode.TextDocument): Promise<void> {
    const read = document.isClosed ? undefined : this.#documents.readKafka(document);
    if (read === undefined) {
      this.#checked.delete(document);
      this.#collection.delete(document.uri);
      return;
    }
    const { version } = document;
    const isStale = () => this.#disposed || document.isClosed || document.version !== version;
    const findings = await checkInTurns(toCheckSteps(read.text, read.event, this.#memory), isStale);
    if (findings === undefined) return;
    this.#checked.set(document, { version, findings });
    this.#collection.set(
      document.uri,
      findings.map((finding) => toDiagnostic(document, finding)),
    );
  }
}

/** Undefined when it was given up. */
async function checkInTurns(
  steps: ReturnType<typeof toCheckSteps>,
  isStale: () => boolean,
): Promise<readonly EventFinding[] | undefined> {
  const findings: EventFinding[] = [];
  let until = performance.now() + TURN;
  for (const step of steps) {
    findings.push(...step);
    if (performance.now() < until) continue;
    await new Promise((resolve) => setImmediate(resolve));
    if (isStale()) return undefined;
    until = performance.now() + TURN;
  }
  return findings.toSorted((a, b) => a.offset - b.offset);
}

function toDiagnostic(
  document: vscode.TextDocument,
  { ruleId, severity, message, offset, length }: EventFinding,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(document, offset, length), message, SEVERITIES[severity]);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = ruleId;
  return diagnostic;
}
