import type { BootstrapBrokers } from '../cluster/brokers.ts';
import type { Cluster, Topic, VpcConnection } from '../cluster/cluster.ts';
import type { DeployedMapping } from './mapping.ts';

/** Place in a mapping document: member names and array indexes, e.g. `['SourceAccessConfigurations', 0, 'URI']`. */
export type FieldPath = readonly (string | number)[];

/** One change of a document; `undefined` removes the member. */
export interface FieldEdit {
  readonly path: FieldPath;
  readonly value: unknown;
}

export type Severity = 'error' | 'warning' | 'information';

/** What a rule says about a draft. The same object feeds form, text diagnostics, summary and tests. */
export interface Finding {
  /** Stable kebab-case id, as it appears in `Diagnostic.code`. */
  readonly ruleId: string;
  readonly severity: Severity;
  readonly path: FieldPath;
  readonly message: string;
  /** A mechanical remedy, applied as one undo step. */
  readonly fix?: Fix;
  /** Another mapping that the message is about, to be offered for opening. */
  readonly mappingUuid?: string;
}

export interface Fix {
  readonly title: string;
  readonly edits: readonly FieldEdit[];
}

/** A function as far as rules need it. */
export interface KnownFunction {
  readonly name: string;
  readonly arn: string;
  /** Seconds. */
  readonly timeout: number;
}

export interface KnownSecret {
  readonly arn: string;
  readonly name: string;
  readonly kmsKeyId?: string;
}

/**
 * What is known of the account while a draft is checked. Each part may be missing (not loaded, or refused): a rule that
 * needs it then stays silent, since a wrong hint is worse than none. A list that is there is complete.
 */
export interface Known {
  /** Milliseconds since the epoch; core has no clock. */
  readonly now?: number;
  readonly region?: string;
  readonly account?: string;
  readonly clusters?: readonly Cluster[];
  readonly vpcConnections?: readonly VpcConnection[];
  readonly functions?: readonly KnownFunction[];
  readonly secrets?: readonly KnownSecret[];
  readonly mappings?: readonly DeployedMapping[];
  /** Of the cluster that the draft names. */
  readonly topics?: readonly Topic[];
  readonly brokers?: readonly BootstrapBrokers[];
  /** ARNs of the secrets associated with the cluster that the draft names. */
  readonly scramSecrets?: readonly string[];
  /** The mapping being edited, as AWS has it; absent while creating. */
  readonly deployed?: DeployedMapping;
}
