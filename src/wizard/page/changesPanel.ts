import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { toChanges } from '../../core/mapping/changes.ts';
import { renderNote } from './field.ts';
import type { View } from './view.ts';

/** What an update will change, and what it cannot. */
export function renderChanges(view: View): TemplateResult | typeof nothing {
  const { document, known } = view.draft;
  if (!view.isUpdate || known.deployed === undefined) return nothing;
  const { differences, fixed } = toChanges(known.deployed, document.input);
  return html`<section class="panel" aria-labelledby="changes-title">
    <h2 id="changes-title">${l10n.t('What will change')}</h2>
    ${differences.length === 0 ? html`<p class="help">${l10n.t('Nothing: the document says what is deployed.')}</p>` : nothing}
    <dl class="changes">
      ${differences.map(
        ({ label, before, after }) =>
          html`<dt>${label}</dt>
            <dd>
              <del><span class="visually-hidden">${l10n.t('before:')} </span>${before}</del>
              <span class="codicon codicon-arrow-right" aria-hidden="true"></span>
              <ins><span class="visually-hidden">${l10n.t('after:')} </span>${after}</ins>
            </dd>`,
      )}
    </dl>
    ${
      fixed.length === 0
        ? nothing
        : renderNote(
            l10n.t(
              'Differs, but cannot be changed on a mapping that exists: {0}.',
              fixed.map(({ label }) => label).join(', '),
            ),
            'lock',
          )
    }
  </section>`;
}
