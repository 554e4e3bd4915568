import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { FieldId } from '../../core/mapping/fieldSpec.ts';
import type { FieldPath } from '../../core/mapping/finding.ts';
import './combobox.ts';
import { readRaw, toControlText } from './draft.ts';
import { type FieldFrame, renderField, toFrame } from './field.ts';
import type { PickerOption } from './options.ts';
import { renderSelect } from './panel.ts';
import { renderFailure } from './pickers.ts';
import { getList } from './state.ts';
import { toControlId, type View } from './view.ts';

interface Access {
  readonly type: string;
  readonly uri: string;
}

const isArnText = (text: string): boolean => text.startsWith('arn:');

/** Secrets for a Confluent registry, one row each: what it is for, and which secret. */
export function renderRegistryAccess(view: View, id: FieldId): TemplateResult {
  const frame = toFrame(view, id);
  const rows = readAccess(view, frame.field.path);
  const most = frame.field.limits?.maxItems ?? Number.POSITIVE_INFINITY;
  const control = html`<div class="item-rows" role="group" aria-labelledby=${frame.labelId} aria-describedby=${frame.describedBy}>
    ${rows.map((row, index) => renderRow(view, frame, row, index))}
    <button
      id=${frame.controlId}
      type="button"
      class="button secondary"
      ?disabled=${frame.fixed || rows.length >= most}
      @click=${() => view.actions.edit([{ path: [...frame.field.path, rows.length], value: { Type: toNextType(frame, rows) } }])}
    >
      <span class="codicon codicon-add" aria-hidden="true"></span>${l10n.t('Add Secret')}
    </button>
  </div>`;
  const secrets = rows.length === 0 ? undefined : getList(view.state, 'secrets');
  const more = secrets === undefined ? nothing : renderFailure(view, secrets);
  return renderField(view, frame, control, { own: false, more });
}

function renderRow(view: View, frame: FieldFrame, { type, uri }: Access, index: number): TemplateResult {
  const { field, fixed } = frame;
  const path: FieldPath = [...field.path, index];
  const id = toControlId('registryAccess', index);
  const choices = (field.choices ?? []).map(({ value, label }) => ({ value, label: label() }));
  const options = choices.some(({ value }) => value === type) ? choices : [{ value: type, label: type }, ...choices];
  const secrets = getList(view.state, 'secrets');
  const choose = (event: CustomEvent<string>) =>
    view.actions.edit(
      [{ path: [...path, 'URI'], value: event.detail === '' ? undefined : event.detail }],
      `${id}-secret`,
    );
  return html`<div class="item-row">
    ${renderSelect(
      {
        id: `${id}-type`,
        label: l10n.t('Kind of secret {0}', index + 1),
        options: () => options,
        from: [],
        chosen: type,
        disabled: fixed,
      },
      (value) => view.actions.edit([{ path: [...path, 'Type'], value }]),
    )}
    <msk-combobox
      class="item-wide"
      .controlId=${`${id}-secret`}
      .name=${l10n.t('Secret {0}', index + 1)}
      .ownLabel=${true}
      .value=${uri}
      .options=${toOptions(view)}
      .status=${secrets?.status ?? 'idle'}
      .failure=${secrets?.failure?.message}
      .placeholder=${l10n.t('secret ARN')}
      .describedBy=${`${frame.controlId}-findings`}
      .freeText=${isArnText}
      .invalid=${frame.findings.some((finding) => finding.path[field.path.length] === index)}
      .required=${true}
      .fixed=${fixed}
      @choose=${choose}
      @look=${() => view.actions.look({ list: 'secrets' })}
      @leave=${() => view.actions.touch([...path, 'URI'])}
    ></msk-combobox>
    ${fixed ? nothing : renderRemoval(view, path, index)}
  </div>`;
}

function renderRemoval(view: View, path: FieldPath, index: number): TemplateResult {
  const name = l10n.t('Remove secret {0}', index + 1);
  return html`<button type="button" class="icon-button" title=${name} aria-label=${name} @click=${() => view.actions.edit([{ path, value: undefined }])}>
    <span class="codicon codicon-trash" aria-hidden="true"></span>
  </button>`;
}

/** The first kind that no row has yet. */
function toNextType({ field }: FieldFrame, rows: readonly Access[]): string | undefined {
  const taken = new Set(rows.map(({ type }) => type));
  return field.choices?.find(({ value }) => !taken.has(value))?.value;
}

function toOptions(view: View): readonly PickerOption[] {
  return (view.draft.known.secrets ?? []).map(({ arn, name }) => ({ value: arn, label: name }));
}

function readAccess(view: View, path: FieldPath): readonly Access[] {
  const raw = readRaw(view.draft, path);
  if (!Array.isArray(raw)) return [];
  const items: readonly unknown[] = raw;
  return items.map((item) => ({ type: toMember(item, 'Type'), uri: toMember(item, 'URI') }));
}

function toMember(item: unknown, name: string): string {
  return typeof item === 'object' && item !== null ? toControlText(Reflect.get(item, name)) : '';
}
