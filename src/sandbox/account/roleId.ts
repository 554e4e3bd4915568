import { createHash } from 'node:crypto';
import type { Account } from './account.ts';

/** `AROA…`, 21 characters: what stays the same as long as the role is the same. */
export function toRoleId(account: Pick<Account, 'roles'>, name: string): string {
  return account.roles.find((role) => role.name === name)?.id ?? toIamId('AROA', name);
}

/** An id as IAM makes them, the same for the same name. */
export function toIamId(prefix: 'AROA' | 'ANPA', name: string): string {
  const digest = createHash('sha256').update(name).digest();
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return `${prefix}${[...digest.subarray(0, 17)].map((byte) => letters[byte % letters.length]).join('')}`;
}
