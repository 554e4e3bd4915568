import type * as vscode from 'vscode';
import { AwsFailure } from '../core/failure.ts';
import { explainApiFailure } from '../core/hints/apiErrors.ts';
import { toChanges } from '../core/mapping/changes.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import { type MappingDocument, parseMappingDocument } from '../core/mapping/mappingDocument.ts';
import { checkMapping } from '../core/mapping/rules.ts';
import { requireTrust } from '../platform/trust.ts';
import { readKnown } from './documentKnown.ts';
import { toFailureNotice } from './notices.ts';
import { type Order, toQuestion } from './order.ts';
import type { Submission, SubmitKind } from './protocol.ts';
import { watchMapping } from './watchMapping.ts';
import type { Wizard } from './wizard.ts';

/**
 * Sends a document to AWS: judges it again, asks once, creates or updates, and follows the state. How far it has come
 * goes to `wizard.submissions`, refusals too. Resolves to the mapping, or to undefined when nothing was sent (source-facts
 * 111, 150).
 */
export async function submitMapping(
  wizard: Wizard,
  document: vscode.TextDocument,
): Promise<DeployedMapping | undefined> {
  const { submissions, deps } = wizard;
  const uri = document.uri.toString();
  if (submissions.isUnderWay(uri)) return undefined;
  const parsed = parseMappingDocument(document.getText());
  const kind: SubmitKind = parsed.uuid === undefined ? 'create' : 'update';
  const tell = (submission: Submission) => submissions.set(uri, submission);
  try {
    tell({ stage: 'asking', kind });
    const order = await toOrder(wizard, uri, parsed);
    if (typeof order === 'number') {
      tell({ stage: 'stopped', kind, errors: order });
      return undefined;
    }
    if (!(await deps.confirm(toQuestion(order)))) {
      tell({ stage: 'none' });
      return undefined;
    }
    tell({ stage: 'sending', kind });
    // Not cancellable: a change that is half made is worse than a slow one. The layer below has its deadline.
    const mapping = await order.send(new AbortController().signal);
    return await watchMapping(wizard, order, mapping);
  } catch (error) {
    logRefusal(wizard, kind, error);
    tell(toRefusal(kind, error));
    return undefined;
  }
}

/** What is to be sent; a number when it must not be: how many errors stand in the way, 0 when nothing would change. */
async function toOrder(wizard: Wizard, uri: string, parsed: MappingDocument): Promise<Order | number> {
  const { store } = wizard.deps;
  const { input, uuid } = parsed;
  const scope = await wizard.documentScopes.resolve(uri, input.EventSourceArn);
  requireTrust(scope);
  const api = store.api(scope);
  const signal = new AbortController().signal;
  const deployed = uuid === undefined ? undefined : await api.getMapping(uuid, signal);
  const known = readKnown(store, scope, input.EventSourceArn, deployed, Date.now());
  const faults = [...parsed.problems, ...checkMapping(input, known)];
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) return errors;
  const identity = await store.load({ scope, kind: 'identity' });
  if (identity.failure !== undefined) throw identity.failure;
  const common = { uri, scope, input, account: identity.items[0]?.account ?? '' };
  if (uuid === undefined || deployed === undefined) {
    return { ...common, kind: 'create', send: (abort) => api.createMapping(input, abort) };
  }
  const { changes, differences } = toChanges(deployed, input);
  if (Object.keys(changes).length === 0) return 0;
  return { ...common, kind: 'update', differences, send: (abort) => api.updateMapping(uuid, changes, abort) };
}

function toRefusal(kind: SubmitKind, error: unknown): Submission {
  if (!AwsFailure.is(error)) return { stage: 'refused', kind, notice: toFailureNotice(error) };
  const { title, hint, path, existingUuid } = explainApiFailure({ ...toPlain(error), code: error.code });
  return {
    stage: 'refused',
    kind,
    notice: { message: title, hint, ...(error.message === '' ? {} : { awsText: error.message }) },
    ...(path === undefined ? {} : { path }),
    ...(existingUuid === undefined ? {} : { existingUuid }),
  };
}

function toPlain({ reason, message, operation }: AwsFailure) {
  return { reason, message, operation };
}

function logRefusal({ deps }: Wizard, kind: SubmitKind, error: unknown): void {
  const details = AwsFailure.is(error) ? [error.operation, error.code, error.requestId] : [];
  const text = error instanceof Error ? error.message : String(error);
  deps.errors.log.error(`${kind} mapping: ${[...details.filter((detail) => detail !== undefined), text].join(', ')}`);
}
