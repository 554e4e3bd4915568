import * as l10n from '@vscode/l10n';
import { type Environment, type SharedFiles, toProfileSection } from './sharedFiles.ts';

export type ServiceName =
  | 'lambda'
  | 'kafka'
  | 'secretsmanager'
  | 'sts'
  | 'sqs'
  | 'sns'
  | 's3'
  | 'schemas'
  | 'glue'
  | 'ec2'
  | 'iam'
  | 'kms'
  | 'cloudwatch'
  | 'cloudwatch_logs';

/** The service's name in `services` sections and, in capitals, in AWS_ENDPOINT_URL_<SERVICE>: its service id. */
const SERVICE_IDS: Readonly<Record<ServiceName, string>> = {
  lambda: 'lambda',
  kafka: 'kafka',
  secretsmanager: 'secrets_manager',
  sts: 'sts',
  sqs: 'sqs',
  sns: 'sns',
  s3: 's3',
  schemas: 'schemas',
  glue: 'glue',
  ec2: 'ec2',
  iam: 'iam',
  kms: 'kms',
  cloudwatch: 'cloudwatch',
  cloudwatch_logs: 'cloudwatch_logs',
};

/** A setting of the environment or the shared files that cannot be used as it stands. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/**
 * The address that the user configured for a service, in the AWS CLI's order: variable of the service, AWS_ENDPOINT_URL,
 * the profile's `services` section, the profile's `endpoint_url`. Undefined: AWS's own. The SDK's own reading is not
 * used because it knows the profile of AWS_PROFILE only. Throws `SettingError`.
 */
export function toEndpointUrl(
  service: ServiceName,
  env: Environment,
  files: SharedFiles,
  profile: string,
): string | undefined {
  const section = toProfileSection(files, profile);
  const ignore = env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? section?.['ignore_configured_endpoint_urls'];
  if (ignore?.toLowerCase() === 'true') return undefined;
  const id = SERVICE_IDS[service];
  const fromEnvironment = env[`AWS_ENDPOINT_URL_${id.toUpperCase()}`] || env['AWS_ENDPOINT_URL'];
  const url = fromEnvironment || toServicesUrl(id, files, section?.['services']) || section?.['endpoint_url'];
  if (url && !URL.canParse(url)) throw new SettingError(l10n.t('The configured endpoint URL "{0}" is not a URL.', url));
  return url || undefined;
}

function toServicesUrl(id: string, files: SharedFiles, name: string | undefined): string | undefined {
  if (!name) return undefined;
  const section = files.config[`services.${name}`];
  if (section === undefined) {
    throw new SettingError(l10n.t('The profile names a services section "{0}" that the AWS config file lacks.', name));
  }
  return section[`${id}.endpoint_url`];
}
