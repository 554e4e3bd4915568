import type { fromEnv } from '@aws-sdk/credential-providers';
import type { Profile } from './profiles.ts';
import { type Environment, type Section, type SharedFiles, toAmbientProfile, toProfileSection } from './sharedFiles.ts';

/** Access key, secret key, session token and expiry, as the SDK passes them around. */
export type Credentials = Awaited<ReturnType<ReturnType<typeof fromEnv>>>;

/** Where credentials may come from, for one profile as the files and the environment are now. */
export interface CredentialSituation {
  readonly env: Environment;
  readonly files: SharedFiles;
  /** The profile looked at: the named one, else the one in force. */
  readonly profile: string;
  /** A named profile makes the environment's keys and token file not count, as `--profile` does. */
  readonly isNamed: boolean;
  /** All settings of the profile; empty when there is none. */
  readonly section: Section;
}

export function toSituation(env: Environment, files: SharedFiles, named: string | undefined): CredentialSituation {
  const profile = named ?? toAmbientProfile(env);
  return { env, files, profile, isNamed: named !== undefined, section: toProfileSection(files, profile) ?? {} };
}

/** What the sources need besides the situation. */
export interface CredentialTools {
  readonly region: string;
  /** Address for STS when one is configured; throws `SettingError`. */
  readonly stsEndpoint: () => string | undefined;
  readonly mfaCode: (serial: string) => Promise<string>;
  /** Milliseconds. */
  readonly connectionTimeout: number;
  readonly requestTimeout: number;
}

type MachineKind = 'environment' | 'container' | 'instance';
export type CredentialKind = Profile['source'] | MachineKind;

interface CredentialSource {
  readonly kind: CredentialKind;
  readonly applies: (situation: CredentialSituation) => boolean;
  readonly resolve: (situation: CredentialSituation, tools: CredentialTools) => Promise<Credentials>;
}

/**
 * The AWS CLI's order (botocore's `create_credential_resolver`). The SDK's own chain differs: it prefers AWS_PROFILE to
 * keys in the environment, and keys in a profile to the profile's SSO settings.
 */
const SOURCES: readonly CredentialSource[] = [
  {
    kind: 'environment',
    applies: ({ env, isNamed }) => !isNamed && Boolean(env['AWS_ACCESS_KEY_ID']),
    resolve: async () => (await load()).fromEnv()(),
  },
  {
    kind: 'assume-role',
    applies: ({ section }) =>
      Boolean(section['role_arn'] && (section['source_profile'] || section['credential_source'])),
    resolve: resolveRole,
  },
  {
    kind: 'environment',
    applies: ({ env, isNamed }) => !isNamed && Boolean(env['AWS_WEB_IDENTITY_TOKEN_FILE'] && env['AWS_ROLE_ARN']),
    resolve: resolveByToken,
  },
  {
    kind: 'web-identity',
    applies: ({ section }) => Boolean(section['web_identity_token_file'] && section['role_arn']),
    resolve: resolveByToken,
  },
  {
    kind: 'sso',
    applies: ({ section }) => Boolean(section['sso_session'] || section['sso_start_url'] || section['sso_account_id']),
    resolve: async ({ profile }, tools) =>
      (await load()).fromSSO({ profile, ignoreCache: true, clientConfig: toClientConfig(tools) })(),
  },
  {
    kind: 'access-key',
    applies: ({ files, profile }) => Boolean(files.credentials[profile]?.['aws_access_key_id']),
    resolve: resolveKeys,
  },
  {
    kind: 'login',
    applies: ({ section }) => Boolean(section['login_session']),
    resolve: async ({ profile }, tools) =>
      (await load()).fromLoginCredentials({ profile, ignoreCache: true, clientConfig: toClientConfig(tools) })(),
  },
  {
    kind: 'credential-process',
    applies: ({ section }) => Boolean(section['credential_process']),
    resolve: async ({ profile }) => (await load()).fromProcess({ profile, ignoreCache: true })(),
  },
  {
    kind: 'access-key',
    applies: ({ section }) => Boolean(section['aws_access_key_id']),
    resolve: resolveKeys,
  },
  {
    kind: 'container',
    applies: ({ env }) =>
      Boolean(env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'] || env['AWS_CONTAINER_CREDENTIALS_FULL_URI']),
    resolve: async () => (await load()).fromHttp()(),
  },
  {
    kind: 'instance',
    applies: ({ env }) => (env['AWS_EC2_METADATA_DISABLED'] ?? 'false').toLowerCase() === 'false',
    resolve: async () => (await load()).fromInstanceMetadata()(),
  },
];

/** The source that the AWS CLI would take; undefined when there is none. */
export function findCredentialSource(situation: CredentialSituation): CredentialSource | undefined {
  return SOURCES.find((source) => source.applies(situation));
}

/** How a profile itself says its credentials come about; `unknown` when it leaves that to the machine it runs on. */
export function toProfileSource(files: SharedFiles, profile: string): Profile['source'] {
  const kind = findCredentialSource(toSituation({}, files, profile))?.kind;
  return kind === undefined || isOfMachine(kind) ? 'unknown' : kind;
}

/** True when the credentials come from where the process runs, not from a profile. */
export function isOfMachine(kind: CredentialKind): kind is MachineKind {
  return kind === 'environment' || kind === 'container' || kind === 'instance';
}

async function resolveKeys({ profile }: CredentialSituation): Promise<Credentials> {
  return (await load()).fromIni({ profile, ignoreCache: true })();
}

async function resolveRole(situation: CredentialSituation, tools: CredentialTools): Promise<Credentials> {
  const { fromIni } = await load();
  const provider = fromIni({
    profile: situation.profile,
    ignoreCache: true,
    mfaCodeProvider: tools.mfaCode,
    clientConfig: toClientConfig(tools),
    ...(await loadRoleAssumers(tools)),
  });
  return provider();
}

async function resolveByToken(situation: CredentialSituation, tools: CredentialTools): Promise<Credentials> {
  const { fromTokenFile } = await load();
  const { env, isNamed, section } = situation;
  const inEnvironment = !isNamed && env['AWS_WEB_IDENTITY_TOKEN_FILE'];
  const provider = fromTokenFile({
    webIdentityTokenFile: inEnvironment || section['web_identity_token_file'],
    roleArn: inEnvironment ? env['AWS_ROLE_ARN'] : section['role_arn'],
    roleSessionName: inEnvironment ? env['AWS_ROLE_SESSION_NAME'] : section['role_session_name'],
    ...(await loadRoleAssumers(tools)),
  });
  return provider();
}

function load() {
  return import('@aws-sdk/credential-providers');
}

/** STS is asked by the client of our choice, so that a configured endpoint and the scope's region are honoured. */
async function loadRoleAssumers(tools: CredentialTools) {
  const { getDefaultRoleAssumer, getDefaultRoleAssumerWithWebIdentity } = await import('@aws-sdk/client-sts');
  const config = {
    ...toClientConfig(tools),
    region: tools.region,
    ignoreConfiguredEndpointUrls: true,
    endpoint: tools.stsEndpoint(),
  };
  return {
    roleAssumer: getDefaultRoleAssumer(config),
    roleAssumerWithWebIdentity: getDefaultRoleAssumerWithWebIdentity(config),
  };
}

function toClientConfig({ connectionTimeout, requestTimeout }: CredentialTools) {
  return { maxAttempts: 3, requestHandler: { connectionTimeout, requestTimeout, throwOnRequestTimeout: true } };
}
