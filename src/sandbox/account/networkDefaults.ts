import type { Account } from './account.ts';
import type { NetworkAcl, RouteTable } from './network.ts';

/** Every VPC has a default network ACL that lets all through; this is the account's own and those that seeds leave out. */
export function listNetworkAcls(account: Account): NetworkAcl[] {
  const without = account.vpcs.filter(({ id }) => !account.networkAcls.some((acl) => acl.vpcId === id && acl.default));
  return [...account.networkAcls, ...without.map(({ id }) => toOpenAcl(id))];
}

function toOpenAcl(vpcId: string): NetworkAcl {
  const everything = { number: 100, action: 'allow', cidr: '0.0.0.0/0' } as const;
  return {
    id: vpcId.replace('vpc-', 'acl-'),
    vpcId,
    subnetIds: [],
    default: true,
    entries: [
      { ...everything, direction: 'in' },
      { ...everything, direction: 'out' },
    ],
  };
}

/** The ACL of a subnet: the one that names it, else the VPC's default. */
export function networkAclOf(account: Account, subnetId: string): NetworkAcl | undefined {
  const acls = listNetworkAcls(account);
  const vpcId = account.subnets.find(({ id }) => id === subnetId)?.vpcId;
  return (
    acls.find(({ subnetIds }) => subnetIds.includes(subnetId)) ??
    acls.find((acl) => acl.vpcId === vpcId && acl.default === true)
  );
}

/** The route table of a subnet: its own, else the VPC's main one. */
export function routeTableOf(account: Account, subnetId: string): RouteTable | undefined {
  const vpcId = account.subnets.find(({ id }) => id === subnetId)?.vpcId;
  return (
    account.routeTables.find(({ subnetIds }) => subnetIds.includes(subnetId)) ??
    account.routeTables.find((table) => table.vpcId === vpcId && table.main === true)
  );
}
