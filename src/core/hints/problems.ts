import * as l10n from '@vscode/l10n';
import type { ExplanationSeverity } from './explanation.ts';

/** Stable ids, as they appear in the public API and in documentation. */
export type ProblemId =
  | 'no-records'
  | 'broker-connection'
  | 'aws-services-unreachable'
  | 'cluster-authorization'
  | 'sasl-authentication'
  | 'client-certificate-refused'
  | 'server-certificate-refused'
  | 'certificate-or-key-invalid'
  | 'role-not-assumable'
  | 'function-call-failed'
  | 'lambda-internal-error'
  | 'broker-addresses-unresolved'
  | 'function-throttled'
  | 'destination-failed'
  | 'record-too-large'
  | 'records-dropped'
  | 'topic-missing'
  | 'schema-registry-failed'
  | 'tls-handshake-failed'
  | 'consumer-group-in-use'
  | 'mapping-configuration-invalid'
  | 'source-authentication-failed'
  | 'source-authorization-failed'
  | 'function-configuration-invalid'
  | 'transition-stuck'
  | 'unknown-problem';

export interface Problem {
  readonly id: ProblemId;
  readonly severity: ExplanationSeverity;
  /**
   * Lower-case parts of AWS's texts and of log records. They only recognise: some are wordings nobody has confirmed, so
   * they are never shown. Empty: the problem is concluded from other members than the text.
   */
  readonly matches: readonly string[];
  /** Our words; fits a tree description. */
  readonly title: () => string;
  readonly source: string;
}

