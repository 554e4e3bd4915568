import * as vscode from 'vscode';
import { DECODED_SCHEME } from '../contributions.ts';
import { writeDecodedEvent } from '../core/event/decodedEvent.ts';
import type { ValueMark } from '../core/event/markedValue.ts';
import { toWholeText } from '../core/event/valueText.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { inSteps } from '../platform/inSteps.ts';
import type { EventValueReader, ReadValue } from './eventValueReader.ts';

/** Milliseconds without a keystroke before what is open follows its event. */
const PAUSE = 300;

/** Events and single values decoded, as documents to be read. While one is open it follows its event. */
export class DecodedDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #reader: EventValueReader;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<vscode.Uri>());
  readonly onDidChange = this.#changed.event;
  /** Events whose documents have yet to follow. */
  readonly #late = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(reader: EventValueReader) {
    this.#reader = reader;
    this.#owned.add(reader.documents.onDidChange(({ uri }) => this.#follow(uri)));
    this.#owned.add(reader.views.onDidChange((uri) => this.#follow(uri)));
    this.#owned.add(reader.schemas.onDidChange(() => this.#followAll()));
  }

  async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const { event, mark } = readAddress(uri);
    const document = await vscode.workspace.openTextDocument(event);
    if (mark !== undefined) {
      const found = this.#reader.readMarked(document, mark);
      const isThere = found !== undefined && found.decoded.state !== 'absent';
      return !isThere ? vscode.l10n.t('The value is not there any more.') : toWholeText(found.decoded);
    }
    const read = this.#reader.documents.readKafka(document);
    if (read === undefined) return vscode.l10n.t('This is no Kafka event.');
    const decode = (value: Parameters<EventValueReader['decode']>[2]) => this.#reader.decode(event, read.text, value);
    const pieces = await inSteps(writeDecodedEvent(read.text, read.event, decode), () => token.isCancellationRequested);
    return pieces.join('');
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#owned.dispose();
  }

  #followAll(): void {
    for (const { uri } of vscode.workspace.textDocuments) {
      if (uri.scheme === DECODED_SCHEME) this.#follow(readAddress(uri).event);
    }
  }

  #follow(event: vscode.Uri): void {
    this.#late.add(event.toString());
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      for (const { uri } of vscode.workspace.textDocuments) {
        if (uri.scheme === DECODED_SCHEME && this.#late.has(readAddress(uri).event.toString())) this.#changed.fire(uri);
      }
      this.#late.clear();
    }, PAUSE);
  }
}

/** Address of a whole event decoded. */
export function toEventAddress(event: vscode.Uri): vscode.Uri {
  return toAddress(event, `${toName(event)}.decoded.json`);
}

/** Address of one of its values, named so that VS Code knows its language. */
export function toValueAddress({ document, value, decoded }: ReadValue): vscode.Uri {
  const { group, recordOffset, index } = value.record;
  const name = `${group}-${recordOffset ?? index}.${value.name ?? value.part}`.replace(/[\\/]/g, '_');
  return toAddress(document.uri, `${name}.${decoded.state === 'json' ? 'json' : 'txt'}`, {
    path: value.path,
    ...(recordOffset !== undefined && { offset: recordOffset }),
  });
}

function toAddress(event: vscode.Uri, name: string, place: Readonly<Record<string, string>> = {}): vscode.Uri {
  const query = new URLSearchParams({ event: event.toString(), ...place });
  return vscode.Uri.from({ scheme: DECODED_SCHEME, path: `/${name}`, query: query.toString() });
}

/** The mark of a whole event is undefined. */
function readAddress({ query }: vscode.Uri): { readonly event: vscode.Uri; readonly mark: ValueMark | undefined } {
  const parameters = new URLSearchParams(query);
  const event = vscode.Uri.parse(parameters.get('event') ?? '', true);
  const path = parameters.get('path');
  const recordOffset = parameters.get('offset') ?? undefined;
  return { event, mark: path === null ? undefined : { path, recordOffset } };
}

function toName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.jsonc?$/, '');
}
