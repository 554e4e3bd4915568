import * as l10n from '@vscode/l10n';
import { parseArn } from '../../arn.ts';
import { isUnset } from '../fieldValues.ts';
import type { MappingInput } from '../mapping.ts';
import { isProvisioned } from '../provisionedMode.ts';
import { type Rule, toRule } from '../rule.ts';
import { isSecretArn } from '../secrets.ts';
import { toProvisionedFix } from './provisionedFix.ts';

const REGISTRY = ['AmazonManagedKafkaEventSourceConfig', 'SchemaRegistryConfig'] as const;
const ACCESS = [...REGISTRY, 'AccessConfigs'] as const;

/** Secrets that a registry takes (fields.md 9). */
const MOST_SECRETS = 2;

export const REGISTRY_RULES: readonly Rule[] = [
  toRule({
    id: 'registry-needs-provisioned-mode',
    severity: 'error',
    field: 'registryUri',
    check: (draft) =>
      toRegistry(draft) === undefined || isProvisioned(draft)
        ? undefined
        : { path: REGISTRY, values: {}, fix: toProvisionedFix() },
    message: () => l10n.t('A schema registry works in provisioned mode only.'),
    source: 'fields.md 9',
  }),
  toRule({
    id: 'registry-before-on-demand',
    severity: 'warning',
    field: 'registryUri',
    check: (draft, { deployed = {} }) => {
      const leaves = isProvisioned(deployed) && !isProvisioned(draft);
      const before = toRegistry(deployed);
      if (!leaves || before === undefined || toRegistry(draft) !== undefined) return undefined;
      const edits = [{ path: ['ProvisionedPollerConfig'], value: deployed.ProvisionedPollerConfig }];
      return {
        path: ['ProvisionedPollerConfig'],
        values: {},
        fix: { title: l10n.t('Keep the pollers for now'), edits },
      };
    },
    message: () =>
      l10n.t(
        'A mapping with a schema registry cannot go back to on-demand mode: update it without the registry first, then without the pollers.',
      ),
    source: 'fields.md 9, 14',
  }),
  toRule({
    id: 'registry-drops-records',
    severity: 'warning',
    field: 'registryUri',
    check: (draft) =>
      toRegistry(draft) === undefined || !isUnset(draft.DestinationConfig) ? undefined : { path: REGISTRY, values: {} },
    message: () =>
      l10n.t(
        'Records that fail the schema registry are dropped without an on-failure destination: set one to keep them.',
      ),
    source: 'errors.md A12',
  }),
  toRule({
    id: 'registry-incomplete',
    severity: 'warning',
    field: 'registryUri',
    check: (draft) => {
      const registry = toRegistry(draft);
      if (registry === undefined) return undefined;
      const missing = isUnset(registry.EventRecordFormat) || isUnset(registry.SchemaValidationConfigs);
      return missing ? { path: REGISTRY, values: {} } : undefined;
    },
    message: () =>
      l10n.t(
        'Say too what the function receives (EventRecordFormat) and which parts have a schema (SchemaValidationConfigs).',
      ),
    source: 'fields.md 9',
  }),
  toRule({
    id: 'registry-address',
    severity: 'error',
    field: 'registryUri',
    check: (draft) => {
      const { SchemaRegistryURI: uri = '' } = toRegistry(draft) ?? {};
      return uri === '' || isGlueRegistry(uri) || /^https?:\/\/./.test(uri) ? undefined : { values: {} };
    },
    message: () =>
      l10n.t('A schema registry is named by the ARN of a Glue registry or the https:// address of a Confluent one.'),
    source: 'fields.md 9',
  }),
  toRule({
    id: 'glue-registry-access',
    severity: 'warning',
    field: 'registryAccess',
    check: (draft) => {
      const { SchemaRegistryURI: uri = '', AccessConfigs: access } = toRegistry(draft) ?? {};
      if (!isGlueRegistry(uri) || isUnset(access)) return undefined;
      const edits = [{ path: ACCESS, value: undefined }];
      return { values: {}, fix: { title: l10n.t('Remove the access configuration'), edits } };
    },
    message: () => l10n.t('A Glue registry is read with the execution role of the function and takes no secrets.'),
    source: 'fields.md 9, permissions.md 7',
  }),
  toRule({
    id: 'registry-access-count',
    severity: 'error',
    field: 'registryAccess',
    check: (draft) => (listAccess(draft).length > MOST_SECRETS ? { path: ACCESS, values: {} } : undefined),
    message: () => l10n.t('A registry takes 2 secrets at most.'),
    source: 'fields.md 9',
  }),
  toRule({
    id: 'registry-access-type',
    severity: 'error',
    field: 'registryAccess',
    check: (draft) =>
      listAccess(draft).flatMap(({ Type: type = '' }, index) =>
        type === '' ? [{ path: [...ACCESS, index, 'Type'], values: {} }] : [],
      ),
    message: () => l10n.t('Say what the secret is for, for example BASIC_AUTH.'),
    source: 'fields.md 9',
  }),
  toRule({
    id: 'registry-access-secret',
    severity: 'error',
    field: 'registryAccess',
    check: (draft, known) =>
      listAccess(draft).flatMap(({ URI: uri = '' }, index) => {
        if (isSecretArn(uri)) return [];
        const path = [...ACCESS, index, 'URI'];
        const named = known.secrets?.find((secret) => secret.name === uri);
        if (named === undefined) return [{ path, values: {} }];
        const fix = { title: l10n.t('Use the ARN of {0}', named.name), edits: [{ path, value: named.arn }] };
        return [{ path, values: {}, fix }];
      }),
    message: () =>
      l10n.t('Credentials of a registry are the ARN of a secret: arn:aws:secretsmanager:region:account:secret:name.'),
    source: 'fields.md 9, permissions.md 7',
  }),
];

function toRegistry(draft: Pick<MappingInput, 'AmazonManagedKafkaEventSourceConfig'>) {
  const registry = draft.AmazonManagedKafkaEventSourceConfig?.SchemaRegistryConfig;
  return isUnset(registry) ? undefined : registry;
}

function listAccess(draft: MappingInput) {
  return toRegistry(draft)?.AccessConfigs ?? [];
}

function isGlueRegistry(uri: string): boolean {
  const arn = parseArn(uri);
  return arn?.service === 'glue' && arn.resource.startsWith('registry/');
}
