import * as vscode from 'vscode';
import { DisposableStore } from '../platform/disposables.ts';
import { followActiveEvent } from './activeEvent.ts';
import { DecodedHints } from './decodedHints.ts';
import { EventFolding, EventSymbols } from './eventSymbols.ts';
import type { EventValueReader } from './eventValueReader.ts';
import { FailureLenses } from './failureLenses.ts';
import { ValueHover } from './valueHover.ts';

/** Every JSON document can be an event, whatever its name. */
const SELECTOR: vscode.DocumentSelector = [
  { language: 'json' },
  { language: 'jsonc' },
  { pattern: '**/*.msk-event.json' },
];

/** Everything that the text editor offers for events; loaded with the first of them. */
export function registerEventFeatures(reader: EventValueReader): vscode.Disposable {
  const owned = new DisposableStore();
  const hints = owned.add(new DecodedHints(reader));
  const { languages } = vscode;
  owned.add(languages.registerInlayHintsProvider(SELECTOR, hints));
  owned.add(languages.registerHoverProvider(SELECTOR, new ValueHover(reader)));
  owned.add(languages.registerDocumentSymbolProvider(SELECTOR, new EventSymbols(reader), EventSymbols.metadata));
  owned.add(languages.registerFoldingRangeProvider(SELECTOR, new EventFolding(reader)));
  owned.add(languages.registerCodeLensProvider(SELECTOR, new FailureLenses(reader.documents)));
  owned.add(followActiveEvent(reader.documents));
  return owned;
}
