import type { Scope } from '../core/scope.ts';
import { type ServiceName, toEndpointUrl } from './endpoints.ts';
import { readSharedFiles, toAmbientProfile } from './sharedFiles.ts';

/** The address configured for a service of a scope, undefined for AWS's own. Not for the sample scope. */
export async function readConfiguredEndpoint(service: ServiceName, scope: Scope): Promise<string | undefined> {
  const files = await readSharedFiles();
  return toEndpointUrl(service, process.env, files, scope.profile ?? toAmbientProfile(process.env));
}
