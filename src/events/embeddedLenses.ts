import * as vscode from 'vscode';
import type { CommandId, EmbeddedRef } from '../contributions.ts';
import { toRange } from '../platform/ranges.ts';
import type { EventDocuments } from './eventDocuments.ts';
import { isEcho } from './eventPlaces.ts';
import { listInside, toEmbeddedLabel } from './openEmbedded.ts';

/** A log has as many events as it likes; more lenses than this help nobody. */
const MOST = 200;

/** Above each event inside a document that is no event itself: the offer to open it. */
export function toEmbeddedLenses(documents: EventDocuments, document: vscode.TextDocument): vscode.CodeLens[] {
  const kind = documents.get(document)?.kind;
  if (isEcho(document.uri) || kind === 'kafka' || kind === 'self-managed-kafka' || kind === 'failure-record') return [];
  const uri = document.uri.toString();
  return listInside(document.getText())
    .slice(0, MOST)
    .map((event) => {
      const ref: EmbeddedRef = { uri, offset: event.offset };
      const command: CommandId = 'mskLambda.event.openEmbedded';
      return new vscode.CodeLens(toRange(document, event.offset, 0), {
        title: toEmbeddedLabel(event),
        command,
        arguments: [ref],
      });
    });
}
