import * as vscode from 'vscode';
import type { EventSpec, ProtobufSpec, ValueSpec } from '../core/event/generate/eventSpec.ts';
import { listMessages } from '../core/event/protobuf/protoSchema.ts';
import type { AskContext } from './askContext.ts';
import { askMember, findProblem } from './askMember.ts';
import { fillFile, toFileName } from './specFiles.ts';

/** How much of a template or a text is shown. */
const SHOWN = 80;

export function describeValues(values: ValueSpec): string {
  switch (values.kind) {
    case 'json':
      return toShort(toTemplateText(values.template));
    case 'template':
      return toShort(values.template);
    case 'text':
      return toShort(values.text);
    case 'lines':
      return values.file ?? vscode.l10n.t('lines of the selection, one record each');
    case 'bytes':
      return values.file ?? vscode.l10n.t('bytes');
    case 'avro':
      return vscode.l10n.t('made up for the Avro schema {0}', values.file ?? '').trim();
    case 'protobuf':
      return describeProtobuf(values);
    case 'json-schema':
      return vscode.l10n.t('made up for the JSON schema {0}', values.file ?? '').trim();
  }
}

function describeProtobuf({ file = '', message }: ProtobufSpec): string {
  if (message === undefined) return vscode.l10n.t('made up for the Protobuf schema {0}', file).trim();
  return vscode.l10n.t('made up for {0} of the Protobuf schema {1}', message, file).trim();
}

interface ValuesItem extends vscode.QuickPickItem {
  readonly ask: () => Promise<EventSpec | undefined>;
}

