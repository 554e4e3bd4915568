import * as l10n from '@vscode/l10n';
import { AwsFailure } from '../core/failure.ts';
import type { Scope } from '../core/scope.ts';
import { readInstanceRegion } from './instanceRegion.ts';
import type { AwsProfiles, Profile } from './profiles.ts';
import { readSharedFiles, toAmbientProfile, toProfileNames, toProfileSection } from './sharedFiles.ts';

/** The profiles of the shared AWS files; both files and the environment are read anew for each question. */
export class SharedProfiles implements AwsProfiles {
  async listProfiles(): Promise<readonly Profile[]> {
    const files = await readSharedFiles();
    const { toProfileSource } = await load();
    return toProfileNames(files).map((name) => ({
      name,
      region: toProfileSection(files, name)?.['region'],
      source: toProfileSource(files, name),
    }));
  }

  async readDefaultScope(): Promise<Scope> {
    const { env } = process;
    const files = await readSharedFiles();
    const profile = toAmbientProfile(env);
    const section = toProfileSection(files, profile);
    const configured = env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || section?.['region'];
    const region = configured || (await readInstanceRegion(env));
    if (!region) {
      throw new AwsFailure(
        'invalid',
        l10n.t("No AWS region is set. Add an account with its region, or set AWS_REGION or the profile's region."),
        { operation: 'readDefaultScope' },
      );
    }
    const { findCredentialSource, isOfMachine, toSituation } = await load();
    const kind = findCredentialSource(toSituation(env, files, undefined))?.kind ?? 'instance';
    // A profile that is asked for but missing stays in the scope, so that the first call can say so.
    const isMissing = section === undefined && profile !== 'default' && kind !== 'environment';
    return isOfMachine(kind) && !isMissing ? { region } : { profile, region };
  }
}

/** Not needed to start, so not part of what is loaded then. */
const load = () => import('./credentialSources.ts');
