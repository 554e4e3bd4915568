import * as l10n from '@vscode/l10n';
import { readCertificateEnd, readCertificateNames, usesPbes2 } from './der.ts';
import type { Severity } from './finding.ts';
import { toMeantName } from './meantName.ts';
import { hasLineBreaks, type PemBlock, readPemBlocks } from './pem.ts';

/** What is wrong with the content of a secret. Nothing of the content is in it. */
export interface SecretFinding {
  /** Stable kebab-case id. */
  readonly ruleId: string;
  readonly severity: Severity;
  /** Member of the secret that it is about; absent: the secret as a whole. */
  readonly member?: string;
  readonly message: string;
}

type Content = ReadonlyMap<string, string>;

interface SecretRule {
  readonly id: string;
  readonly severity: Severity;
  readonly member: string;
  /** `now` in milliseconds since 1970; undefined: not known. */
  readonly applies: (content: Content, now: number | undefined) => boolean;
  readonly message: () => string;
  /** Where the fact comes from, e.g. `source-facts 47`. */
  readonly source: string;
}

/** Bytes that a secret can hold (source-facts 46). */
const LARGEST = 65_536;

/**
 * Checks the JSON text of a secret for SASL/SCRAM: user name and password (permissions.md 3, source-facts 26). It is for
 * content that a user shows, or asks to have checked. Never throws, and never repeats any of the content.
 */
export function checkScramSecret(text: string): readonly SecretFinding[] {
  return checkSecret(text, ['username', 'password'], []);
}

/**
 * Checks the JSON text of a secret for mutual TLS: certificate chain, private key and its password (errors.md A7,
 * source-facts 40-48). It is for content that a user shows, or asks to have checked. Never throws, and never
 * repeats any of the content.
 */
export function checkMtlsSecret(text: string, now?: number): readonly SecretFinding[] {
  return checkSecret(text, ['certificate', 'privateKey'], MTLS_RULES, now);
}

const MTLS_RULES: readonly SecretRule[] = [
  {
    id: 'certificate-not-pem',
    severity: 'error',
    member: 'certificate',
    applies: (content) => isGiven(content, 'certificate') && !isReadable(listCertificates(content)),
    message: () =>
      l10n.t('The certificate must be PEM: base64 between -----BEGIN CERTIFICATE----- and -----END CERTIFICATE-----.'),
    source: 'errors.md A7, source-facts 42, 45',
  },
  {
    id: 'certificate-holds-key',
    severity: 'error',
    member: 'certificate',
    applies: (content) => listBlocks(content, 'certificate').some(({ label }) => label.endsWith('PRIVATE KEY')),
    message: () => l10n.t('The private key belongs into the member privateKey, not among the certificates.'),
    source: 'source-facts 40, 44',
  },
  {
    id: 'certificate-line-breaks',
    severity: 'error',
    member: 'certificate',
    applies: (content) => !hasLineBreaks(content.get('certificate') ?? ''),
    message: toLineBreakMessage,
    source: 'errors.md A7, source-facts 45',
  },
  {
    id: 'certificate-expired',
    severity: 'error',
    member: 'certificate',
    applies: (content, now) => now !== undefined && listEnds(content).some((end) => end < now),
    message: () => l10n.t('A certificate has expired. Brokers refuse it: have it issued anew.'),
    source: 'errors.md A5',
  },
  {
    id: 'certificate-chain-order',
    severity: 'warning',
    member: 'certificate',
    applies: (content) => !isChain(listCertificates(content)),
    message: () =>
      l10n.t(
        'Each certificate should be followed by that of its issuer: first the client’s, then the intermediate ones, last the root.',
      ),
    source: 'errors.md A7, source-facts 44',
  },
  {
    id: 'key-not-pkcs8',
    severity: 'error',
    member: 'privateKey',
    applies: (content) =>
      listBlocks(content, 'privateKey').some(({ label }) => /^(?:RSA|EC|DSA) PRIVATE KEY$/.test(label)),
    message: () =>
      l10n.t(
        'The private key must be PKCS #8, which begins with BEGIN PRIVATE KEY or BEGIN ENCRYPTED PRIVATE KEY; convert it: openssl pkcs8 -topk8 -nocrypt -in key.pem -out key-pkcs8.pem',
      ),
    source: 'errors.md A7, source-facts 47, 48',
  },
  {
    id: 'key-not-pem',
    severity: 'error',
    member: 'privateKey',
    applies: (content) =>
      isGiven(content, 'privateKey') &&
      !isReadable(listBlocks(content, 'privateKey').filter(({ label }) => label.endsWith('PRIVATE KEY'))),
    message: () => l10n.t('The private key must be PEM: base64 between a BEGIN and an END line.'),
    source: 'errors.md A7, source-facts 42',
  },
  {
    id: 'key-line-breaks',
    severity: 'error',
    member: 'privateKey',
    applies: (content) => !hasLineBreaks(content.get('privateKey') ?? ''),
    message: toLineBreakMessage,
    source: 'errors.md A7',
  },
  {
    id: 'key-password-missing',
    severity: 'error',
    member: 'privateKeyPassword',
    applies: (content) => findEncryptedKey(content) !== undefined && !isGiven(content, 'privateKeyPassword'),
    message: () => l10n.t('The private key is encrypted: the secret needs its password as privateKeyPassword.'),
    source: 'source-facts 41',
  },
  {
    id: 'key-password-unused',
    severity: 'information',
    member: 'privateKeyPassword',
    applies: (content) =>
      isGiven(content, 'privateKeyPassword') &&
      isGiven(content, 'privateKey') &&
      findEncryptedKey(content) === undefined,
    message: () => l10n.t('The private key is not encrypted, so privateKeyPassword is not needed.'),
    source: 'source-facts 41',
  },
  {
    // Not an error: the key of AWS's own sample secret is encrypted so too (errors.md A7).
    id: 'key-pbes2',
    severity: 'warning',
    member: 'privateKey',
    applies: (content) => usesPbes2(findEncryptedKey(content)?.bytes ?? new Uint8Array()) === true,
    message: () =>
      l10n.t(
        'The private key is encrypted with PBES2, while AWS’s guide names PBES1 only (the key in its own sample is PBES2 all the same). If the mapping reports an invalid certificate or private key, encrypt it anew: openssl pkcs8 -topk8 -v1 PBE-SHA1-3DES -in key.pem -out key-pkcs8.pem',
      ),
    source: 'errors.md A7, source-facts 43, 49',
  },
];

