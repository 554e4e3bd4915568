import * as l10n from '@vscode/l10n';
import { type Check, type CheckSubject, unknown } from '../check.ts';
import type { DiagnosisFacts } from '../facts.ts';
import { noSource } from './absence.ts';
import { NETWORK_ACL_CHECKS } from './networkAcls.ts';
import { BROKER_PORT_CHECKS } from './networkBrokers.ts';
import { listEndpointUses } from './networkEndpointUse.ts';
import { HTTPS_CHECKS } from './networkHttps.ts';
import { PLACE_CHECKS } from './networkPlace.ts';
import { ENDPOINT_POLICY_CHECKS } from './networkPolicies.ts';
import { SERVICE_ROUTE_CHECKS } from './networkServices.ts';

/** Everything between Lambda's interfaces, the brokers and AWS services. */
export const NETWORK_CHECKS: readonly Check[] = [
  ...PLACE_CHECKS,
  ...BROKER_PORT_CHECKS,
  ...NETWORK_ACL_CHECKS,
  ...SERVICE_ROUTE_CHECKS,
  ...HTTPS_CHECKS,
  ...ENDPOINT_POLICY_CHECKS,
].map(withPlace);

/**
 * What is not there has no network. One whose subnets EC2 does not show cannot be judged by them, and nobody knows who
 * takes the calls while it is not known whether the private DNS names of endpoints hold.
 */
function withPlace(check: Check): Check {
  const wants = [...new Set([...(check.wants ?? []), 'cluster', 'vpcConnection'] as const)];
  return {
    ...check,
    wants,
    judge: (subject, facts, wanted) => {
      const source = subject.crossAccount ? wanted.vpcConnection : wanted.cluster;
      if (source.known && source.value === undefined) return noSource(subject);
      if (check.needs.includes('subnets') && facts.subnets.length === 0) {
        return unknown([l10n.t('EC2 shows no subnets of the event source.')]);
      }
      const named = check.wants?.includes('vpc') && !wanted.vpc.known ? listNamed(subject, facts) : [];
      if (named.length > 0 && !wanted.vpc.known) {
        const text = l10n.t('Whether names in the VPC lead to {0} is not known.', named.join(', '));
        return unknown([text], [wanted.vpc.gap]);
      }
      return check.judge(subject, facts, wanted);
    },
  };
}

/** Endpoints that take calls if their private DNS names hold. */
function listNamed(subject: CheckSubject, { subnets, endpoints }: Partial<DiagnosisFacts>): readonly string[] {
  if (subject.provisionedMode) return [];
  const place = { subnets: subnets ?? [], endpoints: endpoints ?? [], vpc: undefined, routeTables: [] };
  const uses = listEndpointUses(subject, place).filter(({ endpoint }) => endpoint.type === 'Interface');
  return [...new Set(uses.map(({ endpoint }) => endpoint.id))];
}
