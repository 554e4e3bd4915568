import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { toFunctionName } from '../../core/arn.ts';
import { toField } from '../../core/mapping/fields.ts';
import type { FieldEdit } from '../../core/mapping/finding.ts';
import { type MappingInput, toTopic } from '../../core/mapping/mapping.ts';
import type { GroupOption } from '../../core/policy/groupOptions.ts';
import { toPermissions } from '../../core/policy/permissions.ts';
import type { PermissionText } from '../../core/policy/permissionText.ts';
import {
  renderCheckbox,
  renderCopyButton,
  renderPanel,
  renderPanelNotes,
  renderPreview,
  renderSelect,
} from './panel.ts';
import type { View } from './view.ts';

/** What has to be granted and opened for the mapping to work, part by part. */
export function renderPermissions(view: View): TemplateResult {
  return renderPanel(view, { panel: 'permissions', title: l10n.t('Permissions') }, () => renderContent(view));
}

function renderContent(view: View): TemplateResult {
  const { state, draft, isUpdate } = view;
  const { managedPolicy, part } = state.side;
  const { profile } = state.scope;
  const parts = toPermissions(draft.document.input, draft.known, { managedPolicy, uuid: draft.document.uuid, profile });
  const shown = parts.find((entry) => entry.part === part) ?? parts[0];
  if (shown === undefined) return html`<p class="help">${l10n.t('Nothing has to be granted.')}</p>`;
  const options = () => parts.map(({ part: value, title }) => ({ value, label: title() }));
  const choose = (value: string) => view.actions.side({ part: parts.find((entry) => entry.part === value)?.part });
  return html`${renderSelect({ id: PICKER, label: l10n.t('What to grant'), options, from: parts.map((entry) => entry.part), chosen: shown.part }, choose)}
    <p class="help">${shown.why()}</p>
    ${shown.part === 'role-policy' ? renderManagedChoice(view) : nothing}
    ${renderPreview(shown.text, shown.title())}
    <div class="buttons">
      ${renderCopyButton(view, shown.part, shown.text)}
      <button type="button" class="button secondary small" @click=${() => open(view, shown)}>${l10n.t('Open in Editor')}</button>
    </div>
    ${renderPanelNotes(toOtherNotes(shown))}
    ${shown.groupOptions === undefined || isUpdate ? nothing : renderGroupOptions(view, shown.groupOptions)}`;
}

const PICKER = 'permission-part';

function open(view: View, { text, languageId }: PermissionText): void {
  view.actions.run({ errand: 'showText', text, languageId });
}

function renderManagedChoice(view: View): TemplateResult {
  const label = l10n.t('The role has AWSLambdaMSKExecutionRole: only what that lacks');
  return renderCheckbox({ id: 'permission-managed', label, checked: view.state.side.managedPolicy }, (managedPolicy) =>
    view.actions.side({ managedPolicy }),
  );
}

/** Ways out stand below with their buttons, so not among the notes too. */
function toOtherNotes({ notes, groupOptions = [] }: PermissionText): readonly string[] {
  const options = new Set(groupOptions.map(({ text }) => text()));
  return notes.filter((note) => !options.has(note));
}

interface Remedy {
  readonly title: () => string;
  readonly toEdits: (input: MappingInput) => readonly FieldEdit[];
}

/** What the page can do about it at once; the remaining way is what the policy says already. */
const REMEDIES: Readonly<Partial<Record<GroupOption['id'], Remedy>>> = {
  'set-group-id': {
    title: () => l10n.t('Set ConsumerGroupId'),
    toEdits: (input) => [{ path: toField('consumerGroupId').path, value: toGroupName(input) }],
  },
  'create-disabled': {
    title: () => l10n.t('Create Disabled'),
    toEdits: () => [{ path: toField('enabled').path, value: false }],
  },
};

/** A name that says who reads what. */
function toGroupName(input: MappingInput): string {
  const words = [toFunctionName(input.FunctionName ?? ''), toTopic(input)].filter((word) => word !== '');
  const name = words.join('-').replaceAll(/[^\w.-]/g, '-');
  return name === '' ? 'lambda' : name.slice(0, toField('consumerGroupId').limits?.maxLength);
}

function renderGroupOptions(view: View, options: readonly GroupOption[]): TemplateResult {
  const { draft, state } = view;
  return html`<ul class="panel-notes" aria-label=${l10n.t('Ways to name the consumer group')}>
    ${options.map(({ id, text }) => {
      const remedy = REMEDIES[id];
      const isDone = id === 'create-disabled' && draft.document.input.Enabled === false;
      const act = () => {
        view.actions.edit(remedy?.toEdits(draft.document.input) ?? []);
        // The button goes with what it remedies.
        queueMicrotask(() => document.getElementById(PICKER)?.focus());
      };
      return html`<li class="note" data-option=${id}>
        <span class="codicon codicon-${isDone ? 'pass' : 'arrow-small-right'}" aria-hidden="true"></span>
        <span
          >${text()}
          ${
            remedy === undefined || isDone || state.document.readonly
              ? nothing
              : html`<button type="button" class="link-button" @click=${act}>${remedy.title()}</button>`
          }</span
        >
      </li>`;
    })}
  </ul>`;
}
