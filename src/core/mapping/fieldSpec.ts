import type { FieldPath } from './finding.ts';
import type { MappingInput } from './mapping.ts';

/** Stable ids: they name form controls, settings of tests and anchors of the documentation. */
export type FieldId =
  | 'functionName'
  | 'eventSourceArn'
  | 'topic'
  | 'authentication'
  | 'secret'
  | 'startingPosition'
  | 'startingPositionTimestamp'
  | 'consumerGroupId'
  | 'batchSize'
  | 'batchWindow'
  | 'filters'
  | 'filterKey'
  | 'destination'
  | 'bisectBatch'
  | 'retryAttempts'
  | 'recordAge'
  | 'responseTypes'
  | 'minimumPollers'
  | 'maximumPollers'
  | 'pollerGroup'
  | 'registryUri'
  | 'registryFormat'
  | 'registryAttributes'
  | 'registryAccess'
  | 'metrics'
  | 'logLevel'
  | 'enabled'
  | 'tags';

/** Sections of the form, in the order of `FIELD_GROUPS`. */
export type FieldGroup =
  | 'source'
  | 'authentication'
  | 'reading'
  | 'batching'
  | 'filtering'
  | 'failure'
  | 'provisioned'
  | 'registry'
  | 'observability'
  | 'other';

/** How a value is entered, and with that its JSON type. `CONTROL_TYPES` of shape.ts holds the types. */
export type FieldControl =
  | 'function'
  | 'source'
  | 'topic'
  | 'authentication'
  | 'secret'
  | 'choice'
  /** Several of `choices`: a list of strings. */
  | 'choices'
  /** ISO 8601 text or epoch seconds. */
  | 'timestamp'
  | 'text'
  | 'integer'
  | 'boolean'
  /** List of `{ Pattern }`. */
  | 'filters'
  | 'destination'
  /** List of `{ Attribute }`. */
  | 'attributes'
  /** List of `{ Type, URI }` of a schema registry. */
  | 'access'
  | 'tags';

export interface FieldChoice {
  readonly value: string;
  readonly label: () => string;
  readonly help: () => string;
}

/** Limits as the service model states them (fields.md 1). Lengths in characters, `min` and `max` for integers. */
interface FieldLimits {
  readonly min?: number;
  readonly max?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: RegExp;
  /** The pattern in words. */
  readonly allowed?: () => string;
  readonly maxItems?: number;
}

/** Names in what can be exported (fields.md 2). Absent: the target cannot express the field. */
interface FieldNames {
  /** Flag of the AWS CLI; several fields may share one that takes a structure. */
  readonly cli: string;
  readonly cloudFormation: string;
  readonly sam?: string;
  readonly terraform?: string;
  readonly cdk?: string;
  /** Member of an event `msk`. */
  readonly serverless?: string;
}

/** Everything that is known about one field; the single place that says it. */
export interface FieldSpec {
  readonly id: FieldId;
  readonly path: FieldPath;
  readonly control: FieldControl;
  readonly group: FieldGroup;
  readonly label: () => string;
  /** One sentence. */
  readonly help: () => string;
  readonly placeholder?: () => string;
  readonly docUrl: string;
  readonly limits?: FieldLimits;
  readonly choices?: readonly FieldChoice[];
  /** What the service does when the field is not set. `value` is absent where the API cannot express it. */
  readonly default?: { readonly value?: string | number | boolean; readonly words: () => string };
  /** Present when the field can be required: `when` decides on the draft, `message` says what to do. */
  readonly required?: { readonly when: (draft: MappingInput) => boolean; readonly message: () => string };
  /** Fixed once the mapping exists (fields.md 1, column "After create"). */
  readonly createOnly: boolean;
  /** `provisioned`: works only while ProvisionedPollerConfig is set. */
  readonly mode: 'both' | 'provisioned';
  readonly names: FieldNames;
  /** Where the facts of this row come from, e.g. `fields.md 7`. */
  readonly source: string;
}

export const always = (): boolean => true;

const GUIDE = 'https://docs.aws.amazon.com/lambda/latest/dg/';

/** Address of a page of the Lambda developer guide. */
export function toGuideUrl(page: string): string {
  return `${GUIDE}${page}`;
}
