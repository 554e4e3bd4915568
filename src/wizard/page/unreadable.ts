import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { View } from './view.ts';

/** A text that is no JSON at all has a problem at every word; more than this nobody reads. */
const MOST_PROBLEMS = 20;

/** A document that is no mapping: what is wrong where, and the way out. It is never touched. */
export function renderUnreadable(view: View): TemplateResult {
  const { text, document } = view.draft;
  const isBroken = document.kind === 'broken';
  const more = document.problems.length - MOST_PROBLEMS;
  return html`<section class="outcome refused" aria-labelledby="unreadable-title">
    <h1 id="unreadable-title">
      ${isBroken ? l10n.t('This file is not valid JSON') : l10n.t('This file is not an event source mapping')}
    </h1>
    <ul class="problems">
      ${document.problems.slice(0, MOST_PROBLEMS).map(({ message, offset }) => {
        const { line, column } = toPosition(text, offset);
        const where = isBroken ? l10n.t('Line {0}, column {1}: {2}', line, column, message) : message;
        return html`<li>${where}</li>`;
      })}
      ${more > 0 ? html`<li>${l10n.t('… and {0} more.', more)}</li>` : nothing}
    </ul>
    <p class="help">
      ${l10n.t('Nothing was changed. Correct the text, and the form comes back; Undo works too.')}
    </p>
    <div class="buttons">
      <button type="button" class="button" @click=${() => view.actions.run({ errand: 'openText' })}>${l10n.t('Open as Text')}</button>
    </div>
  </section>`;
}

/** Counted from 1, as editors show it. */
function toPosition(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
