import * as vscode from 'vscode';
import type { ValueRef } from '../contributions.ts';
import { readEventOrigin } from '../core/event/eventOrigin.ts';
import type { SchemaVersion } from '../core/event/schemaVersion.ts';
import { toWholeText } from '../core/event/valueText.ts';
import { AwsFailure } from '../core/failure.ts';
import type { Scope } from '../core/scope.ts';
import { requireTrust } from '../platform/trust.ts';
import { chooseValue } from './chooseValue.ts';
import type { Events } from './createEvents.ts';
import { decodeBySource, showText } from './decodeBySource.ts';
import { findGlueId } from './glueSchema.ts';

/**
 * Shows a value as JSON by the schema that its frame or its metadata names, read from the registry of AWS Glue in the given
 * account and region, else in those of the document. Resolves to the text.
 */
export async function decodeWithGlue(
  events: Events,
  ref: ValueRef | undefined,
  given: Scope | undefined,
): Promise<string | undefined> {
  const found = await chooseValue(events, ref);
  if (found === undefined) return undefined;
  const { document, value } = found;
  const plain = (await events.reader()).decodeBy(document, value, undefined);
  const id = findGlueId(found, plain);
  if (id === undefined) {
    throw new Error(vscode.l10n.t('Nothing says which schema of AWS Glue it is: neither a frame nor metadata.'));
  }
  const { eventSourceArn } = readEventOrigin(document.getText());
  const scope = given ?? (await events.deps.resolveScope(document.uri.toString(), eventSourceArn));
  const version = await getVersion(events, id, scope, given === undefined);
  if (version === undefined) return undefined;
  if (version.format !== 'JSON') return await decodeBySource(events, found, { kind: 'glue', version });
  if (plain.state !== 'json') {
    throw new Error(vscode.l10n.t('The schema {0} is of JSON, but the value is none.', version.name));
  }
  events.deps.tell({
    severity: 'information',
    message: vscode.l10n.t('The schema {0} is of JSON: the value needs no decoding.', version.name),
  });
  return await showText(toWholeText(plain));
}

/** Where the registry lacks the schema, another account or region can be chosen. Undefined: the user left. */
async function getVersion(
  events: Events,
  id: string,
  scope: Scope,
  mayAsk: boolean,
): Promise<SchemaVersion | undefined> {
  const { store, progress, listScopes } = events.deps;
  requireTrust(scope);
  try {
    return await progress(vscode.l10n.t('Reading the schema from AWS Glue…'), (_report, signal) =>
      store.api(scope).getSchemaVersion(id, signal),
    );
  } catch (error) {
    if (!AwsFailure.is(error, 'not-found')) throw error;
    const others = mayAsk ? (await listScopes()).filter((other) => !isSame(other, scope)) : [];
    const missing = vscode.l10n.t('AWS Glue has no schema version {0} in {1}.', id, toWords(scope));
    if (others.length === 0) throw new Error(missing, { cause: error });
    const items = others.map((other) => ({ label: toWords(other), other }));
    const picked = await vscode.window.showQuickPick(items, { title: missing, placeHolder: vscode.l10n.t('Look in') });
    return picked && (await getVersion(events, id, picked.other, mayAsk));
  }
}

function isSame(one: Scope, other: Scope): boolean {
  return one.region === other.region && one.profile === other.profile && one.sample === other.sample;
}

function toWords({ region, profile, sample }: Scope): string {
  if (sample === true) return vscode.l10n.t('{0} of the sample account', region);
  return profile === undefined ? region : vscode.l10n.t('{0} with the profile {1}', region, profile);
}
