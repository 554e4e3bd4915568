import * as l10n from '@vscode/l10n';
import type { NetworkAclEntry, SecurityGroup, SecurityRule, Subnet } from '../../network/network.ts';
import type { GroupRule } from '../../network/securityGroups.ts';

/** `sg-1 (name)`. */
export function toGroupWords({ id, name }: Pick<SecurityGroup, 'id' | 'name'>): string {
  return name === '' || name === id ? id : `${id} (${name})`;
}

/** `subnet-1 (10.0.1.0/24, us-east-1a)`. */
export function toSubnetWords({ id, cidr, zone }: Subnet): string {
  return `${id} (${[cidr, zone].filter(Boolean).join(', ')})`;
}

/** Protocol, ports and peers of a rule, as EC2's console has them: `TCP 9094 ↔ sg-1, 10.0.0.0/8`. */
export function toRuleWords({ protocol, fromPort, toPort, groups, cidrs, prefixLists }: SecurityRule): string {
  const peers = [...groups, ...cidrs, ...prefixLists].join(', ');
  if (protocol === '-1') return l10n.t('all traffic: {0}', peers);
  const ports =
    fromPort === undefined ? '' : toPort === undefined || toPort === fromPort ? fromPort : `${fromPort}–${toPort}`;
  return `${protocol.toUpperCase()} ${ports}: ${peers}`;
}

export function toGroupRuleWords({ group, rule }: GroupRule): string {
  return `${group}: ${toRuleWords(rule)}`;
}

/** `90 DENY 6 9094 10.0.0.0/16`. */
export function toEntryWords({ number, allow, protocol, fromPort, toPort, cidr }: NetworkAclEntry): string {
  const ports =
    fromPort === undefined ? [] : [toPort === undefined || toPort === fromPort ? fromPort : `${fromPort}–${toPort}`];
  const shown = number === LAST_ENTRY ? '*' : number;
  return [
    shown,
    allow ? 'ALLOW' : 'DENY',
    protocol === '6' ? 'TCP' : protocol === '-1' ? 'ALL' : protocol,
    ...ports,
    cidr,
  ].join(' ');
}

/** The entry that ends every list; consoles show it as an asterisk. */
const LAST_ENTRY = 32_767;
