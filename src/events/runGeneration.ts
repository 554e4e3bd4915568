import * as vscode from 'vscode';
import type { EventSpec } from '../core/event/generate/eventSpec.ts';
import { type GenerationOutcome, generateTextsInSteps } from '../core/event/generate/generateEvents.ts';
import type { EventText } from '../core/event/generate/textForm.ts';
import type { TaskProgress } from '../platform/slowProgress.ts';

/** Milliseconds that generating may keep everybody else waiting. */
const SLICE = 15;

/**
 * Generates in slices and gives each event away as soon as it is full; the next one waits until it was taken. Throws
 * `AbortError` when the user cancels.
 */
export async function runGeneration(
  spec: EventSpec,
  take: (event: EventText) => Promise<void>,
  { report, signal }: TaskProgress,
): Promise<GenerationOutcome> {
  const steps = generateTextsInSteps(spec, { now: Date.now(), layout: 'indented' });
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    const { done, total, events } = step.value;
    for (const event of events) {
      await take(event);
      signal.throwIfAborted();
    }
    if (performance.now() - began < SLICE) continue;
    report(vscode.l10n.t('{0} of {1} records', done, total), done / total);
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    began = performance.now();
  }
}
