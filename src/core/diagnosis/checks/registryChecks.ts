import * as l10n from '@vscode/l10n';
import { parseArn } from '../../arn.ts';
import { DOCS } from '../../hints/docs.ts';
import { toAwsCommand } from '../../hints/fixes/awsCommand.ts';
import { isInternalHost, toRegistryHost } from '../../mapping/registryHost.ts';
import { toPolicy } from '../../policy/policyDocument.ts';
import { toRoleRights } from '../../policy/rolePolicy.ts';
import { type CheckSubject, fail, pass, toCheck, unknown } from '../check.ts';
import type { RegistrySecret } from '../facts.ts';
import { grantRights, restoreSecret, toProperties } from '../remedies.ts';
import type { Remedy } from '../report.ts';
import { judgeRights, RIGHTS_NEEDS, RIGHTS_WANTS } from '../rights.ts';
import { noRole } from './absence.ts';

function toRegistry({ mapping }: CheckSubject) {
  return mapping.AmazonManagedKafkaEventSourceConfig?.SchemaRegistryConfig;
}

const CA_TYPE = 'SERVER_ROOT_CA_CERTIFICATE';

/** Of registries elsewhere nothing can be seen with AWS credentials. */
function skipUnlessGlue(subject: CheckSubject): string | undefined {
  if (subject.policy.registryArn !== undefined) return undefined;
  if (toRegistry(subject)?.SchemaRegistryURI === undefined) return l10n.t('The mapping uses no schema registry.');
  return l10n.t('The registry is not one of AWS Glue; whether it can be reached is not seen from here.');
}

export const REGISTRY_CHECKS = [
  toCheck({
    id: 'registry-exists',
    area: 'registry',
    title: () => l10n.t('The schema registry exists'),
    skip: skipUnlessGlue,
    needs: ['registry'],
    judge: (subject, { registry }) => {
      const arn = subject.policy.registryArn ?? '';
      const choose = {
        title: l10n.t('Make the registry again, or name another one in the mapping'),
        docUrl: DOCS.registries,
      };
      if (registry === undefined) return fail([l10n.t('AWS Glue does not know {0}.', arn)], [choose]);
      const seen = l10n.t('{0}: state {1}', registry.name, registry.state);
      return registry.state === 'DELETING' ? fail([seen], [choose]) : pass(seen);
    },
  }),
  toCheck({
    id: 'registry-rights',
    area: 'registry',
    title: () => l10n.t('The role may read the schema registry'),
    skip: skipUnlessGlue,
    needs: RIGHTS_NEEDS,
    wants: RIGHTS_WANTS,
    judge: (subject, { function: fn, role }, wanted) => {
      if (role === undefined) return noRole(fn);
      const { registry } = toRoleRights(subject.policy);
      return judgeRights({
        subject,
        needed: registry,
        wanted,
        remedies: () => [grantRights(subject, 'registry', toPolicy(...registry))],
      });
    },
  }),
  toCheck({
    id: 'registry-secret',
    area: 'registry',
    title: () => l10n.t('The secrets for the schema registry exist'),
    skip: (subject) =>
      (toRegistry(subject)?.AccessConfigs ?? []).length === 0
        ? l10n.t('The mapping names no secret for a schema registry.')
        : undefined,
    needs: ['registrySecrets'],
    judge: (subject, { registrySecrets }) => {
      const faults = registrySecrets.flatMap((entry) => findSecretFault(subject, entry));
      if (faults.length > 0) {
        return fail(
          faults.map(({ seen }) => seen),
          faults.map(({ remedy }) => remedy),
        );
      }
      return pass(...registrySecrets.map(({ type, secret }) => `${type}: ${secret?.name}`));
    },
  }),
  toCheck({
    id: 'registry-trust',
    area: 'registry',
    title: () => l10n.t('Lambda can trust the schema registry’s certificate'),
    skip: (subject) =>
      toRegistryHost(toRegistry(subject)?.SchemaRegistryURI) === undefined
        ? l10n.t('The mapping uses no registry of Confluent’s.')
        : undefined,
    needs: [],
    judge: (subject) => {
      const registry = toRegistry(subject);
      const host = toRegistryHost(registry?.SchemaRegistryURI) ?? '';
      const given = registry?.AccessConfigs?.find(({ Type }) => Type === CA_TYPE);
      if (given !== undefined) return pass(l10n.t('The mapping gives a CA: {0}', given.URI ?? ''));
      if (isInternalHost(host)) {
        return fail(
          [l10n.t('No public CA issues certificates for {0}, and the mapping gives no CA of your own.', host)],
          [giveAuthority(subject)],
        );
      }
      return unknown([l10n.t('Whether a public CA issued the certificate of {0} is not seen from here.', host)]);
    },
  }),
] as const;

interface SecretFault {
  readonly seen: string;
  readonly remedy: Remedy;
}

function findSecretFault(subject: CheckSubject, { type, uri, secret }: RegistrySecret): readonly SecretFault[] {
  const choose = {
    title: l10n.t('Make the secret again, or name another one in the registry’s access settings'),
    docUrl: DOCS.registries,
  };
  const region = parseArn(uri)?.region;
  if (region !== undefined && region !== subject.region) {
    const seen = l10n.t('The secret for {0} is in {1}, the mapping in {2}.', type, region, subject.region);
    return [{ seen, remedy: choose }];
  }
  if (secret === undefined) {
    return [{ seen: l10n.t('Secrets Manager does not know {0}, the secret for {1}.', uri, type), remedy: choose }];
  }
  if (secret.deletedDate === undefined) return [];
  const seen = l10n.t('{0} is scheduled for deletion since {1}, and cannot be read.', secret.name, secret.deletedDate);
  return [{ seen, remedy: restoreSecret(subject, secret.arn) }];
}

/** The registry's settings as a whole: an update takes no parts of them for granted. */
function giveAuthority(subject: CheckSubject): Remedy {
  const registry = toRegistry(subject);
  const access = [...(registry?.AccessConfigs ?? []), { Type: CA_TYPE, URI: 'SECRET_ARN' }];
  const settings = JSON.stringify({ SchemaRegistryConfig: { ...registry, AccessConfigs: access } }, undefined, 2);
  return {
    title: l10n.t('Give the CA in a secret, as {0} of the registry’s access settings', CA_TYPE),
    command: toAwsCommand(
      subject,
      'lambda',
      'update-event-source-mapping',
      ['--uuid', subject.mapping.UUID],
      ['--amazon-managed-kafka-event-source-config', settings],
    ),
    template: toProperties(
      'AWS::Lambda::EventSourceMapping',
      `AmazonManagedKafkaEventSourceConfig: ${settings.replaceAll('\n', '\n  ')}`,
    ),
    docUrl: DOCS.registries,
  };
}
