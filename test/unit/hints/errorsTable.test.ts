import { describe, expect, it } from 'vitest';
import { explainApiFailure } from '../../../src/core/hints/apiErrors.ts';
import { API_REFUSALS } from '../../../src/core/hints/apiRefusals.ts';
import { explainMapping } from '../../../src/core/hints/explainMapping.ts';
import { findOperationHint, OPERATION_HINTS } from '../../../src/core/hints/operationHints.ts';
import { PROBLEMS } from '../../../src/core/hints/problems.ts';
import { TOOL_REFUSALS } from '../../../src/core/hints/toolRefusals.ts';
import { TRANSITION_REASONS } from '../../../src/core/hints/transitionReasons.ts';
import { readLogRecord } from '../../../src/core/observation/readLogRecord.ts';
import { withMethods } from './causeLists.ts';
import { DOCUMENTED_REFUSALS, DOCUMENTED_STATES, DOCUMENTED_TEXTS, UNDOCUMENTED_TEXTS } from './documentedErrors.ts';
import { REFUSED_TEXTS } from './errorsTableRefusals.ts';
import { type Entry, RESULT_ENTRIES } from './errorsTableResults.ts';
import { toFunction, toKnown, toMapping } from './samples.ts';

const KAFKA = 'org.apache.kafka.common.errors.';

/** A log record's message and code, joined as the reader of log records joins them. */
const LOG_ENTRIES: readonly Entry[] = [
  ['Timeout expired while fetching topic metadata', 'TimeoutException', 'broker-connection', 'broker-port-closed'],
  ['', 'DisconnectException', 'broker-connection', 'broker-port-closed'],
  [
    'Not authorized to access topics: [orders]',
    'TopicAuthorizationException',
    'cluster-authorization',
    'role-lacks-data-rights',
  ],
  [
    'Not authorized to access group: orders',
    'GroupAuthorizationException',
    'cluster-authorization',
    'role-lacks-data-rights',
  ],
  ['', 'ClusterAuthorizationException', 'cluster-authorization', 'role-lacks-data-rights'],
  ['Authentication failed', 'SaslAuthenticationException', 'sasl-authentication', 'role-lacks-connect'],
  ['SSL handshake failed', 'SslAuthenticationException', 'tls-handshake-failed', 'tls-interception'],
  [
    'This server does not host this topic-partition.',
    'UnknownTopicOrPartitionException',
    'topic-missing',
    'topic-missing',
  ],
  ['', 'RecordDeserializationException', 'schema-registry-failed', 'record-without-schema'],
].map(([message = '', code = '', problem, cause]) => ({
  id: `A13 ${code}`,
  mapping: { LastProcessingResult: `${message} ${KAFKA}${code}` },
  problem,
  cause,
}));

const STOPPED = { State: 'Disabled', LastProcessingResult: undefined };
const STATE_ENTRIES: readonly Entry[] = [
  {
    id: 'B USER_INITIATED',
    mapping: { StateTransitionReason: 'USER_INITIATED' },
    problem: undefined,
    cause: undefined,
  },
  { id: 'B User action', mapping: { StateTransitionReason: 'User action' }, problem: undefined, cause: undefined },
  {
    id: 'B ESM_CONFIG_NOT_VALID',
    mapping: { ...STOPPED, StateTransitionReason: 'ESM_CONFIG_NOT_VALID' },
    known: toKnown({ topics: [{ name: 'payments' }] }),
    problem: 'mapping-configuration-invalid',
    cause: 'topic-missing',
  },
  {
    id: 'B EVENT_SOURCE_AUTHN_ERROR',
    mapping: { ...STOPPED, StateTransitionReason: 'EVENT_SOURCE_AUTHN_ERROR' },
    problem: 'source-authentication-failed',
    cause: 'role-lacks-connect',
  },
  {
    id: 'B EVENT_SOURCE_AUTHN_ERROR in lower case, without authentication',
    mapping: { ...STOPPED, StateTransitionReason: 'event_source_authn_error' },
    known: withMethods('unauthenticated-tls'),
    problem: 'source-authentication-failed',
    cause: 'no-client-certificate',
  },
  {
    id: 'B EVENT_SOURCE_AUTHZ_ERROR',
    mapping: { ...STOPPED, StateTransitionReason: 'EVENT_SOURCE_AUTHZ_ERROR' },
    problem: 'source-authorization-failed',
    cause: 'role-lacks-data-rights',
  },
  {
    id: 'B FUNCTION_CONFIG_NOT_VALID',
    mapping: { ...STOPPED, StateTransitionReason: 'FUNCTION_CONFIG_NOT_VALID' },
    known: toKnown({ functions: [toFunction({ timeout: 900 })] }),
    problem: 'function-configuration-invalid',
    cause: 'function-timeout-too-long',
  },
  ...['Creating', 'Enabling', 'Updating'].map((State) => ({
    id: `C stuck in ${State}`,
    mapping: { State, LastProcessingResult: undefined },
    known: toKnown({ now: Date.parse('2026-11-22T14:00:00Z') }),
    problem: 'transition-stuck',
    cause: 'network-or-service',
  })),
  {
    id: 'A11 6 MB without a destination',
    mapping: { LastProcessingResult: 'OK' },
    known: toKnown({ checks: [{ id: 'records-arrive', outcome: 'fail', signs: ['dropped'] }] }),
    problem: 'records-dropped',
    cause: 'record-over-6-mb',
  },
  {
    id: 'G unknown text',
    mapping: { LastProcessingResult: 'PROBLEM: The moon is in the wrong house.' },
    problem: 'unknown-problem',
    cause: 'trust-policy-lacks-lambda',
  },
];

