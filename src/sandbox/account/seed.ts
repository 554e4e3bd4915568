import { isRecord } from '../parameters.ts';
import type { PolicyDocument } from '../policy/policyDocument.ts';
import type { CustomerKey, ManagedPolicy, OrganizationPolicy, Role, Secret } from './identity.ts';
import type { Cluster, VpcConnection } from './kafka.ts';
import type { LambdaFunction, MappingConfiguration, TransitionalState } from './lambda.ts';
import type { NatGateway, NetworkAcl, RouteTable, SecurityGroup, Subnet, Vpc, VpcEndpoint } from './network.ts';

/**
 * One description of an account in one region, writable as JSON. What belongs to another account (a cluster behind a
 * VPC connection, a secret it shares) stands in the same lists and is told by the account in its ARN.
 */
export interface Seed {
  /** 12 digits. */
  account: string;
  region: string;
  vpcs?: Vpc[];
  subnets?: Subnet[];
  routeTables?: RouteTable[];
  natGateways?: NatGateway[];
  networkAcls?: NetworkAcl[];
  securityGroups?: SecurityGroup[];
  vpcEndpoints?: VpcEndpoint[];
  roles?: Role[];
  policies?: ManagedPolicy[];
  organizationPolicies?: OrganizationPolicy[];
  keys?: CustomerKey[];
  secrets?: Secret[];
  clusters?: Cluster[];
  vpcConnections?: VpcConnection[];
  functions?: LambdaFunction[];
  mappings?: MappingSeed[];
  queues?: Queue[];
  notificationTopics?: NotificationTopic[];
  buckets?: Bucket[];
  schemaRegistries?: SchemaRegistry[];
  glueRegistries?: GlueRegistry[];
  confluentRegistries?: ConfluentRegistry[];
}

/** A mapping in a seed: what it is configured to do and when that was done; what the poller meets follows from it. */
export interface MappingSeed {
  uuid: string;
  /** Function name, with `:alias` where it names one. */
  function: string;
  configuration: MappingConfiguration;
  tags?: Record<string, string>;
  /** Default true. */
  enabled?: boolean;
  /** How long ago the last change was; a failure has lasted as long. Default: a week. */
  changedMinutesAgo?: number;
  /** A transition that is under way, and how long it still takes. */
  transition?: { state: TransitionalState; minutes: number };
}

export interface Queue {
  arn: string;
  created: string;
  kmsKey?: string;
  policy?: PolicyDocument;
  /** Bodies, oldest first. */
  messages?: string[];
}

/** An SNS topic. */
export interface NotificationTopic {
  arn: string;
  displayName?: string;
  kmsKey?: string;
  policy?: PolicyDocument;
}

export interface StoredObject {
  key: string;
  modified: string;
  text: string;
}

export interface Bucket {
  name: string;
  created: string;
  /** Default: the account's. */
  region?: string;
  kmsKey?: string;
  policy?: PolicyDocument;
  objects?: StoredObject[];
}

/** A registry of EventBridge Schemas. */
export interface SchemaRegistry {
  name: string;
  schemas: SchemaDocument[];
}

export interface SchemaDocument {
  name: string;
  /** Oldest first. */
  versions: { number: number; content: string }[];
}

/** A registry of AWS Glue. */
export interface GlueRegistry {
  name: string;
  description?: string;
  created: string;
  schemas: GlueSchema[];
}

export interface GlueSchema {
  name: string;
  description?: string;
  dataFormat: 'AVRO' | 'JSON' | 'PROTOBUF';
  /** Oldest first, numbered from 1. */
  versions: GlueSchemaVersion[];
}

export interface GlueSchemaVersion {
  /** A UUID; records in the topic name it. */
  id: string;
  created: string;
  definition: string;
}

/** A schema registry of Confluent's, which no API of AWS tells of. */
export interface ConfluentRegistry {
  /** As mappings name it. */
  url: string;
  /** Who may read it; absent: everybody. */
  user?: { username: string; password: string };
  /** Its certificate comes from a CA that clients have to be given. */
  privateAuthority?: boolean;
}

/** Every list of a seed and the member that names its items in messages. */
const lists: Readonly<Record<keyof Omit<Seed, 'account' | 'region'>, string>> = {
  vpcs: 'id',
  subnets: 'id',
  routeTables: 'id',
  natGateways: 'id',
  networkAcls: 'id',
  securityGroups: 'id',
  vpcEndpoints: 'id',
  roles: 'name',
  policies: 'arn',
  organizationPolicies: 'name',
  keys: 'arn',
  secrets: 'arn',
  clusters: 'arn',
  vpcConnections: 'arn',
  functions: 'name',
  mappings: 'uuid',
  queues: 'arn',
  notificationTopics: 'arn',
  buckets: 'name',
  schemaRegistries: 'name',
  glueRegistries: 'name',
  confluentRegistries: 'url',
};

/** Narrows JSON to a seed; throws an Error that says what is wrong. Members of the items are taken as they are. */
export function parseSeed(value: unknown): Seed {
  if (!isSeed(value)) throw new Error(`Not a seed: ${describeMismatch(value)}`);
  return value;
}

function isSeed(value: unknown): value is Seed {
  return describeMismatch(value) === undefined;
}

function describeMismatch(value: unknown): string | undefined {
  if (!isRecord(value)) return 'a JSON object is expected';
  if (typeof value.account !== 'string' || !/^\d{12}$/.test(value.account)) return '"account" must be 12 digits';
  if (typeof value.region !== 'string' || value.region === '') return '"region" must be a region';
  for (const [name, id] of Object.entries(lists)) {
    const items = value[name] ?? [];
    if (!Array.isArray(items)) return `"${name}" must be a list`;
    if (!items.every((item) => isRecord(item) && typeof item[id] === 'string')) {
      return `every item of "${name}" must have a text "${id}"`;
    }
  }
  const known = ['account', 'region', ...Object.keys(lists)];
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  return unknown && `"${unknown}" is not a member of a seed`;
}
