import { html, type TemplateResult } from 'lit';
import type { FieldId } from '../../core/mapping/fieldSpec.ts';
import { readRaw, toControlText } from './draft.ts';
import { renderField, toFrame } from './field.ts';
import './tagRows.ts';
import type { TagValues } from './tagRows.ts';
import type { View } from './view.ts';

export function renderTags(view: View, id: FieldId): TemplateResult {
  const frame = toFrame(view, id);
  const { path, limits } = frame.field;
  const write = ({ detail }: CustomEvent<TagValues>) =>
    view.actions.edit([{ path, value: Object.keys(detail).length === 0 ? undefined : detail }], frame.controlId);
  const control = html`<msk-tag-rows
    .controlId=${frame.controlId}
    .labelId=${frame.labelId}
    .describedBy=${frame.describedBy}
    .tags=${readTags(view)}
    .fixed=${frame.fixed}
    .most=${limits?.maxItems ?? Number.POSITIVE_INFINITY}
    @change-tags=${write}
    @leave=${() => view.actions.touch(path)}
  ></msk-tag-rows>`;
  return renderField(view, frame, control, { own: false });
}

function readTags(view: View): TagValues {
  const raw = readRaw(view.draft, ['Tags']);
  if (typeof raw !== 'object' || raw === null) return {};
  return Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, toControlText(value)]));
}
