import { contains, parseCidr } from './cidr.ts';
import type { NatGateway, Route, RouteTable } from './network.ts';

/** The table that holds for a subnet: its own, else the VPC's main one. */
export function findRouteTable(tables: readonly RouteTable[], subnetId: string): RouteTable | undefined {
  return tables.find(({ subnets }) => subnets.includes(subnetId)) ?? tables.find(({ main }) => main);
}

/** The route that traffic to an address or a whole block takes: the most specific one that holds all of it. */
export function findRoute(table: RouteTable, target: string): Route | undefined {
  const wanted = parseCidr(target);
  if (wanted === undefined) return undefined;
  const fitting = table.routes.flatMap((route) => {
    const block = parseCidr(route.destination);
    return block !== undefined && contains(block, wanted) ? [{ route, size: block.last - block.first }] : [];
  });
  return fitting.toSorted((a, b) => (a.size < b.size ? -1 : 1))[0]?.route;
}

/** Where the default route of a subnet leads. */
export type WayOut =
  | { readonly kind: 'nat'; readonly nat: NatGateway; readonly route: Route }
  /** `state`: not available. `private`: leads to other networks only. `stranded`: no internet gateway behind it. */
  | {
      readonly kind: 'broken-nat';
      readonly why: 'gone' | 'state' | 'private' | 'stranded';
      readonly nat?: NatGateway;
      readonly route: Route;
    }
  | { readonly kind: 'internet-gateway' | 'blackhole' | 'elsewhere'; readonly route: Route }
  | { readonly kind: 'none' };

const DEFAULT_ROUTE = '0.0.0.0/0';

/** Everything that is needed to follow the routes of a VPC. */
export interface RoutedVpc {
  readonly routeTables: readonly RouteTable[];
  readonly natGateways: readonly NatGateway[];
}

/**
 * How Lambda's interfaces in a subnet get to public addresses. They have no public address of their own, so an internet
 * gateway is no way out (permissions.md 8). `elsewhere`: a transit gateway, a firewall's endpoint, an instance …, behind
 * which nothing can be told.
 */
export function findWayOut({ routeTables, natGateways }: RoutedVpc, subnetId: string): WayOut {
  const table = findRouteTable(routeTables, subnetId);
  const route = table && findRoute(table, DEFAULT_ROUTE);
  if (route === undefined) return { kind: 'none' };
  if (!route.active) return { kind: 'blackhole', route };
  if (route.target.startsWith('igw-')) return { kind: 'internet-gateway', route };
  if (!route.target.startsWith('nat-')) return { kind: 'elsewhere', route };
  const nat = natGateways.find(({ id }) => id === route.target);
  if (nat === undefined) return { kind: 'broken-nat', why: 'gone', route };
  if (nat.state !== 'available') return { kind: 'broken-nat', why: 'state', nat, route };
  if (nat.connectivity === 'private') return { kind: 'broken-nat', why: 'private', nat, route };
  const behind = findRouteTable(routeTables, nat.subnetId);
  const next = behind && findRoute(behind, DEFAULT_ROUTE);
  // A NAT gateway can stand behind a firewall; only where nothing leads on is it known to be cut off.
  if (next === undefined || !next.active) return { kind: 'broken-nat', why: 'stranded', nat, route };
  return { kind: 'nat', nat, route };
}
