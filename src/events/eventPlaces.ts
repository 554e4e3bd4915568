import type * as vscode from 'vscode';
import { DECODED_SCHEME, DEPLOYED_SCHEME } from '../contributions.ts';

/** Every JSON document can be an event, whatever its name. */
export const EVENT_SELECTOR: vscode.DocumentSelector = [
  { language: 'json' },
  { language: 'jsonc' },
  { pattern: '**/*.msk-event.json' },
];

/** Schemes of documents that only repeat what others say. */
const ECHOES: ReadonlySet<string> = new Set(['git', 'gitfs', 'output', DEPLOYED_SCHEME, DECODED_SCHEME]);

export function isEcho({ scheme }: vscode.Uri): boolean {
  return ECHOES.has(scheme);
}
