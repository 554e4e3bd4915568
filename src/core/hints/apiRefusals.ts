import * as l10n from '@vscode/l10n';
import type { FieldPath } from '../mapping/finding.ts';
import { EXISTING_MAPPING } from './existingMapping.ts';

/** One refusal of Create, Update or Delete (errors.md D). Texts only recognise; what is shown is ours. */
export interface Refusal {
  readonly id: string;
  /** Tried on the message; group `field` names a member in AWS's camel case, `value` a value. */
  readonly pattern?: RegExp;
  readonly code?: string;
  readonly path?: FieldPath;
  readonly title: (found: Found) => string;
  readonly hint: (found: Found) => string;
  readonly source: string;
}

export interface Found {
  readonly field: string;
  readonly value: string;
}

/** Rows that name a text stand before those that only name a code. */
export const API_REFUSALS: readonly Refusal[] = [
  {
    id: 'mapping-exists',
    pattern: EXISTING_MAPPING,
    path: ['Topics'],
    title: () => l10n.t('A mapping for this function, cluster and topic exists already'),
    hint: ({ value }) =>
      l10n.t('Open the mapping {0} and change or delete it, or choose another topic or function.', value),
    source: 'errors.md D',
  },
  {
    id: 'secret-unreadable',
    pattern: /Cannot access secret manager value (?<value>\S+?)\.? Please ensure/i,
    path: ['SourceAccessConfigurations', 0, 'URI'],
    title: () => l10n.t('The execution role cannot read the secret'),
    hint: ({ value }) =>
      l10n.t(
        'Give the role secretsmanager:GetSecretValue on {0}, and kms:Decrypt on its key if that is a customer-managed one. A change takes minutes: then try again.',
        value,
      ),
    source: 'errors.md D, permissions.md 3, source-facts 69',
  },
  {
    id: 'role-not-assumable',
    pattern: /cannot be assumed by Lambda/i,
    path: ['FunctionName'],
    title: () => l10n.t('Lambda cannot assume the function’s execution role'),
    hint: () => l10n.t('Its trust policy has to name lambda.amazonaws.com. A new role takes minutes: then try again.'),
    source: 'errors.md D',
  },
  {
    id: 'role-lacks-permission',
    pattern: /execution role does not have permissions|ensure the role can perform/i,
    path: ['FunctionName'],
    title: () => l10n.t('The function’s execution role lacks a permission'),
    hint: () =>
      l10n.t(
        'Attach the managed policy AWSLambdaMSKExecutionRole or add the action named in the message. A change takes minutes: then try again.',
      ),
    source: 'errors.md D, permissions.md 1, source-facts 58, 74, 81',
  },
  {
    id: 'success-destination-unsupported',
    pattern: /Unsupported DestinationConfig parameter/i,
    path: ['DestinationConfig'],
    title: () => l10n.t('This kind of destination is not possible'),
    hint: () =>
      l10n.t('Mappings have an on-failure destination only: take OnSuccess out. A Kafka topic takes provisioned mode.'),
    source: 'errors.md D',
  },
  {
    id: 'field-unsupported',
    pattern: /Unsupported '(?<field>[\w.]+)' parameter for given event source mapping type/i,
    title: ({ field }) => l10n.t('{0} cannot be used with this event source', field),
    hint: () => l10n.t('Take the setting out. Some settings work in provisioned mode only, or not yet in this region.'),
    source: 'errors.md D, fields.md 12',
  },
  {
    id: 'starting-position-unsupported',
    pattern: /Unsupported starting position for arn type/i,
    path: ['StartingPosition'],
    title: () => l10n.t('The starting position is not possible for this event source'),
    hint: () => l10n.t('MSK takes TRIM_HORIZON, LATEST and AT_TIMESTAMP: check that the source is an MSK cluster.'),
    source: 'errors.md D',
  },
  {
    id: 'batch-window-required',
    pattern: /Maximum batch window in seconds must be greater than 0/i,
    path: ['MaximumBatchingWindowInSeconds'],
    title: () => l10n.t('The batch window is too short for this batch size'),
    hint: () => l10n.t('Set a batch window of at least one second.'),
    source: 'errors.md D',
  },
  {
    id: 'event-source-unrecognized',
    pattern: /Unrecognized event source/i,
    path: ['EventSourceArn'],
    title: () => l10n.t('The event source is not one that Lambda knows'),
    hint: () => l10n.t('Give the ARN of an MSK cluster or of a managed VPC connection.'),
    source: 'errors.md D, fields.md 3',
  },
  {
    id: 'function-missing',
    pattern: /Function does not exist|Function not found/i,
    path: ['FunctionName'],
    title: () => l10n.t('The function does not exist'),
    hint: () => l10n.t('Check its name, and that it is in this account and region.'),
    source: 'errors.md D',
  },
  {
    id: 'filter-invalid',
    pattern: /Invalid filter pattern definition/i,
    path: ['FilterCriteria', 'Filters'],
    title: () => l10n.t('A filter pattern is not valid'),
    hint: () => l10n.t('Each pattern is a JSON object whose leaves are lists of values or of conditions.'),
    source: 'errors.md D',
  },
  {
    id: 'timestamp-missing',
    pattern: /Need to specify a timestamp/i,
    path: ['StartingPositionTimestamp'],
    title: () => l10n.t('The timestamp is missing'),
    hint: () => l10n.t('AT_TIMESTAMP needs the time to start at.'),
    source: 'errors.md D, source-facts 193',
  },
  {
    id: 'source-access-missing',
    pattern: /Required 'sourceAccessConfigurations' parameter is missing/i,
    path: ['SourceAccessConfigurations'],
    title: () => l10n.t('The event source needs access settings'),
    hint: () => l10n.t('Choose an authentication method with its secret.'),
    source: 'errors.md D',
  },
  {
    id: 'member-required',
    pattern: /Value null at '(?<field>[\w.]+)' failed to satisfy constraint: Member must not be null/i,
    title: ({ field }) => l10n.t('{0} is missing', field),
    hint: () => l10n.t('Fill it in.'),
    source: 'errors.md D',
  },
  {
    id: 'member-not-in-set',
    pattern:
      /at '(?<field>[\w.]+)' failed to satisfy constraint: Member must satisfy enum value set: (?<value>\[[^\]]*\])/i,
    title: ({ field }) => l10n.t('{0} has a value AWS does not know', field),
    hint: ({ value }) => l10n.t('Possible are {0}.', value),
    source: 'errors.md D',
  },
  {
    id: 'member-out-of-range',
    pattern:
      /at '(?<field>[\w.]+)' failed to satisfy constraint: Member must have (?<value>(?:value|length) (?:less|greater) than or equal to -?\d+)/i,
    title: ({ field }) => l10n.t('{0} is outside its limits', field),
    hint: ({ value }) => l10n.t('AWS says: {0}.', value),
    source: 'errors.md D',
  },
  {
    id: 'member-malformed',
    pattern: /at '(?<field>[\w.]+)' failed to satisfy constraint/i,
    title: ({ field }) => l10n.t('{0} does not have the form AWS expects', field),
    hint: () => l10n.t('Compare it with the help beside the field.'),
    source: 'errors.md D',
  },
  {
    id: 'caller-lacks-permission',
    pattern: /is not authorized to perform: (?<value>[a-z0-9-]+:[A-Za-z0-9]+)/i,
    title: ({ value }) => l10n.t('The AWS identity in use may not call {0}', value),
    hint: () =>
      l10n.t(
        'A policy of the identity, its boundary, or one of the organization decides. Ask whoever looks after the account.',
      ),
    source: 'errors.md D',
  },
  {
    id: 'throttled',
    pattern: /Rate exceeded|CallerRateLimitExceeded|TooManyRequestsException/i,
    code: 'TooManyRequestsException',
    title: () => l10n.t('Too many requests'),
    hint: () => l10n.t('All changes and readings of an account share 15 calls a second. Wait a moment and try again.'),
    source: 'errors.md D, limits.md 1',
  },
  {
    id: 'mapping-in-use',
    pattern: /event source mapping because it is in use|ResourceInUseException/i,
    code: 'ResourceInUseException',
    title: () => l10n.t('The mapping is being changed'),
    hint: () => l10n.t('Wait until its state is Enabled or Disabled, then try again.'),
    source: 'errors.md C, D, limits.md 6',
  },
  {
    id: 'mapping-missing',
    pattern: /The resource you requested does not exist|Event source mapping not found/i,
    code: 'ResourceNotFoundException',
    title: () => l10n.t('The mapping is not there any more'),
    hint: () => l10n.t('It was deleted, or is in another account or region. Refresh the explorer.'),
    source: 'errors.md D',
  },
  {
    id: 'request-malformed',
    code: 'ValidationException',
    title: () => l10n.t('AWS does not accept the request'),
    hint: () => l10n.t('Its answer names no field: check each one against its help, lists and ARNs first.'),
    source: 'errors.md D',
  },
];
