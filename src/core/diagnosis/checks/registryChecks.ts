import * as l10n from '@vscode/l10n';
import { DOCS } from '../../hints/docs.ts';
import { toPolicy } from '../../policy/policyDocument.ts';
import { toRoleRights } from '../../policy/rolePolicy.ts';
import { type CheckSubject, fail, pass, toCheck } from '../check.ts';
import { grantRights } from '../remedies.ts';
import { judgeRights, RIGHTS_NEEDS, RIGHTS_WANTS } from '../rights.ts';
import { noRole } from './absence.ts';

/** Of registries elsewhere nothing can be seen with AWS credentials. */
function skipUnlessGlue({ mapping, policy }: CheckSubject): string | undefined {
  if (policy.registryArn !== undefined) return undefined;
  const uri = mapping.AmazonManagedKafkaEventSourceConfig?.SchemaRegistryConfig?.SchemaRegistryURI;
  if (uri === undefined) return l10n.t('The mapping uses no schema registry.');
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
] as const;
