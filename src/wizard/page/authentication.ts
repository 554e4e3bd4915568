import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { AuthMethod } from '../../core/cluster/authMethods.ts';
import {
  describeBrokerChoice,
  toAuthEdits,
  toAuthMethod,
  toAuthOptions,
  toBrokerChoice,
} from '../../core/mapping/authentication.ts';
import { toBrokerNetwork, toKnownSource } from '../../core/mapping/sources.ts';
import { renderRadios } from './controls.ts';
import { renderField, renderNote, toFrame } from './field.ts';
import { renderSecretPicker } from './pickers.ts';
import type { View } from './view.ts';

/** How Lambda proves itself: what the chosen cluster has enabled, the secret, and where Lambda will connect. */
export function renderAuthentication(view: View): TemplateResult {
  const { known, document } = view.draft;
  const { input } = document;
  const frame = toFrame(view, 'authentication');
  const found = toKnownSource(input.EventSourceArn, known);
  const source = found?.kind === 'cluster' ? found.cluster : found?.connection;
  const options = toAuthOptions(source, input);
  const method = toAuthMethod(input, source);
  const choices = options.map((option) => ({
    value: option.method,
    label: capitalize(option.label),
    help: option.why,
    disabled: !option.enabled && option.method !== method,
  }));
  const choose = (value: string) => {
    const option = options.find((entry) => entry.method === value);
    if (option === undefined) return;
    const { leftSecrets } = view.state.side;
    const secret = input.SourceAccessConfigurations?.[0]?.URI;
    if (method !== undefined) view.actions.side({ leftSecrets: { ...leftSecrets, [method]: secret } });
    view.actions.edit(toAuthEdits(input, option.method, leftSecrets?.[option.method]));
  };
  const needsSecret = (input.SourceAccessConfigurations?.length ?? 0) > 0;
  const more =
    source === undefined ? renderNote(toUnknownSource(view)) : renderNote(toConnection(view, method), 'plug');
  return html`
    ${renderField(view, frame, renderRadios(frame, choices, method, choose), { own: false, more })}
    ${needsSecret ? renderSecretPicker(view) : nothing}
  `;

  function toConnection({ draft }: View, chosen: AuthMethod | undefined): string {
    if (chosen === undefined) return l10n.t('Choose how Lambda is to authenticate.');
    return describeBrokerChoice(toBrokerChoice(input, source, draft.known.brokers), toBrokerNetwork(found));
  }
}

/** Names of methods are made for the middle of a sentence. */
function capitalize(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function toUnknownSource(view: View): string {
  return view.draft.document.input.EventSourceArn === undefined
    ? l10n.t('Choose a cluster first: then only what it has enabled is offered.')
    : l10n.t(
        'This cluster is not in the account’s list, so what it has enabled is not known: every method is offered.',
      );
}
