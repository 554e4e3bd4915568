import { type EndpointFault, findEndpoints } from '../../network/endpoints.ts';
import type { Subnet, VpcEndpoint } from '../../network/network.ts';
import type { CheckSubject } from '../check.ts';
import type { DiagnosisFacts } from '../facts.ts';
import { listServiceNeeds, type ServiceNeed } from './networkNeeds.ts';

/** How the calls to one service leave one subnet. */
export interface ServiceUse {
  readonly need: ServiceNeed;
  readonly subnet: Subnet;
  /** The endpoint that takes them; undefined: they go to public addresses. */
  readonly endpoint: VpcEndpoint | undefined;
  /** Endpoints for the service that do not take them, and why. */
  readonly idle: readonly { readonly endpoint: VpcEndpoint; readonly fault: EndpointFault }[];
}

export type EndpointFacts = Pick<DiagnosisFacts, 'subnets' | 'vpc' | 'endpoints' | 'routeTables'>;

export function listUsedEndpoints(subject: CheckSubject, facts: EndpointFacts, subnet: Subnet): readonly ServiceUse[] {
  return listServiceNeeds(subject).map((need) => {
    const found = findEndpoints(facts.endpoints, need.service, subnet, facts);
    return {
      need,
      subnet,
      endpoint: found.find(({ fault }) => fault === undefined)?.endpoint,
      idle: found.flatMap(({ endpoint, fault }) => (fault === undefined ? [] : [{ endpoint, fault }])),
    };
  });
}

/** Every use of an endpoint, from whichever subnet; one for each endpoint and service. */
export function listEndpointUses(
  subject: CheckSubject,
  facts: EndpointFacts,
): readonly (ServiceUse & { readonly endpoint: VpcEndpoint })[] {
  const uses = facts.subnets
    .flatMap((subnet) => listUsedEndpoints(subject, facts, subnet))
    .flatMap((use) => (use.endpoint === undefined ? [] : [{ ...use, endpoint: use.endpoint }]));
  const keyOf = (use: { need: ServiceNeed; endpoint: VpcEndpoint }) => `${use.endpoint.id} ${use.need.service}`;
  return uses.filter((use, index) => uses.findIndex((other) => keyOf(other) === keyOf(use)) === index);
}
