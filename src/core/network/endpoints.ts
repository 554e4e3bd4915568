import type { RouteTable, Subnet, Vpc, VpcEndpoint } from './network.ts';
import { findRouteTable } from './routes.ts';

/** Why an endpoint of the VPC does not take a subnet's calls to its service. */
export type EndpointFault = 'state' | 'private-dns' | 'vpc-dns' | 'route-table';

export interface EndpointUse {
  readonly endpoint: VpcEndpoint;
  /** Undefined: it takes them. */
  readonly fault?: EndpointFault;
}

export interface EndpointPlace {
  /** Undefined: not known, and then taken to have DNS. */
  readonly vpc?: Vpc;
  readonly routeTables: readonly RouteTable[];
}

/** Endpoints for a service (`sts`), those that take the subnet's calls first. Names in China begin with `cn.`. */
export function findEndpoints(
  endpoints: readonly VpcEndpoint[],
  service: string,
  subnet: Pick<Subnet, 'id'>,
  place: EndpointPlace,
): readonly EndpointUse[] {
  return endpoints
    .filter(({ serviceName }) => isFor(serviceName, service))
    .map((endpoint) => ({ endpoint, ...toFault(endpoint, subnet, place) }))
    .toSorted((a, b) => Number(a.fault !== undefined) - Number(b.fault !== undefined));
}

function isFor(serviceName: string, service: string): boolean {
  return new RegExp(`^(?:cn\\.)?com\\.amazonaws\\.[a-z0-9-]+\\.${service}$`).test(serviceName);
}

function toFault(endpoint: VpcEndpoint, subnet: Pick<Subnet, 'id'>, place: EndpointPlace): { fault?: EndpointFault } {
  const { state, type, privateDns, routeTables } = endpoint;
  if (state !== 'available') return { fault: 'state' };
  if (type === 'Gateway') {
    const table = findRouteTable(place.routeTables, subnet.id);
    return table !== undefined && routeTables.includes(table.id) ? {} : { fault: 'route-table' };
  }
  if (!privateDns) return { fault: 'private-dns' };
  return place.vpc === undefined || (place.vpc.dnsSupport && place.vpc.dnsHostnames) ? {} : { fault: 'vpc-dns' };
}
