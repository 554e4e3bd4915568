import { describe, expect, it } from 'vitest';
import { explainApiFailure } from '../../../src/core/hints/apiErrors.ts';
import type { FieldPath } from '../../../src/core/mapping/finding.ts';

const UUID = '6d9bce8e-836b-442c-8070-74e77903c815';

function explain(message: string, code = 'InvalidParameterValueException') {
  const reason = code === 'ResourceConflictException' || code === 'ResourceInUseException' ? 'conflict' : 'invalid';
  return explainApiFailure({ reason, message, code, operation: 'lambda:CreateEventSourceMapping' });
}

/** Texts of errors.md D, what each is recognised as, and the member it concerns. */
const REFUSALS: readonly (readonly [message: string, id: string, path: FieldPath | undefined])[] = [
  [
    "Cannot access secret manager value arn:aws:secretsmanager:us-east-1:111122223333:secret:x-AbCdEf. Please ensure the role can perform the 'secretsmanager:GetSecretValue' action on your broker in IAM.",
    'secret-unreadable',
    ['SourceAccessConfigurations', 0, 'URI'],
  ],
  ['The function execution role does not have permissions to call X', 'role-lacks-permission', ['FunctionName']],
  [
    "Please ensure the role can perform the 'kafka:DescribeClusterV2' action",
    'role-lacks-permission',
    ['FunctionName'],
  ],
  ['The role defined for the function cannot be assumed by Lambda.', 'role-not-assumable', ['FunctionName']],
  [
    "Unsupported 'maximumRetryAttempts' parameter for given event source mapping type.",
    'field-unsupported',
    ['MaximumRetryAttempts'],
  ],
  [
    'Unsupported DestinationConfig parameter for given event source mapping type.',
    'success-destination-unsupported',
    ['DestinationConfig'],
  ],
  [
    'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
    'batch-window-required',
    ['MaximumBatchingWindowInSeconds'],
  ],
  ['Unrecognized event source.', 'event-source-unrecognized', ['EventSourceArn']],
  ['Function does not exist', 'function-missing', ['FunctionName']],
  ['Invalid filter pattern definition.', 'filter-invalid', ['FilterCriteria', 'Filters']],
  [
    "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null.",
    'member-required',
    ['StartingPosition'],
  ],
  [
    'Unsupported starting position for arn type: arn:aws:dynamodb:us-east-1:111122223333:table/x',
    'starting-position-unsupported',
    ['StartingPosition'],
  ],
  [
    "Required 'sourceAccessConfigurations' parameter is missing.",
    'source-access-missing',
    ['SourceAccessConfigurations'],
  ],
  ['Need to specify a timestamp', 'timestamp-missing', ['StartingPositionTimestamp']],
  [
    "1 validation error detected: Value 'NOW' at 'startingPosition' failed to satisfy constraint: Member must satisfy enum value set: [LATEST, AT_TIMESTAMP, TRIM_HORIZON]",
    'member-not-in-set',
    ['StartingPosition'],
  ],
  [
    "1 validation error detected: Value '0' at 'batchSize' failed to satisfy constraint: Member must have value greater than or equal to 1",
    'member-out-of-range',
    ['BatchSize'],
  ],
  [
    "1 validation error detected: Value 'x' at 'destinationConfig.onFailure.destination' failed to satisfy constraint: Member must satisfy regular expression pattern: $|arn:(aws)",
    'member-malformed',
    ['DestinationConfig', 'OnFailure', 'Destination'],
  ],
  [
    "1 validation error detected: Value ' ' at 'sourceAccessConfigurations.1.member.uRI' failed to satisfy constraint: Member must have length greater than or equal to 1",
    'member-out-of-range',
    ['SourceAccessConfigurations', 0, 'URI'],
  ],
  [
    "1 validation error detected: Value 'x' at 'kMSKeyArn' failed to satisfy constraint: Member must satisfy regular expression pattern: x",
    'member-malformed',
    ['KMSKeyArn'],
  ],
];

describe('explainApiFailure', () => {
  it.each(REFUSALS)('recognises %j as %s', (message, id, path) => {
    const explained = explain(message);
    expect([explained.id, explained.path]).toEqual([id, path]);
    expect(explained.title).not.toMatch(/\{\d\}|undefined/);
    expect(explained.hint).not.toMatch(/\{\d\}|undefined/);
    expect(explained.hint).not.toBe('');
    expect(explained.existingUuid).toBeUndefined();
  });

  it.each(REFUSALS)('recognises %j inside what CloudFormation wraps around it', (message, id) => {
    const wrapped = `Resource handler returned message: "Invalid request provided: ${message} (Service: Lambda, Status Code: 400, Request ID: 1)" (RequestToken: 2, HandlerErrorCode: InvalidRequest)`;
    expect(explain(wrapped).id).toBe(id);
  });

  it.each([
    `An event source mapping with event source arn ("arn"), function ("fn") and topics ("t") already exists. Please update or delete the existing mapping with UUID ${UUID}`,
    `An event source mapping with event source ("b"), function ("fn"), topics ("t") already exists. Please update or delete the existing mapping with UUID ${UUID}`,
    `The event source arn (" arn ") and function (" fn ") provided mapping already exists. Please update or delete the existing mapping with UUID ${UUID}`,
  ])('finds the mapping that is in the way in %j', (message) => {
    const explained = explain(message, 'ResourceConflictException');
    expect(explained).toMatchObject({ id: 'mapping-exists', existingUuid: UUID, path: ['Topics'] });
    expect(explained.hint).toContain(UUID);
  });

  it('names members as the form does', () => {
    expect(
      explain("Value null at 'startingPosition' failed to satisfy constraint: Member must not be null").title,
    ).toBe('Starting position is missing');
    expect(
      explain("Unsupported 'amazonManagedKafkaEventSourceConfig' parameter for given event source mapping type.").title,
    ).not.toContain('amazonManaged');
  });

  it('decides by code where the text says nothing', () => {
    expect(explain('The resource you requested does not exist.', 'ResourceNotFoundException').id).toBe(
      'mapping-missing',
    );
    expect(explain('', 'ResourceInUseException').id).toBe('mapping-in-use');
  });

  it('falls back on the reason', () => {
    const unknown = explain('A sentence nobody knows');
    expect(unknown).toEqual({ id: 'invalid', title: 'Request not valid', hint: 'A sentence nobody knows.' });
    const throttled = explainApiFailure({ reason: 'throttled', message: 'Rate exceeded', operation: 'lambda:X' });
    expect(throttled).toMatchObject({ id: 'throttled', title: 'Too many requests' });
  });
});
