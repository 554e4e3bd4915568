import * as l10n from '@vscode/l10n';
import { AwsFailure } from '../core/failure.ts';
import { loadOnce } from '../core/loadOnce.ts';
import type { Scope } from '../core/scope.ts';
import type { AwsApi } from './awsApi.ts';
import type { ConnectionOptions } from './connectionOptions.ts';
import { createLazyApi } from './lazyApi.ts';
import type { SdkConnections } from './sdkConnections.ts';

/** The AWS APIs of all scopes. Getting one costs nothing: code, files and network wait for the first call. */
export class AwsConnections {
  readonly #options: ConnectionOptions;
  readonly #load = loadOnce(() => this.#open());
  #opened: SdkConnections | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  api(scope: Scope): AwsApi {
    return createLazyApi(async () => {
      if (this.#options.isAllowed?.(scope) === false) throw toUntrusted();
      return (await this.#load()).api(scope);
    });
  }

  /** Drops clients and credentials of a scope, or of all; calls under way go on with the old ones. */
  forget(scope?: Scope): void {
    this.#opened?.forget(scope);
  }

  async dispose(): Promise<void> {
    await this.#opened?.dispose();
  }

  async #open(): Promise<SdkConnections> {
    const { SdkConnections } = await import('./sdkConnections.ts');
    this.#opened = new SdkConnections(this.#options);
    return this.#opened;
  }
}

function toUntrusted(): AwsFailure {
  const message = l10n.t('Calls to AWS wait until you trust this workspace, because AWS profiles can start programs.');
  return new AwsFailure('invalid', message, { operation: 'connect' });
}