/** Undefined: the user left the question. */
export async function askValues(spec: EventSpec, { base }: AskContext): Promise<EventSpec | undefined> {
  const ofFile = (filters: Readonly<Record<string, string[]>>, toValues: (file: string) => ValueSpec) => () =>
    askFile(spec, base, filters, toValues);
  const items: readonly ValuesItem[] = [
    {
      label: vscode.l10n.t('A JSON Template…'),
      iconPath: new vscode.ThemeIcon('json'),
      description: vscode.l10n.t('with placeholders, different for each record'),
      ask: () => askTemplate(spec),
    },
    ...toSelectionItems(spec),
    {
      label: vscode.l10n.t('Lines of a File…'),
      iconPath: new vscode.ThemeIcon('list-flat'),
      description: vscode.l10n.t('JSONL or CSV, one record each'),
      ask: ofFile({}, (file) => ({ kind: 'lines', file })),
    },
    {
      label: vscode.l10n.t('A Text…'),
      iconPath: new vscode.ThemeIcon('whole-word'),
      description: vscode.l10n.t('placeholders are allowed'),
      ask: () => askText(spec),
    },
    {
      label: vscode.l10n.t('An Avro Schema…'),
      iconPath: new vscode.ThemeIcon('symbol-structure'),
      description: vscode.l10n.t('values are made up for it and written in Avro'),
      ask: ofFile({ Avro: ['avsc', 'json'] }, (file) => ({ kind: 'avro', file })),
    },
    {
      label: vscode.l10n.t('A Protobuf Schema…'),
      iconPath: new vscode.ThemeIcon('symbol-structure'),
      description: vscode.l10n.t('values are made up for one of its messages and written in Protobuf'),
      ask: async () => await chooseSampleMessage(await ofFile({ Protobuf: ['proto'] }, toProtobuf)(), base),
    },
    {
      label: vscode.l10n.t('A JSON Schema…'),
      iconPath: new vscode.ThemeIcon('symbol-class'),
      description: vscode.l10n.t('values are made up for it'),
      ask: ofFile({ JSON: ['json'] }, (file) => ({ kind: 'json-schema', file })),
    },
    {
      label: vscode.l10n.t('Bytes of a File…'),
      iconPath: new vscode.ThemeIcon('file-binary'),
      description: vscode.l10n.t('the same for every record'),
      ask: ofFile({}, (file) => ({ kind: 'bytes', file })),
    },
  ];
  const title = vscode.l10n.t('Values of the Records');
  return await (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.ask();
}

/** What is selected, else the whole text in front, where that has several lines. */
function toSelectionItems(spec: EventSpec): readonly ValuesItem[] {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return [];
  const { document, selection } = editor;
  const text = document.getText(selection.isEmpty ? undefined : selection);
  if (text.trim() === '') return [];
  const isCsv = document.languageId === 'csv' || /\.csv$/i.test(document.uri.path);
  const values: ValueSpec = { kind: 'lines', text, ...(isCsv ? { format: 'csv' } : {}) };
  const name = vscode.workspace.asRelativePath(document.uri);
  return [
    {
      label: selection.isEmpty ? vscode.l10n.t('Lines of the Editor') : vscode.l10n.t('Lines of the Selection'),
      iconPath: new vscode.ThemeIcon('list-selection'),
      description: isCsv ? vscode.l10n.t('{0}, rows of CSV', name) : vscode.l10n.t('{0}, one record each', name),
      ask: async () => accept(withValues(spec, values)),
    },
  ];
}

async function askTemplate(spec: EventSpec): Promise<EventSpec | undefined> {
  const current = spec.values.kind === 'json' ? spec.values.template : {};
  const { PLACEHOLDERS } = await import('../core/event/generate/placeholders.ts');
  const prompt = vscode.l10n.t(
    'JSON; {0} and so on are filled in for each record. There are: {1}.',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: that is how placeholders are written
    '"${seq}"',
    PLACEHOLDERS.map(({ name }) => name).join(', '),
  );
  return await askMember(spec, 'values', prompt, toTemplateText(current), (text) => ({
    kind: 'json',
    template: parseJson(text) ?? text,
  }));
}

async function askText(spec: EventSpec): Promise<EventSpec | undefined> {
  const current = 'template' in spec.values && spec.values.kind === 'template' ? spec.values.template : '';
  const prompt = vscode.l10n.t('Text of each record');
  return await askMember(spec, 'values', prompt, current, (text) => ({ kind: 'template', template: text }));
}

async function askFile(
  spec: EventSpec,
  base: vscode.Uri | undefined,
  filters: Readonly<Record<string, string[]>>,
  toValues: (file: string) => ValueSpec,
): Promise<EventSpec | undefined> {
  const options = { title: vscode.l10n.t('Values of the Records'), defaultUri: base };
  const [uri] = (await vscode.window.showOpenDialog({ ...options, filters })) ?? [];
  if (uri === undefined) return undefined;
  const changed = withValues(spec, toValues(toFileName(uri, base)));
  accept(await fillFile(changed, base));
  return changed;
}

function toProtobuf(file: string): ValueSpec {
  return { kind: 'protobuf', file };
}

/** Of several messages one is asked for. */
async function chooseSampleMessage(
  spec: EventSpec | undefined,
  base: vscode.Uri | undefined,
): Promise<EventSpec | undefined> {
  const filled = spec && (await fillFile(spec, base)).values;
  if (spec?.values.kind !== 'protobuf' || filled?.kind !== 'protobuf' || filled.parsed === undefined) return spec;
  const items = listMessages(filled.parsed).map(({ name, fields }) => ({
    label: name,
    description: [...fields.values()].map((field) => field.name).join(', '),
  }));
  const title = vscode.l10n.t('Message of the Values');
  const chosen =
    items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  return chosen === undefined ? undefined : { ...spec, values: { ...spec.values, message: chosen.label } };
}

/** Throws what is wrong with the values: nothing asks for them again. */
function accept(spec: EventSpec): EventSpec {
  const problem = findProblem(spec, 'values');
  if (problem !== undefined) throw new Error(problem);
  return spec;
}

/** Lines bring their own number of records, which nobody has to count. */
function withValues({ records, ...spec }: EventSpec, values: ValueSpec): EventSpec {
  return { ...spec, ...(values.kind === 'lines' || records === undefined ? {} : { records }), values };
}

function toTemplateText(template: unknown): string {
  return typeof template === 'string' ? template : JSON.stringify(template);
}

function toShort(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN)}…`;
}

/** A template that is no JSON, with placeholders outside of texts, stays a text. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
