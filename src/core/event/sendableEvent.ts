import * as l10n from '@vscode/l10n';
import { isJson } from '../isJson.ts';
import { findJsonFault } from './jsonFault.ts';
import { formatJsonText } from './jsonText.ts';
import { MAX_BATCH_RECORDS, MAX_PAYLOAD_BYTES, toUtf8Bytes } from './payloadLimits.ts';
import { scanEvent } from './scanEvent.ts';
import type { ScannedEvent } from './scannedEvent.ts';

/** An event as it is sent: on one line, every number and repeated member as it is written. */
export interface SendableEvent {
  readonly payload: string;
  /** Of the payload, in UTF-8. */
  readonly bytes: number;
  readonly scanned: ScannedEvent;
}

export type SendableOutcome = SendableEvent | { readonly problem: string };

/** What can be sent to a function; a problem for what Lambda would refuse, or would never send itself (events.md 1). */
export function toSendableEvent(text: string): SendableOutcome {
  if (!isJson(text)) {
    const { line, column, message } = findJsonFault(text);
    return { problem: l10n.t('The document is no JSON. Line {0}, column {1}: {2}', line, column, message) };
  }
  const payload = formatJsonText(text, 0);
  const bytes = toUtf8Bytes(payload);
  if (bytes > MAX_PAYLOAD_BYTES) {
    const sizes = [bytes, MAX_PAYLOAD_BYTES].map((size) => size.toLocaleString('en-US'));
    return { problem: l10n.t('The event has {0} bytes; an invocation takes {1} at most.', ...sizes) };
  }
  const scanned = scanEvent(text);
  if (scanned.records.length > MAX_BATCH_RECORDS) {
    const counts = [scanned.records.length, MAX_BATCH_RECORDS].map((count) => count.toLocaleString('en-US'));
    return { problem: l10n.t('The event has {0} records; Lambda sends {1} at most.', ...counts) };
  }
  return { payload, bytes, scanned };
}
