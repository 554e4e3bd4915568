import type { Range } from './fakeEditor.ts';

/** The parts of `vscode` that problems are shown with, with what is shown written down. */
export class Diagnostic {
  readonly range: Range;
  readonly message: string;
  readonly severity: number;
  source: string | undefined;
  code: string | undefined;

  constructor(range: Range, message: string, severity: number) {
    this.range = range;
    this.message = message;
    this.severity = severity;
  }
}

export const DiagnosticSeverity = { Error: 0, Warning: 1, Information: 2 };

/** Problems on show by document. */
export const shown = new Map<string, readonly Diagnostic[]>();

export const languages = {
  createDiagnosticCollection: () => ({
    set: (uri: object, diagnostics: readonly Diagnostic[]) => shown.set(String(uri), diagnostics),
    delete: (uri: object) => shown.delete(String(uri)),
    dispose: () => shown.clear(),
  }),
};
