import * as vscode from 'vscode';
import { STATUS_SCHEME } from '../contributions.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import type { Scope } from '../core/scope.ts';

/** Address of a mapping's status page. The path is what the tab shows; the query says which mapping it is. */
export function toStatusUri({ scope, uuid }: MappingRef, name: string): vscode.Uri {
  const query = new URLSearchParams({ uuid, region: scope.region });
  if (scope.profile !== undefined) query.set('profile', scope.profile);
  if (scope.sample) query.set('sample', 'true');
  // A slash would make folders of the name; the preview takes .md files only.
  return vscode.Uri.from({ scheme: STATUS_SCHEME, path: `/${name.replaceAll('/', '∕')}.md`, query: query.toString() });
}

/** Undefined for an address that names no mapping. */
export function parseStatusUri(uri: vscode.Uri): MappingRef | undefined {
  const query = new URLSearchParams(uri.query);
  const uuid = query.get('uuid');
  const region = query.get('region');
  if (uuid === null || region === null) return undefined;
  const profile = query.get('profile');
  const scope: Scope = {
    region,
    ...(profile !== null && { profile }),
    ...(query.get('sample') === 'true' && { sample: true as const }),
  };
  return { scope, uuid };
}
