import { createHash } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import { AwsFailure } from '../core/failure.ts';
import type { Scope } from '../core/scope.ts';
import type { MfaCodeProvider } from './connectionOptions.ts';
import { toCredentialFailure } from './credentialFailure.ts';
import { type CredentialSituation, type Credentials, findCredentialSource, toSituation } from './credentialSources.ts';
import { toEndpointUrl } from './endpoints.ts';
import { readSharedFiles, toProfileSection } from './sharedFiles.ts';

export interface CredentialTimeouts {
  readonly connectionTimeout: number;
  readonly requestTimeout: number;
}

/** What the sandbox's account takes; it checks the form of a signature only. */
const SAMPLE_CREDENTIALS: Credentials = { accessKeyId: 'sample', secretAccessKey: 'sample' };

/** Credentials this close to their end are renewed before use. */
const RENEW_BEFORE_MS = 60_000;

interface Resolved {
  readonly credentials: Credentials;
  /** Of the settings that led to them. */
  readonly fingerprint: string;
}

/**
 * The credentials of one scope: found in the AWS CLI's order, kept until they expire, AWS refuses them, or the settings
 * that led to them change. So rotated keys and a new sign-in are picked up by the next call.
 */
export class ScopeCredentials {
  readonly #scope: Scope;
  readonly #mfaCode: MfaCodeProvider;
  readonly #timeouts: CredentialTimeouts;
  #resolved: Resolved | undefined;
  #flight: { readonly fingerprint: string; readonly done: Promise<Credentials> } | undefined;

  constructor(scope: Scope, mfaCode: MfaCodeProvider, timeouts: CredentialTimeouts) {
    this.#scope = scope;
    this.#mfaCode = mfaCode;
    this.#timeouts = timeouts;
  }

  /** Throws `AwsFailure`; `operation` is the call that needs the credentials. */
  async get(operation: string): Promise<Credentials> {
    if (this.#scope.sample) return SAMPLE_CREDENTIALS;
    const situation = toSituation(process.env, await readSharedFiles(), this.#scope.profile);
    const fingerprint = toFingerprint(situation);
    const known = this.#resolved?.fingerprint === fingerprint ? this.#resolved.credentials : undefined;
    if (known !== undefined && toTimeLeft(known) > RENEW_BEFORE_MS) return known;
    try {
      return await this.#resolve(situation, fingerprint, operation);
    } catch (error) {
      if (known !== undefined && toTimeLeft(known) > 0) return known;
      throw error;
    }
  }

  /** Takes back credentials that AWS refused. True when there are others now, so that another attempt makes sense. */
  async renew(refused: Credentials, operation: string): Promise<boolean> {
    if (this.#scope.sample) return false;
    if (this.#resolved?.credentials === refused) this.#resolved = undefined;
    const fresh = await this.get(operation);
    return fresh.accessKeyId !== refused.accessKeyId || fresh.sessionToken !== refused.sessionToken;
  }

  /** The next call resolves anew, also when a resolution is under way and hangs. */
  forget(): void {
    this.#resolved = undefined;
    this.#flight = undefined;
  }

  async #resolve(situation: CredentialSituation, fingerprint: string, operation: string): Promise<Credentials> {
    if (this.#flight?.fingerprint === fingerprint) return this.#flight.done;
    const flight = { fingerprint, done: this.#ask(situation, operation) };
    this.#flight = flight;
    try {
      const credentials = await flight.done;
      if (this.#flight === flight) this.#resolved = { credentials, fingerprint };
      return credentials;
    } finally {
      if (this.#flight === flight) this.#flight = undefined;
    }
  }

  async #ask(situation: CredentialSituation, operation: string): Promise<Credentials> {
    const { profile } = situation;
    const source = findCredentialSource(situation);
    try {
      if (situation.isNamed && toProfileSection(situation.files, profile) === undefined) {
        throw new AwsFailure('no-credentials', l10n.t('The AWS config files have no profile "{0}".', profile), {
          operation,
        });
      }
      if (source === undefined) throw toCredentialFailure(new Error(), { operation, kind: 'instance', profile });
      return await source.resolve(situation, {
        region: this.#scope.region,
        stsEndpoint: () => toEndpointUrl('sts', situation.env, situation.files, profile),
        mfaCode: (serial) => this.#askMfaCode(serial, profile, operation),
        ...this.#timeouts,
      });
    } catch (error) {
      throw toCredentialFailure(error, { operation, kind: source?.kind ?? 'instance', profile });
    }
  }

  async #askMfaCode(serial: string, profile: string, operation: string): Promise<string> {
    const code = await this.#mfaCode(serial, profile);
    if (code) return code;
    throw new AwsFailure('no-credentials', l10n.t('No MFA code was given for profile "{0}".', profile), { operation });
  }
}

function toTimeLeft({ expiration }: Credentials): number {
  return expiration === undefined ? Number.POSITIVE_INFINITY : expiration.getTime() - Date.now();
}

/**
 * Changes when a setting changes that the credentials may come from: the environment's AWS_ variables, the profile, the
 * profiles it takes its source from, and its SSO session. Other profiles do not count, or each rotation of theirs would
 * ask for an MFA code again. A hash, so that no secret is held here.
 */
function toFingerprint({ env, files, profile, isNamed }: CredentialSituation): string {
  const sections: unknown[] = [];
  const seen = new Set<string>();
  for (let name: string | undefined = profile; name !== undefined && !seen.has(name); ) {
    seen.add(name);
    const section = toProfileSection(files, name);
    sections.push(section, files.config[`sso-session.${section?.['sso_session']}`]);
    name = section?.['source_profile'];
  }
  const variables = Object.entries(env).filter(([name]) => name.startsWith('AWS_'));
  return createHash('sha256')
    .update(JSON.stringify([isNamed, profile, sections, variables]))
    .digest('hex');
}
