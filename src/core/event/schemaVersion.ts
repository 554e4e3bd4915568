/** What a registered schema is written in. */
export type DataFormat = 'AVRO' | 'JSON' | 'PROTOBUF';

/** A version of a schema in a registry of AWS Glue. */
export interface SchemaVersion {
  /** UUID, as frames and metadata of records have it (events.md 2, 8). */
  readonly id: string;
  readonly registry: string;
  readonly name: string;
  readonly version: number | undefined;
  readonly format: DataFormat;
  readonly definition: string;
}
