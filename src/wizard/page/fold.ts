import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { FieldId } from '../../core/mapping/fieldSpec.ts';
import type { Finding, Severity } from '../../core/mapping/finding.ts';
import { countBySeverity, listFindingsOf } from './draft.ts';
import { isDue, SEVERITIES } from './field.ts';
import type { View } from './view.ts';

export interface FoldHead {
  /** Names the section in state and ids. */
  readonly id: string;
  readonly title: string;
  /** What is set in it, in one line. */
  readonly summary: string;
  /** Shown before the summary, e.g. a lock. */
  readonly icon?: string;
  readonly fields: readonly FieldId[];
}

/**
 * A section that can be folded away: its head says what is set in it. It unfolds by itself when an error or a warning in
 * it comes up that was not there when it was folded. What is folded stays in the page, so that searching finds it.
 */
export function renderFold(view: View, head: FoldHead, content: TemplateResult): TemplateResult {
  const headingId = `section-${head.id}`;
  const findings = head.fields
    .flatMap((id) => listFindingsOf(view.draft, id))
    .filter((finding) => isDue(view, finding));
  const pressing = findings.filter(({ severity }) => severity !== 'information').map(({ ruleId }) => ruleId);
  const isOpen = isUnfolded(view, head.id, pressing);
  const onToggle = (event: Event) => {
    if (!(event.currentTarget instanceof HTMLDetailsElement) || event.target !== event.currentTarget) return;
    const { open } = event.currentTarget;
    if (view.state.folds.get(head.id)?.open !== open) view.actions.fold(head.id, { open, seen: pressing.join(' ') });
  };
  return html`<section class="fold" aria-labelledby=${headingId}>
    <details ?open=${isOpen} @toggle=${onToggle}>
      <summary id=${`fold-${head.id}`}>
        <span class="fold-arrow codicon codicon-chevron-right" aria-hidden="true"></span>
        <h2 id=${headingId}>${head.title}</h2>
        <span class="fold-summary" title=${head.summary}>
          ${head.icon === undefined ? nothing : html`<span class="codicon codicon-${head.icon}" aria-hidden="true"></span>`}${head.summary}
        </span>
        ${renderCounts(findings)}
      </summary>
      <div class="fold-body">${content}</div>
    </details>
  </section>`;
}

function isUnfolded({ state }: View, id: string, pressing: readonly string[]): boolean {
  const fold = state.folds.get(id);
  if (fold?.open === true) return true;
  const seen = new Set(fold?.seen.split(' '));
  return pressing.some((ruleId) => !seen.has(ruleId));
}

const COUNTS: readonly { readonly severity: Severity; readonly words: (count: number) => string }[] = [
  { severity: 'error', words: (count) => (count === 1 ? l10n.t('1 error') : l10n.t('{0} errors', count)) },
  { severity: 'warning', words: (count) => (count === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', count)) },
];

function renderCounts(findings: readonly Finding[]): readonly (TemplateResult | typeof nothing)[] {
  return COUNTS.map(({ severity, words }) => {
    const count = countBySeverity(findings, severity);
    if (count === 0) return nothing;
    return html`<span class="fold-count" title=${words(count)}
      ><span class="codicon codicon-${SEVERITIES[severity].icon} severity-${severity}" aria-hidden="true"></span
      ><span class="visually-hidden">${words(count)}</span></span
    >`;
  });
}