/** Wordings that nobody has confirmed: they only recognise, and no row stands for them. */
const UNVERIFIED_PARTS: readonly string[] = [
  'certificate and/or private key must be in pem format',
  'concurrency',
  'consumer group already',
  'consumer group is in use',
  'consumer-group-in-use',
  'exceeds 6 mb',
  'exceeds 6291456',
  'groupmaxsizereachedexception',
  'inconsistentgroupprotocolexception',
  'larger than 6 mb',
  'must be able to connect to onfailure destination',
  'must be able to connect to sts',
  'rate exceeded',
  'recordtoolargeexception',
  'schema registry',
  'sslhandshakeexception',
  'throttling',
  'topic/partition in use',
  'your vpc must be able to connect to lambda and sts',
];

const ENTRIES = [...RESULT_ENTRIES, ...LOG_ENTRIES, ...STATE_ENTRIES];

describe('the catalogue of errors', () => {
  it.each(ENTRIES)('$id: $problem, first $cause', ({ mapping, known = toKnown(), problem, cause }) => {
    const explained = explainMapping(toMapping(mapping), known);
    expect([explained.problemId, explained.causes[0]?.id]).toEqual([problem, cause]);
    expect(explained.docUrl !== undefined).toBe(problem !== undefined);
  });

  it.each(LOG_ENTRIES)('$id: a log record means the same', ({ mapping, problem }) => {
    const [errorMessage = '', errorCode = ''] = (mapping.LastProcessingResult ?? '').split(` ${KAFKA}`);
    const error = { errorMessage, errorCode: `${KAFKA}${errorCode}` };
    const read = readLogRecord({ message: JSON.stringify({ eventType: 'ESM_PROCESSING_EVENT', error }) });
    expect(read.meaning).toBe(PROBLEMS.find(({ id }) => id === problem)?.title());
  });

  it('has every chapter of results, and every problem, in its table', () => {
    const chapters = new Set(RESULT_ENTRIES.map(({ id }) => /^A\d+/.exec(id)?.[0]));
    expect([...chapters]).toEqual(Array.from({ length: 13 }, (_, number) => `A${number}`));
    const told = new Set(ENTRIES.map(({ problem }) => problem));
    const missing = PROBLEMS.filter(({ id, severity }) => severity !== 'information' && !told.has(id));
    expect(missing.map(({ id }) => id)).toEqual([]);
    expect(new Set(ENTRIES.map(({ id }) => id)).size).toBe(ENTRIES.length);
  });

  it('has every entry of errors.md', () => {
    const ids = ENTRIES.map(({ id }) => id);
    expect(DOCUMENTED_STATES.filter((entry) => !ids.some((id) => id === entry || id.startsWith(`${entry} `)))).toEqual(
      [],
    );
    for (const [chapter, texts] of Object.entries(DOCUMENTED_TEXTS)) {
      const messages = REFUSED_TEXTS.filter(([of]) => of === chapter).map(([, message]) => message);
      expect(texts.filter((text) => !messages.some((message) => message.includes(text)))).toEqual([]);
      const known = [...texts, ...UNDOCUMENTED_TEXTS];
      expect(messages.filter((message) => message !== '' && !known.some((text) => message.includes(text)))).toEqual([]);
    }
  });

  it('has a row for everything that it recognises', () => {
    const refused = REFUSED_TEXTS.map(([, , id]) => id);
    expect([...API_REFUSALS, ...TOOL_REFUSALS].filter(({ id }) => !refused.includes(id))).toEqual([]);
    const reasons = ENTRIES.map(({ mapping }) => mapping.StateTransitionReason);
    expect(TRANSITION_REASONS.filter(({ code }) => !reasons.includes(code))).toEqual([]);
    const hints = DOCUMENTED_REFUSALS.map(([operation, reason]) => findOperationHint(operation, reason));
    expect(hints).not.toContain(undefined);
    expect(OPERATION_HINTS.filter(({ hint }) => !hints.includes(hint()))).toEqual([]);
    // Each wording is recognised by what a row says, not only by what another row says as well.
    const texts = ENTRIES.map(({ mapping }) => (mapping.LastProcessingResult ?? '').toLowerCase());
    const unread = PROBLEMS.flatMap(({ matches }) => matches).filter(
      (part) => !texts.some((text) => text.includes(part)),
    );
    expect(unread.toSorted()).toEqual(UNVERIFIED_PARTS.toSorted());
  });

  it.each(REFUSED_TEXTS)('%s: %j is %s', (_chapter, message = '', id, code = 'InvalidParameterValueException') => {
    const failure = { reason: 'invalid' as const, code, operation: 'lambda:CreateEventSourceMapping' };
    expect(explainApiFailure({ ...failure, message }).id).toBe(id);
    if (message === '') return;
    const wrapped = `Resource handler returned message: "Invalid request provided: ${message} (Service: Lambda, Status Code: 400, Request ID: 1)" (RequestToken: 2, HandlerErrorCode: InvalidRequest)`;
    expect(explainApiFailure({ ...failure, code: 'GeneralServiceException', message: wrapped }).id).toBe(id);
  });
});
