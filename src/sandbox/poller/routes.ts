import type { Account } from '../account/account.ts';
import type { Route } from '../account/network.ts';
import { routeTableOf } from '../account/networkDefaults.ts';

/** Where the way out of a subnet leads; what is not named here (transit gateways, firewalls) is taken to lead on. */
const wayOuts: readonly (readonly [prefix: string, leads: (account: Account, target: string) => boolean])[] = [
  // Network interfaces of Lambda get no public address, so that an internet gateway is no way out for them.
  ['igw-', () => false],
  ['nat-', isWorkingNatGateway],
];

/** Whether the default route of the subnet leads to the internet. */
export function hasWayOut(account: Account, subnetId: string): boolean {
  const target = defaultTarget(account, subnetId);
  if (target === undefined) return false;
  const leads = wayOuts.find(([prefix]) => target.startsWith(prefix))?.[1];
  return leads?.(account, target) ?? true;
}

function defaultTarget(account: Account, subnetId: string): string | undefined {
  const routes: readonly Route[] = routeTableOf(account, subnetId)?.routes ?? [];
  return routes.find(({ destination, blackhole }) => destination === '0.0.0.0/0' && blackhole !== true)?.target;
}

/** A public one that is available and stands in a subnet from which an internet gateway leads on. */
function isWorkingNatGateway(account: Account, id: string): boolean {
  const gateway = account.natGateways.find((candidate) => candidate.id === id);
  if (gateway?.state !== 'available' || gateway.connectivity === 'private') return false;
  return defaultTarget(account, gateway.subnetId)?.startsWith('igw-') === true;
}
