import type { ExportFormat } from './core/export/exportFormats.ts';
import type { Finding } from './core/mapping/finding.ts';
import type { MappingInput } from './core/mapping/mapping.ts';
import type { PolicyDocument } from './core/policy/policyDocument.ts';
import type { RolePolicyOptions } from './core/policy/rolePolicy.ts';
import type { Snapshot } from './explorer/snapshot.ts';

/** What `activate()` returns for other extensions, tasks and tests (docs/api.md). Frozen; versioned by `apiVersion`. */
export interface MskLambdaApi {
  /** Semantic version of this interface. */
  readonly apiVersion: '1.1.0';
  /**
   * Everything the explorer shows once fully loaded, per scope, and the calls that failed. Plain data. Asks AWS for what
   * is not known yet; rejects only when `signal` aborts, or with a message when no account or region is configured.
   */
  snapshot(options?: { readonly signal?: AbortSignal }): Promise<Snapshot>;
  /**
   * Judges a mapping (the input of CreateEventSourceMapping, or what `get-event-source-mapping` prints) by every rule,
   * errors first. `live`: also by what the account has, which is asked of AWS.
   */
  checkMapping(
    mapping: MappingInput,
    options?: { readonly live?: boolean; readonly signal?: AbortSignal },
  ): Promise<readonly Finding[]>;
  /** The mapping in another form. Rejects with a `TypeError` when the format is unknown. */
  exportMapping(mapping: MappingInput, format: ExportFormat): Promise<string>;
  /** Least rights of the execution role for the mapping. */
  rolePolicy(mapping: MappingInput, options: RolePolicyOptions): Promise<PolicyDocument>;
}
