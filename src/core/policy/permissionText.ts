import type { BrokerChoice } from '../cluster/brokers.ts';
import type { Cluster, VpcConnection } from '../cluster/cluster.ts';
import type { CommandPlace } from './awsCommand.ts';
import type { GroupOption } from './groupOptions.ts';
import type { PolicySubject } from './policySubject.ts';

export type PermissionPart =
  | 'role-policy'
  | 'trust-policy'
  | 'kafka-acls'
  | 'security-group'
  | 'vpc-endpoints'
  | 'cluster-policy'
  | 'secret-access'
  | 'filter-key-policy'
  | 'user-policy';

/** One thing that somebody has to grant or open, ready to be copied. */
export interface PermissionText {
  readonly part: PermissionPart;
  readonly title: () => string;
  /** One sentence. */
  readonly why: () => string;
  readonly text: string;
  readonly languageId: 'json' | 'shellscript';
  /** What to know or to fill in. */
  readonly notes: readonly string[];
  /** Ways to name the consumer group, while it is the UUID of a mapping that does not exist yet; their texts are notes too. */
  readonly groupOptions?: readonly GroupOption[];
}

/** One mapping with what the account says of it. */
export interface PermissionContext {
  readonly subject: PolicySubject;
  readonly managedPolicy: boolean;
  /** The brokers' authentication was read from the cluster or connection. */
  readonly sourceKnown: boolean;
  readonly cluster: Cluster | undefined;
  readonly connection: VpcConnection | undefined;
  readonly broker: BrokerChoice | undefined;
  /** The one port that is used; undefined when it is not known. */
  readonly port: number | undefined;
  readonly place: CommandPlace;
}
