import { describe, expect, it } from 'vitest';
import { findProblem, PROBLEMS, stripResult } from '../../../src/core/hints/problems.ts';
import { RESULTS } from './samples.ts';

/** Texts and the problem each of them tells of; every row of the catalogue that has texts is here. */
const TEXTS: readonly (readonly [text: string, id: string])[] = [
  ['No records processed', 'no-records'],
  [RESULTS.connection, 'broker-connection'],
  [
    `${RESULTS.connection} Put another function into the same VPC, subnet and security group and consume from there.`,
    'broker-connection',
  ],
  ['Connection error.', 'broker-connection'],
  ['Timeout expired while fetching topic metadata', 'broker-connection'],
  ['org.apache.kafka.common.errors.TimeoutException', 'broker-connection'],
  ['org.apache.kafka.common.errors.DisconnectException', 'broker-connection'],
  [RESULTS.services, 'aws-services-unreachable'],
  [
    'PROBLEM: Connection error. Your VPC must be able to connect to Lambda and STS, as well as Secrets Manager if authentication is required.',
    'aws-services-unreachable',
  ],
  [
    'PROBLEM: Connection error. Your event source VPC must be able to connect to OnFailure Destination.',
    'aws-services-unreachable',
  ],
  [RESULTS.authorization, 'cluster-authorization'],
  ['Not authorized to access topics: [my-topic]', 'cluster-authorization'],
  ['org.apache.kafka.common.errors.TopicAuthorizationException', 'cluster-authorization'],
  ['org.apache.kafka.common.errors.GroupAuthorizationException', 'cluster-authorization'],
  [RESULTS.sasl, 'sasl-authentication'],
  ['org.apache.kafka.common.errors.SaslAuthenticationException', 'sasl-authentication'],
  [RESULTS.clientRefused, 'client-certificate-refused'],
  ['org.apache.kafka.common.errors.SslAuthenticationException', 'tls-handshake-failed'],
  ['SSL handshake failed', 'tls-handshake-failed'],
  ['The consumer group is already in use', 'consumer-group-in-use'],
  [RESULTS.serverRefused, 'server-certificate-refused'],
  [RESULTS.certificate, 'certificate-or-key-invalid'],
  ['Certificate and/or private key must be in PEM format', 'certificate-or-key-invalid'],
  [RESULTS.role, 'role-not-assumable'],
  [RESULTS.call, 'function-call-failed'],
  [RESULTS.internal, 'lambda-internal-error'],
  ['The provided Kafka broker endpoints cannot be resolved', 'broker-addresses-unresolved'],
  ['PROBLEM: Function throttled', 'function-throttled'],
  ['PROBLEM: Access denied when sending to the on-failure destination', 'destination-failed'],
  ['MaximumPayloadSizeExceeded', 'record-too-large'],
  ['org.apache.kafka.common.errors.UnknownTopicOrPartitionException', 'topic-missing'],
  ['SCHEMA_NOT_FOUND', 'schema-registry-failed'],
  ['DESERIALIZATION_ERROR', 'schema-registry-failed'],
];

describe('findProblem', () => {
  it.each(TEXTS)('recognises %j as %s', (text, id) => {
    expect(findProblem(text)?.id).toBe(id);
  });

  it.each(TEXTS)('recognises %j however it is dressed', (text, id) => {
    const bare = stripResult(text);
    for (const dressed of [bare, `PROBLEM: ${bare}.`, `problem:${bare}`, `  ${bare.toUpperCase()}.  `]) {
      expect(findProblem(dressed)?.id, dressed).toBe(id);
    }
  });

  it('has a text above for every problem that is recognised by its text', () => {
    const byText = PROBLEMS.filter((problem) => problem.matches.length > 0).map((problem) => problem.id);
    expect(new Set(TEXTS.map(([, id]) => id))).toEqual(new Set(byText));
  });

  it('knows each matching part as its own problem only', () => {
    for (const problem of PROBLEMS) {
      for (const part of problem.matches) expect(findProblem(part)?.id, part).toBe(problem.id);
    }
  });

  it.each(['OK', 'OK.', '', 'PROBLEM:', 'PROBLEM: The moon is in the wrong house.', 'Something else'])(
    'does not recognise %j',
    (text) => {
      expect(findProblem(text)).toBeUndefined();
    },
  );
});

describe('the catalogue', () => {
  it('has unique kebab-case ids, lower-case parts, titles of our own and a source for everything', () => {
    expect(new Set(PROBLEMS.map((problem) => problem.id)).size).toBe(PROBLEMS.length);
    for (const { id, matches, title, source } of PROBLEMS) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      for (const part of matches) {
        expect(part).toBe(part.toLowerCase());
      }
      // A title that quotes AWS could quote a wording nobody has confirmed.
      const quoted = matches.filter((part) => part.includes(' ') && title().toLowerCase().includes(part));
      expect(quoted).toEqual([]);
      expect(title()).not.toBe('');
      expect(source).toMatch(/^errors\.md [A-G]/);
    }
  });
});
