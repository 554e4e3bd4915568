import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FieldId } from '../../core/mapping/fieldSpec.ts';
import { toField } from '../../core/mapping/fields.ts';
import { isUnset, readFieldValue } from '../../core/mapping/fieldValues.ts';
import type { FieldEdit, FieldPath } from '../../core/mapping/finding.ts';
import { isProvisioned, toOnDemandStep } from '../../core/mapping/provisionedMode.ts';
import { toProvisionedFix } from '../../core/mapping/rules/provisionedFix.ts';
import { renderInteger } from './controls.ts';
import { listFindingsOf } from './draft.ts';
import { isDue, renderDocLink, renderFindings, renderNote } from './field.ts';
import { toControlId, type View } from './view.ts';

const SWITCH = 'control-provisionedMode';

/** Turns the mode on with one poller, or off together with all that needs it: one undo step each. */
export function renderProvisionedSwitch(view: View): TemplateResult {
  const { draft, state } = view;
  const isOn = isProvisioned(draft.document.input);
  // While the mode is off, what is said about the pollers is said here.
  const id = isOn ? SWITCH : toControlId('minimumPollers');
  const findings = isOn ? [] : listFindingsOf(draft, 'minimumPollers').filter((finding) => isDue(view, finding));
  const field = { docUrl: toField('minimumPollers').docUrl, label: () => l10n.t('Provisioned mode') };
  return html`<div class="field" data-field="provisionedMode">
    <div class="switch">
      <input
        id=${id}
        type="checkbox"
        role="switch"
        aria-describedby="provisioned-help provisioned-findings"
        ?disabled=${state.document.readonly}
        .checked=${live(isOn)}
        @change=${() => (isOn ? turnOff(view) : turnOn(view))}
      />
      <div class="radio-text">
        <span class="field-head"
          ><label for=${id}>${isOn ? l10n.t('Provisioned mode is on') : l10n.t('Provisioned mode is off')}</label>${renderDocLink(field)}</span
        >
        <p id="provisioned-help" class="help">
          ${l10n.t(
            'Costs event poller units, billed by the hour; saves the NAT gateway or VPC endpoints that Lambda otherwise needs, and makes everything below available.',
          )}
        </p>
      </div>
    </div>
    <div role="status">${isOn ? nothing : renderSetAside(view)}</div>
    ${renderFindings(view, findings, 'provisioned-findings')}
  </div>`;
}

/** Above what works in provisioned mode only, while that is off. */
export function renderNeedsProvisioned(view: View): TemplateResult {
  const turn = html`<button type="button" class="link-button" ?disabled=${view.state.document.readonly} @click=${() => turnOn(view)}>
    ${l10n.t('Turn On')}
  </button>`;
  return renderNote(html`${l10n.t('This needs provisioned mode.')} ${turn}`, 'lock');
}

/** A poller count. An emptied one leaves the mode on: the other takes its place, with the value that it has anyway. */
export const renderPollers = (view: View, id: FieldId): TemplateResult => renderInteger(view, id, toPollerEdits);

/** Edits that set or empty one setting of the pollers without turning the mode off (fields.md 14). */
export function toPollerEdits(view: View, path: FieldPath, value: unknown): readonly FieldEdit[] {
  const edit = { path, value };
  if (value !== undefined) return [edit];
  const { input } = view.draft.document;
  const paths = (['minimumPollers', 'maximumPollers', 'pollerGroup'] as const).map((id) => toField(id).path);
  const others = paths.filter((other) => other.at(-1) !== path.at(-1));
  if (others.some((other) => !isUnset(readFieldValue(input, other)))) return [edit];
  const kept = path.at(-1) === 'MinimumPollers' ? toField('maximumPollers') : toField('minimumPollers');
  return [edit, { path: kept.path, value: kept.default?.value }];
}

function turnOn(view: View): void {
  view.actions.setAside(undefined);
  view.actions.edit(toProvisionedFix().edits);
}

function turnOff(view: View): void {
  const { edits, restore, labels } = toOnDemandStep(view.draft.document.input);
  view.actions.edit(edits);
  view.actions.setAside({ labels, edits: restore });
}

/** Names what went with the switch, and brings it back. */
function renderSetAside({ state, actions }: View): TemplateResult | typeof nothing {
  const { setAside } = state;
  if (setAside === undefined) return nothing;
  const putBack = () => {
    actions.setAside(undefined);
    actions.edit(setAside.edits);
  };
  const button = html`<button type="button" class="link-button" @click=${putBack}>${l10n.t('Put Back')}</button>`;
  return renderNote(html`${l10n.t('Taken out of the mapping: {0}.', setAside.labels.join(', '))} ${button}`, 'discard');
}
