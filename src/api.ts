import type { DiagnosisReport } from './core/diagnosis/report.ts';
import type { EventSpec } from './core/event/generate/eventSpec.ts';
import type { KafkaEvent } from './core/event/generate/kafkaEvent.ts';
import type { ReadEvent } from './core/event/readEvent.ts';
import type { ExportFormat } from './core/export/exportFormats.ts';
import type { Explanation } from './core/hints/explanation.ts';
import type { HintKnown } from './core/hints/hintContext.ts';
import type { Finding } from './core/mapping/finding.ts';
import type { DeployedMapping, MappingInput } from './core/mapping/mapping.ts';
import type { PolicyDocument } from './core/policy/policyDocument.ts';
import type { RolePolicyOptions } from './core/policy/rolePolicy.ts';
import type { Snapshot } from './explorer/snapshot.ts';

/** What `activate()` returns for other extensions, tasks and tests (docs/api.md). Frozen; versioned by `apiVersion`. */
export interface MskLambdaApi {
  /** Semantic version of this interface. */
  readonly apiVersion: '1.4.0';
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
  /** Test events, in batches as Lambda would make them. Rejects with a `TypeError` that says what is wrong with `spec`. */
  generateEvents(spec: EventSpec): Promise<readonly KafkaEvent[]>;
  /** What a text is, and its records decoded when it is a Kafka event. Never rejects. */
  readEvent(text: string): Promise<ReadEvent>;
  /** The text with other bytes at a JSON pointer; null: no key or value. Rejects with a `RangeError` for other places. */
  writeValue(text: string, path: string, bytes: Uint8Array | null): Promise<string>;
  /** What State, LastProcessingResult and StateTransitionReason of a deployed mapping mean; `known` sharpens the causes. */
  explain(mapping: DeployedMapping, known?: HintKnown): Promise<Explanation>;
  /** Runs every check on a deployed mapping; reads only. Rejects when the mapping cannot be read, or `signal` aborts. */
  diagnose(options: DiagnoseOptions): Promise<DiagnosisReport>;
}

export interface DiagnoseOptions {
  /** Of the AWS config; absent: what the AWS CLI would use. */
  readonly profile?: string;
  readonly region: string;
  readonly uuid: string;
  readonly signal?: AbortSignal;
}
