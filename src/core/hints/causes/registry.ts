import * as l10n from '@vscode/l10n';
import { isInternalHost, toRegistryHost } from '../../mapping/registryHost.ts';
import { toPolicy } from '../../policy/policyDocument.ts';
import { toPolicySubject } from '../../policy/policySubject.ts';
import { toRoleRights } from '../../policy/rolePolicy.ts';
import { toShellCommand } from '../../policy/shellCommand.ts';
import type { Cause } from '../cause.ts';
import { DOCS } from '../docs.ts';
import type { Fix } from '../explanation.ts';
import { toAwsCommand, toUpdateCommand } from '../fixes/awsCommand.ts';
import { addRolePolicy } from '../fixes/roleFixes.ts';
import type { HintContext } from '../hintContext.ts';

/** Records and schemas do not go together (errors.md A12). */
export const REGISTRY_CAUSES: readonly Cause[] = [
  {
    id: 'schema-not-in-registry',
    title: () => l10n.t('The registry does not have the schema a record names'),
    why: () => l10n.t('Producer and mapping have to use the same registry, in the same region.'),
    evidence: (context) => (says(context, 'deserialization') ? 'unlikely' : 'possible'),
    // A registry that is there may still lack the schema.
    shownBy: ['registry-exists'],
    fixes: (context) => [
      lookAtRegistry(context),
      { title: l10n.t('Compare the registry in the mapping with the producer’s'), docUrl: DOCS.registries },
    ],
    source: 'errors.md A12',
  },
  {
    id: 'key-is-plain-text',
    title: () => l10n.t('Keys are validated, and are probably plain text'),
    why: () => l10n.t('A key that was written without the registry’s framing names no schema.'),
    evidence: ({ mapping }) => (validates(mapping, 'KEY') ? 'possible' : 'excluded'),
    fixes: () => [
      {
        title: l10n.t('Validate values only: take the attribute KEY out of the registry’s settings'),
        docUrl: DOCS.registries,
      },
    ],
    source: 'errors.md A12',
  },
  {
    id: 'record-without-schema',
    title: () => l10n.t('Records were written without the registry’s framing'),
    why: () => l10n.t('Validation of keys fails in the same way when keys are plain text.'),
    fixes: () => [
      { title: l10n.t('Write with the registry’s serializer, or validate values only'), docUrl: DOCS.registries },
    ],
    source: 'errors.md A12',
  },
  {
    id: 'registry-rights-missing',
    title: ({ functionName }) => l10n.t('The execution role of {0} may not read the registry', functionName),
    why: () => l10n.t('For AWS Glue it needs glue:GetRegistry and glue:GetSchemaVersion, for Confluent the secret.'),
    checks: ['registry-rights'],
    shownBy: ['secret-rights', 'secret-key-rights'],
    fixes: (context) => [addRegistryRights(context)],
    source: 'errors.md A12, permissions.md 7',
  },
  {
    id: 'registry-secret-wrong',
    title: () => l10n.t('The secret for the Confluent registry is wrong, or not there'),
    why: () => l10n.t('Its user name and password have to be those of the registry, not of the brokers.'),
    shownBy: ['registry-secret'],
    appliesTo: { registry: true },
    evidence: (context) => (isConfluent(context) ? 'possible' : 'excluded'),
    fixes: () => [{ title: l10n.t('Compare the secret with the registry’s credentials'), docUrl: DOCS.registries }],
    source: 'errors.md A12',
  },
  {
    id: 'registry-ca-missing',
    title: () => l10n.t('The Confluent registry shows a certificate of a private CA, and that CA is not given'),
    why: () =>
      l10n.t('Lambda only trusts public certificate authorities and the one in the mapping’s access settings.'),
    appliesTo: { registry: true },
    evidence: (context) => {
      const types = (toRegistry(context)?.AccessConfigs ?? []).map(({ Type }) => Type);
      const host = toRegistryHost(toRegistry(context)?.SchemaRegistryURI);
      if (host === undefined || types.includes('SERVER_ROOT_CA_CERTIFICATE')) return 'excluded';
      return isInternalHost(host) ? 'evident' : 'unlikely';
    },
    checks: ['registry-trust'],
    fixes: () => [
      {
        title: l10n.t('Give the CA in a secret, as SERVER_ROOT_CA_CERTIFICATE of the registry’s access settings'),
        docUrl: DOCS.registries,
      },
    ],
    source: 'errors.md A12',
  },
  {
    id: 'failed-records-dropped',
    title: () => l10n.t('The mapping has no on-failure destination: such records are dropped'),
    why: () => l10n.t('With a destination they can be looked at, and sent again.'),
    evidence: ({ destination }) => (destination === undefined ? 'unlikely' : 'excluded'),
    fixes: (context) => [
      {
        title: l10n.t('Give the mapping a destination for failed batches'),
        text: l10n.t('The execution role needs the right to write there.'),
        command: toUpdateCommand(context, ['--destination-config', 'OnFailure={Destination=DESTINATION_ARN}']),
        docUrl: DOCS.destinations,
      },
    ],
    source: 'errors.md A12',
  },
];

function toRegistry({ mapping }: HintContext) {
  return mapping.AmazonManagedKafkaEventSourceConfig?.SchemaRegistryConfig;
}

function isConfluent(context: HintContext): boolean {
  return toRegistryHost(toRegistry(context)?.SchemaRegistryURI) !== undefined;
}

function validates(mapping: HintContext['mapping'], attribute: string): boolean {
  const registry = mapping.AmazonManagedKafkaEventSourceConfig?.SchemaRegistryConfig;
  return (registry?.SchemaValidationConfigs ?? []).some((entry) => entry.Attribute === attribute);
}

function says({ mapping }: HintContext, part: string): boolean {
  return (mapping.LastProcessingResult ?? '').toLowerCase().includes(part);
}

function lookAtRegistry(context: HintContext): Fix {
  const uri = toRegistry(context)?.SchemaRegistryURI ?? 'REGISTRY_ARN';
  if (isConfluent(context)) {
    return {
      title: l10n.t('Look at the registry’s schemas'),
      command: toShellCommand(['curl', ['--user', 'USERNAME'], ['--url', `${uri.replace(/\/$/, '')}/subjects`]]),
    };
  }
  return {
    title: l10n.t('Look at the registry’s schemas'),
    command: toAwsCommand(context, 'glue', 'list-schemas', ['--registry-id', `RegistryArn=${uri}`]),
  };
}

function addRegistryRights(context: HintContext): Fix {
  const { mapping, method, clusterArn, roleArn, region, account } = context;
  const subject = toPolicySubject(
    { ...mapping, FunctionName: mapping.FunctionArn },
    { auth: method, clusterArn, roleArn, region, account, uuid: mapping.UUID },
  );
  const { registry, secret } = toRoleRights(subject);
  const statements = isConfluent(context) ? secret : registry;
  const title = l10n.t('Add the rights');
  if (statements.length === 0) return { title, docUrl: DOCS.registries };
  return addRolePolicy(context, {
    title,
    name: `msk-registry-${mapping.UUID.slice(0, 8)}`,
    document: toPolicy(...statements),
  });
}
