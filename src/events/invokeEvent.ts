import * as vscode from 'vscode';
import type { FunctionRef, InvokeRef } from '../contributions.ts';
import { parseArn, toFunctionName } from '../core/arn.ts';
import { type BatchResponseVerdict, checkBatchResponse } from '../core/event/batchResponse.ts';
import { readEventOrigin } from '../core/event/eventOrigin.ts';
import type { Invocation } from '../core/event/invocation.ts';
import {
  type InvocationReport,
  LONGEST_RESULT,
  toInvocationMarkdown,
  toInvocationTitle,
} from '../core/event/invocationMarkdown.ts';
import { type SendableEvent, toSendableEvent } from '../core/event/sendableEvent.ts';
import { AwsFailure } from '../core/failure.ts';
import { type DeployedMapping, toTopic } from '../core/mapping/mapping.ts';
import type { Question } from '../platform/confirm.ts';
import { requireTrust } from '../platform/trust.ts';
import { openUnsaved } from '../platform/unsavedDocument.ts';
import { type GivenEvent, toGivenEvent } from './givenEvent.ts';
import type { UseDeps } from './useDeps.ts';

/** What is about to be sent to whom. */
interface Order {
  readonly given: GivenEvent;
  readonly event: SendableEvent;
  readonly target: FunctionRef;
  readonly functionArn: string;
  /** Seconds. */
  readonly timeout: number;
  /** The mapping that brings such events to the function, where there is one. */
  readonly mapping?: DeployedMapping;
}

/** Sends an event to a function after asking, and shows what came of it; undefined when the user leaves. */
export async function invokeEvent(deps: UseDeps, ref: unknown): Promise<InvocationReport | undefined> {
  const given = await toGivenEvent(ref);
  if (given === undefined) return undefined;
  const event = toSendableEvent(given.text);
  if ('problem' in event) throw new Error(event.problem);
  const target = await toTarget(deps, ref, given);
  if (target === undefined) return undefined;
  requireTrust(target.scope);
  const order = await toOrder(deps, { given, event, target });
  if (!(await deps.confirm(toQuestion(order)))) return undefined;
  const sent = await send(deps, order);
  if (sent === undefined) return undefined;
  const report = toReport(order, sent);
  await deps.reports.show(toInvocationTitle(report), toInvocationMarkdown(report));
  offerWholeResult(deps, report);
  return report;
}

async function toTarget(deps: UseDeps, ref: unknown, given: GivenEvent): Promise<FunctionRef | undefined> {
  const { scope, uuid, function: named } = toInvokeRef(ref);
  if (scope !== undefined && named !== undefined) return { scope, function: named };
  if (scope !== undefined && uuid !== undefined) {
    const mapping = await deps.store.api(scope).getMapping(uuid, new AbortController().signal);
    return { scope, function: mapping.FunctionArn };
  }
  return await deps.pickFunction({ title: vscode.l10n.t('Function to Invoke'), ...readEventOrigin(given.text) });
}

function toInvokeRef(value: unknown): Partial<InvokeRef> {
  if (typeof value !== 'object' || value === null || value instanceof vscode.Uri) return {};
  const ref = value as Partial<InvokeRef>;
  return typeof ref.scope?.region === 'string' ? ref : {};
}

async function toOrder(deps: UseDeps, order: Pick<Order, 'given' | 'event' | 'target'>): Promise<Order> {
  const { scope, function: named } = order.target;
  const { arn, timeout } = await deps.store.api(scope).getFunction(named, new AbortController().signal);
  const { eventSourceArn, topic } = readEventOrigin(order.given.text);
  // Without it the answer is only judged when it looks like a report.
  const { items } = await deps.store.load({ scope, kind: 'mappings' });
  const mapping = items.find(
    (item) =>
      toFunctionName(item.FunctionArn) === toFunctionName(arn) &&
      item.EventSourceArn === eventSourceArn &&
      (topic === undefined || toTopic(item) === topic),
  );
  return { ...order, functionArn: arn, timeout, ...(mapping === undefined ? {} : { mapping }) };
}

function toQuestion({ given, event, functionArn, target }: Order): Question {
  const account = parseArn(functionArn)?.account ?? '';
  const { kind, records } = event.scanned;
  const isEvent = kind === 'kafka' || kind === 'self-managed-kafka';
  const bytes = event.bytes.toLocaleString('en-US');
  const toEventWords = () =>
    records.length === 1
      ? vscode.l10n.t('{0}: 1 record, {1} bytes.', given.name, bytes)
      : vscode.l10n.t('{0}: {1} records, {2} bytes.', given.name, records.length, bytes);
  const what = isEvent ? toEventWords() : vscode.l10n.t('{0}: no Kafka event, {1} bytes.', given.name, bytes);
  return {
    message: vscode.l10n.t(
      'Invoke the function {0} in account {1}, region {2}?',
      toFunctionName(functionArn),
      account,
      target.scope.region,
    ),
    detail: [what, vscode.l10n.t('It runs for real: whatever it writes, sends or deletes happens.')].join('\n'),
    action: vscode.l10n.t('Invoke'),
  };
}

interface Sent {
  readonly invocation: Invocation;
  readonly waited: number;
}

/** Undefined when the user does not want to wait any longer. */
async function send(deps: UseDeps, { event, target, functionArn, timeout }: Order): Promise<Sent | undefined> {
  const name = toFunctionName(functionArn);
  const request = { function: target.function, payload: event.payload, timeout };
  try {
    return await deps.progress(vscode.l10n.t('Waiting for {0}…', name), async (_report, signal) => {
      const start = performance.now();
      const invocation = await deps.store.api(target.scope).invokeFunction(request, signal);
      return { invocation, waited: performance.now() - start };
    });
  } catch (error) {
    if (!AwsFailure.is(error, 'aborted')) throw error;
    const message = vscode.l10n.t('Nobody waits for {0} any longer. The function itself may run to its end.', name);
    deps.tell({ severity: 'information', message });
    return undefined;
  }
}

function toReport({ given, event, functionArn, mapping }: Order, { invocation, waited }: Sent): InvocationReport {
  const verdict = toVerdict(invocation, event, mapping);
  return {
    invocation,
    functionArn,
    eventName: given.name,
    records: event.scanned.records.length,
    bytes: event.bytes,
    waited,
    ...(verdict === undefined ? {} : { verdict }),
  };
}

/** Only mappings that ask for it read the answer; an answer that looks like a report is judged in any case. */
function toVerdict(
  { functionError, payload }: Invocation,
  { scanned }: SendableEvent,
  mapping: DeployedMapping | undefined,
): BatchResponseVerdict | undefined {
  if (functionError !== undefined) return undefined;
  const isAsked = mapping?.FunctionResponseTypes?.includes('ReportBatchItemFailures') === true;
  if (!isAsked && !payload.includes('"batchItemFailures"')) return undefined;
  return checkBatchResponse(payload, scanned.records);
}

function offerWholeResult({ tell }: UseDeps, { invocation, functionArn }: InvocationReport): void {
  if (invocation.payload.length <= LONGEST_RESULT) return;
  const name = toFunctionName(functionArn);
  tell({
    severity: 'information',
    message: vscode.l10n.t('The result of {0} is too long for its page.', name),
    action: {
      title: vscode.l10n.t('Open Result'),
      run: async () => {
        const document = await openUnsaved(`${name}-result`, '.json', invocation.payload);
        await vscode.window.showTextDocument(document, { preview: false });
      },
    },
  });
}