function checkSecret(
  text: string,
  required: readonly string[],
  rules: readonly SecretRule[],
  now?: number,
): readonly SecretFinding[] {
  const members = readMembers(text);
  if (members === undefined) return [...listSizeFaults(text), toNotJson()];
  const content = new Map(
    [...members].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
  );
  const missing = required.filter((name) => !isGiven(content, name));
  return [
    ...listSizeFaults(text),
    ...missing.map((name) => toMissing(name, [...members.keys()])),
    ...rules.filter((rule) => rule.applies(content, now)).map(toFinding),
  ];
}

function toFinding({ id, severity, member, message }: SecretRule): SecretFinding {
  return { ruleId: id, severity, member, message: message() };
}

function toNotJson(): SecretFinding {
  const message = l10n.t(
    'The secret must be a JSON object of texts. Line breaks inside a text are written as \\n, quotes as \\".',
  );
  return { ruleId: 'secret-not-json', severity: 'error', message };
}

function listSizeFaults(text: string): readonly SecretFinding[] {
  if (new TextEncoder().encode(text).length <= LARGEST) return [];
  const message = l10n.t('A secret can hold 65536 bytes at most.');
  return [{ ruleId: 'secret-too-large', severity: 'error', message }];
}

function toMissing(name: string, present: readonly string[]): SecretFinding {
  const misspelled = toMeantName(present, name) !== undefined && !present.includes(name);
  const message = misspelled
    ? l10n.t('The member must be spelled {0}.', name)
    : l10n.t('The secret needs the member {0}, a text that is not empty.', name);
  return { ruleId: 'secret-member-missing', severity: 'error', member: name, message };
}

function readMembers(text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? new Map(Object.entries(value)) : undefined;
  } catch {
    return undefined;
  }
}

function isGiven(content: Content, name: string): boolean {
  return (content.get(name) ?? '') !== '';
}

function listBlocks(content: Content, name: string): readonly PemBlock[] {
  return readPemBlocks(content.get(name) ?? '');
}

function listCertificates(content: Content): readonly PemBlock[] {
  return listBlocks(content, 'certificate').filter(({ label }) => label === 'CERTIFICATE');
}

function listEnds(content: Content): readonly number[] {
  return listCertificates(content).flatMap(({ bytes }) => (bytes && readCertificateEnd(bytes)) ?? []);
}

function isReadable(blocks: readonly PemBlock[]): boolean {
  return blocks.length > 0 && blocks.every(({ bytes }) => bytes !== undefined);
}

function findEncryptedKey(content: Content): PemBlock | undefined {
  return listBlocks(content, 'privateKey').find(({ label }) => label === 'ENCRYPTED PRIVATE KEY');
}

/** Whether each certificate is followed by that of its issuer; what cannot be read is given the benefit of the doubt. */
function isChain(certificates: readonly PemBlock[]): boolean {
  const names = certificates.map(({ bytes }) => (bytes === undefined ? undefined : readCertificateNames(bytes)));
  return names.every((entry, index) => {
    const next = names[index + 1];
    return entry === undefined || next === undefined || entry.issuer === next.subject;
  });
}

function toLineBreakMessage(): string {
  return l10n.t(
    'Each BEGIN and END marker needs a line of its own: the line breaks are lost. In the JSON of the secret each is written as \\n.',
  );
}
