/** Variables of the process as the AWS CLI reads them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings of one section; nested settings are named `parent.child`. */
export type Section = Readonly<Record<string, string | undefined>>;

/** The shared AWS files, where AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE or the home folder have them. */
export interface SharedFiles {
  /** Profiles by name, and sections `sso-session.NAME` and `services.NAME`. */
  readonly config: Readonly<Record<string, Section | undefined>>;
  readonly credentials: Readonly<Record<string, Section | undefined>>;
}

/** Reads both files anew; a file that is missing or broken counts as empty, as it does for the AWS CLI's SDK. */
export async function readSharedFiles(): Promise<SharedFiles> {
  const { loadSharedConfigFiles } = await import('@smithy/shared-ini-file-loader');
  // The loader keeps file contents for the life of the process unless told otherwise: rotated keys would never be seen.
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  return { config: configFile, credentials: credentialsFile };
}

/** The profile in force when none is named, in botocore's order of variables. */
export function toAmbientProfile(env: Environment): string {
  return env['AWS_DEFAULT_PROFILE'] || env['AWS_PROFILE'] || 'default';
}

/** All settings of a profile, the credentials file's winning; undefined when neither file has it. */
export function toProfileSection(files: SharedFiles, profile: string): Section | undefined {
  const config = Object.hasOwn(files.config, profile) ? files.config[profile] : undefined;
  const credentials = Object.hasOwn(files.credentials, profile) ? files.credentials[profile] : undefined;
  return config === undefined && credentials === undefined ? undefined : { ...config, ...credentials };
}

const OTHER_SECTION = /^(?:sso-session|services|plugins)\./;

/** Names of all profiles, those of the config file first. */
export function toProfileNames(files: SharedFiles): readonly string[] {
  const names = [...Object.keys(files.config), ...Object.keys(files.credentials)];
  return [...new Set(names.filter((name) => !OTHER_SECTION.test(name)))];
}
