import * as vscode from 'vscode';
import { toContentCheck } from '../core/hints/contentCheck.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import { checkMtlsSecret, checkScramSecret, type SecretFinding } from '../core/mapping/secretContent.ts';
import { requireTrust } from '../platform/trust.ts';
import type { DiagnoseDeps } from './diagnoseDeps.ts';

const CHECKS: Readonly<Record<string, (text: string, now: number) => readonly SecretFinding[]>> = {
  SASL_SCRAM_512_AUTH: checkScramSecret,
  CLIENT_CERTIFICATE_TLS_AUTH: checkMtlsSecret,
};

/**
 * Reads the secret of a mapping once, only after asking, and judges its shape, by which the mapping's pages then rank
 * causes. The content goes nowhere: findings repeat nothing of it, and no report has them.
 */
export async function checkSecretContent(
  { store, confirm, pickMapping, tell, lastReports }: DiagnoseDeps,
  target: MappingRef | undefined,
): Promise<readonly SecretFinding[] | undefined> {
  const ref = target ?? (await pickMapping());
  if (ref === undefined) return undefined;
  requireTrust(ref.scope);
  const api = store.api(ref.scope);
  const signal = new AbortController().signal;
  const mapping = await api.getMapping(ref.uuid, signal);
  const secret = mapping.SourceAccessConfigurations?.find(({ Type = '' }) => Object.hasOwn(CHECKS, Type));
  const check = CHECKS[secret?.Type ?? ''];
  if (secret?.URI === undefined || check === undefined) {
    tell({ severity: 'information', message: vscode.l10n.t('The mapping uses no secret for the brokers.') });
    return undefined;
  }
  const agreed = await confirm({
    message: vscode.l10n.t('Read the content of {0}, in region {1}?', secret.URI, ref.scope.region),
    detail: vscode.l10n.t(
      'Calls secretsmanager:GetSecretValue with your credentials, which AWS logs. Only the shape of the content is judged, here; nothing of it is shown, kept or sent.',
    ),
    action: vscode.l10n.t('Read and Check'),
  });
  if (!agreed) return undefined;
  const text = await api.readSecretValue(secret.URI, signal);
  const now = Date.now();
  const findings = text === undefined ? [toBinary()] : check(text, now);
  lastReports.rememberContent(ref.scope, mapping, { check: toContentCheck(findings), at: now });
  tell({
    severity: findings.length === 0 ? 'information' : 'warning',
    message:
      findings.length === 0
        ? vscode.l10n.t('The shape of the secret is right.')
        : findings.map(({ message }) => message).join(' '),
  });
  return findings;
}

function toBinary(): SecretFinding {
  return {
    ruleId: 'secret-binary',
    severity: 'error',
    message: vscode.l10n.t('The secret is binary: it has to be JSON text.'),
  };
}
