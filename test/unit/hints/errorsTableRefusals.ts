const UUID = '6d9bce8e-836b-442c-8070-74e77903c815';
const TAIL = `already exists. Please update or delete the existing mapping with UUID ${UUID}`;
const constraint = (value: string, member: string, rule: string) =>
  `1 validation error detected: Value ${value} at '${member}' failed to satisfy constraint: ${rule}`;

/**
 * What Lambda and deployment tools refuse with (errors.md D, F), and what it is recognised as. The code is given where no
 * source has the text word for word.
 */
export const REFUSED_TEXTS: readonly (readonly [chapter: string, message: string, id: string, code?: string])[] = [
  [
    'D',
    `An event source mapping with event source arn ("a"), function ("f") and topics ("t") ${TAIL}`,
    'mapping-exists',
  ],
  ['D', `An event source mapping with event source ("b"), function ("f"), topics ("t") ${TAIL}`, 'mapping-exists'],
  ['D', `The event source arn (" a ") and function (" f ") provided mapping ${TAIL}`, 'mapping-exists'],
  [
    'D',
    "Cannot access secret manager value arn:aws:secretsmanager:us-east-1:111122223333:secret:x-AbCdEf. Please ensure the role can perform the 'secretsmanager:GetSecretValue' action on your broker in IAM.",
    'secret-unreadable',
  ],
  ['D', 'The function execution role does not have permissions to call X', 'role-lacks-permission'],
  ['D', 'The role defined for the function cannot be assumed by Lambda.', 'role-not-assumable'],
  ['D', "Please ensure the role can perform the 'kafka:DescribeClusterV2' action", 'role-lacks-permission'],
  ['D', "Unsupported 'maximumRetryAttempts' parameter for given event source mapping type.", 'field-unsupported'],
  [
    'D',
    "Unsupported 'maximumBatchingWindowInSeconds' parameter for given event source mapping type.",
    'field-unsupported',
  ],
  [
    'D',
    "Unsupported 'amazonManagedKafkaEventSourceConfig' parameter for given event source mapping type.",
    'field-unsupported',
  ],
  [
    'D',
    'Unsupported DestinationConfig parameter for given event source mapping type.',
    'success-destination-unsupported',
  ],
  [
    'D',
    'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
    'batch-window-required',
  ],
  ['D', 'Unrecognized event source.', 'event-source-unrecognized'],
  ['D', 'Function does not exist', 'function-missing'],
  ['D', 'Invalid filter pattern definition.', 'filter-invalid'],
  ['D', constraint('null', 'startingPosition', 'Member must not be null.'), 'member-required'],
  ['D', 'Unsupported starting position for arn type: arn:x', 'starting-position-unsupported'],
  ['D', "Required 'sourceAccessConfigurations' parameter is missing.", 'source-access-missing'],
  ['D', 'Need to specify a timestamp', 'timestamp-missing'],
  [
    'D',
    constraint("'NOW'", 'startingPosition', 'Member must satisfy enum value set: [LATEST, TRIM_HORIZON]'),
    'member-not-in-set',
  ],
  [
    'D',
    constraint(
      "'x'",
      'destinationConfig.onFailure.destination',
      'Member must satisfy regular expression pattern: $|arn:x',
    ),
    'member-malformed',
  ],
  ['D', '', 'request-malformed', 'ValidationException'],
  ['D', 'The resource you requested does not exist.', 'mapping-missing'],
  ['D', 'Event source mapping not found: arn:x', 'mapping-missing'],
  ['D', 'Cannot update the event source mapping because it is in use.', 'mapping-in-use', 'ResourceInUseException'],
  ['D', 'Rate exceeded', 'throttled', 'TooManyRequestsException'],
  ['D', 'CallerRateLimitExceeded', 'throttled', 'TooManyRequestsException'],
  [
    'D',
    constraint("'20000'", 'batchSize', 'Member must have value less than or equal to 10000'),
    'member-out-of-range',
  ],
  [
    'D',
    'User: arn:x is not authorized to perform: lambda:CreateEventSourceMapping on resource: * because no identity-based policy allows the lambda:CreateEventSourceMapping action',
    'caller-lacks-permission',
  ],
  ['F CDK', 'Either eventSourceArn or kafkaBootstrapServers must be set', 'source-not-set'],
  ['F CDK', 'Minimum provisioned pollers must be between 1 and 200 inclusive', 'pollers-out-of-range'],
  ['F CDK', 'Maximum provisioned pollers must be between 1 and 2000 inclusive', 'pollers-out-of-range'],
  [
    'F CDK',
    'Minimum provisioned pollers must be less than or equal to maximum provisioned pollers',
    'pollers-in-wrong-order',
  ],
  ['F CDK', 'maxBatchingWindow cannot be over 300 seconds, got 301', 'batch-window-too-long'],
  ['F CDK', 'maxRecordAge must be between 60 seconds and 7 days inclusive', 'record-age-out-of-range'],
  [
    'F CDK',
    'retryAttempts must be -1 (for infinite) or between 0 and 10000 inclusive, got 10001',
    'retries-out-of-range',
  ],
  ['F CDK', 'startingPositionTimestamp must be provided when startingPosition is AT_TIMESTAMP', 'timestamp-missing'],
  ['F CDK', 'startingPositionTimestamp can only be used when startingPosition is AT_TIMESTAMP', 'timestamp-not-wanted'],
  [
    'F CDK',
    'filter criteria must be provided to enable setting filter criteria encryption',
    'filter-key-without-filters',
  ],
  ['F CDK', 'kafkaConsumerGroupId must be a valid string between 1 and 200 characters', 'consumer-group-invalid'],
  ['F CDK', 'MetricsConfig must contain at least one metric type.', 'metrics-empty'],
  ['F SAM', 'Missing required field SchemaRegistryURI in SchemaRegistryConfig', 'registry-incomplete'],
  ['F SAM', "EventRecordFormat in SchemaRegistryConfig must be either 'JSON' or 'SOURCE'", 'registry-format-invalid'],
  ['F SAM', 'SchemaValidationConfigs must be a list', 'registry-list-expected'],
  ['F SAM', 'AccessConfigs in SchemaRegistryConfig must be a list', 'registry-list-expected'],
  ['F SAM', "Each AccessConfig must be a dict with 'Type' and 'URI' fields", 'registry-list-expected'],
  ['F SAM', "The only valid values for 'Type' are 'SQS', 'SNS', 'S3', and 'Kafka'", 'destination-type-invalid'],
  ['F SAM', 'FilterCriteria field has a wrong format', 'filter-invalid'],
  [
    'F Serverless',
    'You must specify startingPositionTimestamp for function: f when startingPosition is AT_TIMESTAMP.',
    'timestamp-missing',
  ],
  ['F Serverless', 'EVENT_PROVISIONED_POLLERS_INVALID', 'pollers-invalid'],
];
