import { isScope, type Scope } from '../scope.ts';

/** Names a deployed mapping, in the account and region that it is in. */
export interface MappingRef {
  readonly scope: Scope;
  readonly uuid: string;
}

/** Commands are called by anybody: menus pass a tree node, keybindings and other extensions what they like. */
export function toMappingRef(value: unknown): MappingRef | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { scope, uuid } = value as { readonly [K in keyof MappingRef]?: unknown };
  return isScope(scope) && typeof uuid === 'string' ? { scope, uuid } : undefined;
}
