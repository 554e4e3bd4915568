import { describe, expect, test } from 'vitest';
import { takesChoice, toJsonPlace, toWritten } from '../../../src/documents/jsonPlace.ts';
import { LIVE_FIELDS, type LiveLists } from '../../../src/documents/liveValues.ts';
import { CERTIFICATE, DRAFT, mtls, SECRET, scram, toDeployed, toKnown } from '../mapping/account.ts';

/** The place of the bar in a text, which itself is left out. */
function toPlace(marked: string) {
  return toJsonPlace(marked.replace('|', ''), marked.indexOf('|'));
}

describe('the place of the cursor', () => {
  test('is a field, with the text to replace', () => {
    const place = toPlace('{ "FunctionName": "han|dle" }');
    expect([place.field?.id, place.isName, place.start, place.end]).toEqual(['functionName', false, 18, 26]);
    expect(toPlace('{ "FunctionArn": "|" }').field?.id).toBe('functionName');
    expect(toPlace('{ "SourceAccessConfigurations": [{ "URI": "|" }] }').field?.id).toBe('secret');
  });

  test('takes a value in quotes, and as a list where the list is missing', () => {
    expect(toWritten(toPlace('{ "Topics": ["|"] }'), 'a"b')).toBe(String.raw`"a\"b"`);
    expect(toWritten(toPlace('{ "Topics": | }'), 'orders')).toBe('["orders"]');
    expect(toWritten(toPlace('{ "FunctionName": | }'), 'f')).toBe('"f"');
    expect(toWritten(toPlace('{ "DestinationConfig": | }'), 'x')).toBeUndefined();
    expect(toWritten(toPlace('{ "Surprise": "|" }'), 'x')).toBeUndefined();
  });

  test('tells choices from the structures around them', () => {
    expect(takesChoice(toPlace('{ "StartingPosition": "|" }'))).toBe(true);
    expect(takesChoice(toPlace('{ "SourceAccessConfigurations": [{ "Type": "|" }] }'))).toBe(true);
    expect(takesChoice(toPlace('{ "SourceAccessConfigurations": [{ "URI": "|" }] }'))).toBe(false);
    expect(takesChoice(toPlace('{ "MetricsConfig": { "Metrics": ["|"] } }'))).toBe(true);
    expect(takesChoice(toPlace('{ "MetricsConfig": { "Metrics": | } }'))).toBe(false);
  });
});

describe('live values', () => {
  const list = (field: keyof typeof LIVE_FIELDS, lists: Partial<LiveLists> = {}) =>
    (LIVE_FIELDS[field]?.toValues({ draft: DRAFT, known: toKnown(), destinations: [], ...lists }) ?? []).map(
      ({ value }) => value,
    );

  test('are empty where nothing is known', () => {
    for (const field of Object.keys(LIVE_FIELDS)) {
      expect(list(field as keyof typeof LIVE_FIELDS, { draft: {}, known: {} })).toEqual([]);
    }
  });

  test('offer the secret that fits the method first', () => {
    expect(list('secret', { draft: scram('') })[0]).toBe(SECRET);
    expect(list('secret', { draft: mtls('') })[0]).toBe(CERTIFICATE);
  });

  test('offer other topics as destinations, no FIFO queues, and no topics of Kafka itself', () => {
    const arn = 'arn:aws:sqs:us-east-1:111122223333:failed';
    const known = toKnown({ topics: [{ name: 'orders' }, { name: 'orders-failed' }, { name: '__offsets' }] });
    const destinations = [
      { arn, name: 'failed', kind: 'sqs', fifo: false },
      { arn: `${arn}.fifo`, name: 'failed.fifo', kind: 'sqs', fifo: true },
    ] as const;
    expect(list('destination', { known, destinations })).toEqual([arn, 'kafka://orders-failed']);
    expect(list('topic', { known })).toEqual(['orders', 'orders-failed']);
  });

  test('say in a list what there is room for, and the rest beside it', () => {
    const say = (field: keyof typeof LIVE_FIELDS, lists: Partial<LiveLists>) =>
      (LIVE_FIELDS[field]?.toValues({ draft: DRAFT, known: toKnown(), destinations: [], ...lists }) ?? []).map(
        ({ detail, about }) => [detail, about],
      );
    const [cluster] = toKnown().clusters ?? [];
    if (cluster === undefined) throw new Error('no cluster is known');
    const creating = { ...cluster, type: 'SERVERLESS', state: 'CREATING', authMethods: ['iam'] } as const;
    const active = { ...cluster, type: 'PROVISIONED', state: 'ACTIVE', authMethods: ['iam', 'scram'] } as const;
    expect(say('eventSourceArn', { known: { clusters: [creating, active] } })).toEqual([
      ['CREATING · serverless · IAM', 'serverless cluster · CREATING · IAM'],
      ['IAM, SASL/SCRAM', 'provisioned cluster · ACTIVE · IAM, SASL/SCRAM'],
    ]);
    const secrets = [{ arn: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:token-AbCdEf', name: 'token' }];
    expect(say('secret', { draft: scram(''), known: { secrets } })).toEqual([
      ['does not fit', 'name does not begin with AmazonMSK_'],
    ]);
  });

  test('offer a consumer group that no mapping has', () => {
    expect(list('consumerGroupId')).toEqual(['handle-orders-orders']);
    const taken = toDeployed({ AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'handle-orders-orders' } });
    expect(list('consumerGroupId', { known: toKnown({ mappings: [taken] }) })).toEqual([]);
  });

  test('offer poller groups that are in use, the fullest first', () => {
    const inGroup = (name: string) => toDeployed({ ProvisionedPollerConfig: { PollerGroupName: name } });
    const known = toKnown({ mappings: [inGroup('a'), inGroup('b'), inGroup('b'), toDeployed()] });
    expect(list('pollerGroup', { known })).toEqual(['b', 'a']);
  });
});