/** Every problem a deployed mapping can show. Causes and fixes stand in causes/, so that a tree need not load them. */
export const PROBLEMS: readonly Problem[] = [
  {
    id: 'no-records',
    severity: 'information',
    matches: ['no records processed'],
    title: () => l10n.t('Nothing read yet'),
    source: 'errors.md A0',
  },
  {
    id: 'broker-connection',
    severity: 'error',
    matches: [
      'connection error',
      'please check your event source connection configuration',
      'timeout expired while fetching topic metadata',
      'common.errors.timeoutexception',
      'disconnectexception',
    ],
    title: () => l10n.t('Lambda cannot connect to the brokers'),
    source: 'errors.md A1, A13',
  },
  {
    id: 'aws-services-unreachable',
    severity: 'error',
    matches: [
      'your event source vpc must be able to connect to',
      'your vpc must be able to connect to lambda and sts',
      'must be able to connect to onfailure destination',
      'must be able to connect to sts',
    ],
    title: () => l10n.t('The cluster’s network has no way to the AWS services Lambda needs'),
    source: 'errors.md A2',
  },
  {
    id: 'cluster-authorization',
    severity: 'error',
    matches: [
      'cluster failed to authorize lambda',
      'not authorized to access topics',
      'not authorized to access group',
      'topicauthorizationexception',
      'groupauthorizationexception',
      'clusterauthorizationexception',
    ],
    title: () => l10n.t('The cluster does not authorize Lambda'),
    source: 'errors.md A3, A13, source-facts 77, 78',
  },
  {
    id: 'sasl-authentication',
    severity: 'error',
    matches: ['sasl authentication failed', 'saslauthenticationexception'],
    title: () => l10n.t('The brokers refuse Lambda’s credentials (SASL)'),
    source: 'errors.md A4, A13, source-facts 82-84',
  },
  {
    id: 'client-certificate-refused',
    severity: 'error',
    matches: ['server failed to authenticate lambda'],
    title: () => l10n.t('The brokers refuse Lambda’s client certificate'),
    source: 'errors.md A5, source-facts 86',
  },
  {
    id: 'server-certificate-refused',
    severity: 'error',
    matches: ['lambda failed to authenticate server'],
    title: () => l10n.t('Lambda refuses the brokers’ certificate'),
    source: 'errors.md A6',
  },
  {
    id: 'certificate-or-key-invalid',
    severity: 'error',
    matches: ['provided certificate or private key is invalid', 'certificate and/or private key must be in pem format'],
    title: () => l10n.t('The certificate or private key in the secret is not usable'),
    source: 'errors.md A7, source-facts 87',
  },
  {
    id: 'role-not-assumable',
    severity: 'error',
    matches: ['lambda failed to assume your function execution role'],
    title: () => l10n.t('Lambda cannot assume the function’s execution role'),
    source: 'errors.md A8',
  },
  {
    id: 'function-call-failed',
    severity: 'error',
    matches: ['function call failed'],
    title: () => l10n.t('The function fails'),
    source: 'errors.md A9',
  },
  {
    id: 'lambda-internal-error',
    severity: 'error',
    matches: ['lambda internal error'],
    title: () => l10n.t('Lambda reports an internal error'),
    source: 'errors.md A10',
  },
  {
    id: 'broker-addresses-unresolved',
    severity: 'error',
    matches: ['broker endpoints cannot be resolved'],
    title: () => l10n.t('The broker addresses cannot be resolved'),
    source: 'errors.md A11',
  },
  {
    id: 'function-throttled',
    severity: 'error',
    matches: ['throttled', 'throttling', 'concurrency', 'rate exceeded'],
    title: () => l10n.t('The function is throttled'),
    source: 'errors.md A11, source-facts 173',
  },
  {
    id: 'destination-failed',
    severity: 'error',
    matches: ['onfailure destination', 'on-failure destination', 'failure destination'],
    title: () => l10n.t('Failed records cannot be delivered to the destination'),
    source: 'errors.md A11, source-facts 125',
  },
  {
    id: 'record-too-large',
    severity: 'error',
    matches: [
      'maximumpayloadsizeexceeded',
      'recordtoolargeexception',
      'larger than 6 mb',
      'exceeds 6 mb',
      'exceeds 6291456',
    ],
    title: () => l10n.t('A record is larger than a function can take'),
    source: 'errors.md A11, source-facts 132',
  },
  {
    id: 'records-dropped',
    severity: 'error',
    matches: [],
    title: () => l10n.t('Records are dropped, though no call of the function failed'),
    source: 'errors.md A11, events.md 6',
  },
  {
    id: 'topic-missing',
    severity: 'error',
    matches: ['unknowntopicorpartitionexception', 'does not host this topic-partition'],
    title: () => l10n.t('The topic does not exist'),
    source: 'errors.md A13',
  },
  {
    id: 'schema-registry-failed',
    severity: 'error',
    matches: ['schema_not_found', 'deserialization_error', 'recorddeserializationexception', 'schema registry'],
    title: () => l10n.t('Records fail at the registry of their schemas'),
    source: 'errors.md A12, A13',
  },
  {
    id: 'tls-handshake-failed',
    severity: 'error',
    matches: ['sslauthenticationexception', 'ssl handshake failed', 'sslhandshakeexception'],
    title: () => l10n.t('Lambda and the brokers do not agree on a TLS connection'),
    source: 'errors.md A13, A5-A7',
  },
  {
    id: 'consumer-group-in-use',
    severity: 'error',
    matches: [
      'consumer group is already',
      'consumer group is in use',
      'consumer group already',
      'consumer-group-in-use',
      'topic/partition in use',
      'groupmaxsizereachedexception',
      'inconsistentgroupprotocolexception',
    ],
    title: () => l10n.t('The consumer group has other members'),
    source: 'errors.md A11',
  },
  {
    id: 'mapping-configuration-invalid',
    severity: 'error',
    matches: [],
    title: () => l10n.t('Lambda cannot use this configuration'),
    source: 'errors.md B',
  },
  {
    id: 'source-authentication-failed',
    severity: 'error',
    matches: [],
    title: () => l10n.t('The brokers refuse Lambda’s credentials'),
    source: 'errors.md B',
  },
  {
    id: 'source-authorization-failed',
    severity: 'error',
    matches: [],
    title: () => l10n.t('The cluster does not authorize Lambda'),
    source: 'errors.md B',
  },
  {
    id: 'function-configuration-invalid',
    severity: 'error',
    matches: [],
    title: () => l10n.t('The function cannot be called'),
    source: 'errors.md B',
  },
  {
    id: 'transition-stuck',
    severity: 'warning',
    matches: [],
    title: () => l10n.t('The change has been under way for more than 10 minutes'),
    source: 'errors.md C',
  },
  {
    id: 'unknown-problem',
    severity: 'error',
    matches: [],
    title: () => l10n.t('Lambda reports a problem this version does not know'),
    source: 'errors.md G',
  },
];

export function toProblem(id: ProblemId): Problem {
  const problem = PROBLEMS.find((entry) => entry.id === id);
  if (problem === undefined) throw new Error(`unknown problem ${id}`);
  return problem;
}

/**
 * Recognises a LastProcessingResult or a log record's error. The longest matching part wins, so that the order of the
 * table means nothing. Undefined for an unknown text.
 */
export function findProblem(text: string): Problem | undefined {
  return findProblemPart(text)?.problem;
}

/** The same with the part of the text that told, in lower case; parts among `ignored` do not count. */
export function findProblemPart(
  text: string,
  ignored: readonly string[] = [],
): { readonly problem: Problem; readonly part: string } | undefined {
  const plain = stripResult(text).toLowerCase();
  let found: { readonly problem: Problem; readonly part: string } | undefined;
  for (const problem of PROBLEMS) {
    for (const part of problem.matches) {
      if (part.length <= (found?.part.length ?? 0) || ignored.includes(part)) continue;
      if (plain.includes(part)) found = { problem, part };
    }
  }
  return found;
}

/** Takes off what sources differ on: a leading `PROBLEM:` and the trailing full stop. */
export function stripResult(text: string): string {
  return text
    .trim()
    .replace(/^PROBLEM:\s*/i, '')
    .replace(/\.$/, '');
}
