import { parseArn } from '../arn.ts';
import type { AuthMethod } from '../cluster/authMethods.ts';
import type { MappingInput } from '../mapping/mapping.ts';
import { toBaseStatements, toConnectionStatements } from './baseStatements.ts';
import { toDestinationKeyActions, toDestinationStatements } from './destination.ts';
import { toConsumeStatements } from './kafkaAccess.ts';
import { type PolicyDocument, type PolicyStatement, toPolicy } from './policyDocument.ts';
import { type PolicySubject, toPolicySubject } from './policySubject.ts';
import { toSecretStatements } from './secretStatements.ts';

export interface RolePolicyOptions {
  /** How Lambda proves itself to the brokers. */
  readonly auth: AuthMethod;
  /** A serverless cluster: IAM, whatever `auth` says (source-facts 62, permissions.md 2). */
  readonly serverless?: boolean;
  /** True: only what AWSLambdaMSKExecutionRole lacks. */
  readonly managedPolicy?: boolean;
  /** ARN of the customer-managed key that encrypts the secrets. */
  readonly kmsKeyArn?: string;
  /** ARN of the customer-managed key that encrypts the on-failure destination. */
  readonly destinationKmsKeyArn?: string;
  /** ARN of the cluster behind a VPC connection, in the account that owns it. */
  readonly clusterArn?: string;
  /** ARN of the function, when the mapping gives its name only. */
  readonly functionArn?: string;
  /** UUID of the mapping, once it exists: its consumer group when it names none. */
  readonly uuid?: string;
}

/**
 * Least rights of the execution role for a mapping (permissions.md 1-7). What is not known stands as a word in capitals,
 * e.g. `CLUSTER_UUID`. A policy of no statements: the managed policy holds everything.
 */
export function rolePolicy(mapping: MappingInput, options: RolePolicyOptions): PolicyDocument {
  const { kmsKeyArn, destinationKmsKeyArn, serverless, auth, ...facts } = options;
  const subject = toPolicySubject(mapping, {
    ...facts,
    auth: serverless === true ? 'iam' : auth,
    destinationKeyArn: destinationKmsKeyArn,
    ...(kmsKeyArn === undefined ? {} : { keyOf: () => ({ kind: 'arn', arn: kmsKeyArn }) }),
  });
  return toRolePolicy(subject, options.managedPolicy === true);
}

/** What rights of a role are for. */
export type RightsPart = 'base' | 'read' | 'secret' | 'failures' | 'registry';

/** The same rights by what they are for, each of them complete. */
export function toRoleRights(subject: PolicySubject): Readonly<Record<RightsPart, readonly PolicyStatement[]>> {
  return {
    base: [...toBaseStatements(subject), ...toConnectionStatements(subject)],
    read: subject.method === 'iam' ? toConsumeStatements(subject) : [],
    secret: toSecretStatements(subject),
    failures: toFailureStatements(subject),
    registry: toRegistryStatements(subject),
  };
}

export function toRolePolicy(subject: PolicySubject, managedPolicy: boolean): PolicyDocument {
  const { base, read, secret, failures, registry } = toRoleRights(subject);
  const first = managedPolicy ? toConnectionStatements(subject) : base;
  return toPolicy(...first, ...read, ...secret, ...failures, ...registry);
}

function toFailureStatements(subject: PolicySubject): readonly PolicyStatement[] {
  const { destination, destinationKeyArn } = subject;
  if (destination === undefined) return [];
  const statements = toDestinationStatements(destination, { ...subject, iam: subject.method === 'iam' });
  const actions = toDestinationKeyActions(destination);
  if (destinationKeyArn === undefined || actions === undefined) return statements;
  return [...statements, { Sid: 'EncryptFailures', Effect: 'Allow', Action: actions, Resource: destinationKeyArn }];
}

/** AWS Glue is read with the role itself; GetSchemaVersion is decided on the registry and the schema (permissions.md 7). */
function toRegistryStatements({ registryArn = '' }: PolicySubject): readonly PolicyStatement[] {
  const arn = parseArn(registryArn);
  if (arn === undefined) return [];
  const schemas = registryArn.replace(/:registry\//, ':schema/');
  return [
    { Sid: 'ReadRegistry', Effect: 'Allow', Action: 'glue:GetRegistry', Resource: registryArn },
    {
      Sid: 'ReadSchemas',
      Effect: 'Allow',
      Action: 'glue:GetSchemaVersion',
      Resource: [registryArn, `${schemas}/*`],
    },
  ];
}
