import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkMtlsSecret, checkScramSecret } from '../../../src/core/mapping/secretContent.ts';

const der = (tag: number, ...contents: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(contents);
  const length = content.length < 0x80 ? [content.length] : [0x82, content.length >> 8, content.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
};
const sequence = (...contents: readonly Buffer[]) => der(0x30, ...contents);
const toPem = (label: string, bytes: Buffer) =>
  `-----BEGIN ${label}-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`;

/** As much of a certificate as names have: version, serial number, algorithm, issuer, validity, subject. */
const toCertificate = (subject: string, issuer: string) =>
  toPem(
    'CERTIFICATE',
    sequence(
      sequence(
        der(0xa0, der(2, Buffer.from([2]))),
        der(2, Buffer.alloc(20, 1)),
        sequence(),
        sequence(der(0x0c, Buffer.from(issuer))),
        sequence(),
        sequence(der(0x0c, Buffer.from(subject.padEnd(200)))),
      ),
    ),
  );
const named = (name: string) => name.padEnd(200);
const LEAF = toCertificate('client', named('intermediate'));
const MIDDLE = toCertificate('intermediate', named('root'));
const ROOT = toCertificate('root', named('root'));

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PLAIN = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
const SEC1 = String(privateKey.export({ type: 'sec1', format: 'pem' }));
const PBES2 = String(privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'hunter2' }));
// pbeWithSHAAnd3-KeyTripleDES-CBC, 1.2.840.113549.1.12.1.3
const PBES1 = toPem(
  'ENCRYPTED PRIVATE KEY',
  sequence(sequence(der(6, Buffer.from('2a864886f70d010c0103', 'hex')), sequence()), der(4, Buffer.alloc(300, 7))),
);

const GOOD = { certificate: LEAF + MIDDLE + ROOT, privateKey: PLAIN };
const check = (changes: object) => checkMtlsSecret(JSON.stringify({ ...GOOD, ...changes })).map(({ ruleId }) => ruleId);

describe('a mutual TLS secret', () => {
  test('that is good has nothing against it', () => {
    expect(check({})).toEqual([]);
    expect(check({ certificate: LEAF.replaceAll('\n', '\r\n') })).toEqual([]);
    expect(check({ privateKey: PBES1, privateKeyPassword: 'hunter2' })).toEqual([]);
  });

  const BAD: readonly [string, object, string][] = [
    ['certificate missing', { certificate: undefined }, 'secret-member-missing'],
    ['certificate misspelled', { certificate: undefined, Certificate: LEAF }, 'secret-member-missing'],
    ['key empty', { privateKey: '' }, 'secret-member-missing'],
    ['certificate as DER in base64', { certificate: 'MIIB' }, 'certificate-not-pem'],
    [
      'certificate without content',
      { certificate: '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----' },
      'certificate-not-pem',
    ],
    ['certificate cut off', { certificate: LEAF.slice(0, 100) }, 'certificate-not-pem'],
    ['key among certificates', { certificate: LEAF + PLAIN }, 'certificate-holds-key'],
    ['blanks for line breaks', { certificate: (LEAF + MIDDLE).replaceAll('\n', ' ') }, 'certificate-line-breaks'],
    ['line breaks escaped twice', { certificate: LEAF.replaceAll('\n', '\\n') }, 'certificate-line-breaks'],
    ['root first', { certificate: ROOT + MIDDLE + LEAF }, 'certificate-chain-order'],
    ['intermediate missing', { certificate: LEAF + ROOT }, 'certificate-chain-order'],
    ['key of SEC 1', { privateKey: SEC1 }, 'key-not-pkcs8'],
    ['key of PKCS #1', { privateKey: PLAIN.replaceAll('PRIVATE', 'RSA PRIVATE') }, 'key-not-pkcs8'],
    ['key that is no PEM', { privateKey: 'MIIB' }, 'key-not-pem'],
    ['key on one line', { privateKey: PLAIN.replaceAll('\n', '') }, 'key-line-breaks'],
    ['encrypted key without password', { privateKey: PBES1 }, 'key-password-missing'],
    ['password without encryption', { privateKeyPassword: 'hunter2' }, 'key-password-unused'],
    ['encrypted by PBES2', { privateKey: PBES2, privateKeyPassword: 'hunter2' }, 'key-pbes2'],
  ];
  test.each(BAD)('%s', (_name, changes, rule) => {
    expect(check(changes)).toEqual([rule]);
  });

  test('may be encrypted by PBES2, as AWS’s own sample is: a warning only', () => {
    const [finding] = checkMtlsSecret(JSON.stringify({ ...GOOD, privateKey: PBES2, privateKeyPassword: 'hunter2' }));
    expect(finding).toMatchObject({ ruleId: 'key-pbes2', severity: 'warning', member: 'privateKey' });
    expect(finding?.message).toContain('PBE-SHA1-3DES');
  });

  test('with real line breaks inside its JSON, or too large, is told so', () => {
    expect(checkMtlsSecret(`{"certificate": "${LEAF}"}`)).toMatchObject([{ ruleId: 'secret-not-json' }]);
    expect(check({ more: 'é'.repeat(40_000) })).toEqual(['secret-too-large']);
  });
});

describe('a SASL/SCRAM secret', () => {
  test.each([
    ['{"username": "u", "password": "p"}', []],
    ['{"username": "u", "password": "p", "engine": "msk"}', []],
    ['{"username": "u"}', ['secret-member-missing']],
    ['{"userName": "u", "password": 5}', ['secret-member-missing', 'secret-member-missing']],
    ['u:p', ['secret-not-json']],
    ['["u", "p"]', ['secret-not-json']],
  ])('%s', (text, rules) => {
    expect(checkScramSecret(text).map(({ ruleId }) => ruleId)).toEqual(rules);
  });
});

test('findings never repeat the content, and nothing makes them fail', () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9+/]{12,40}$/);
  fc.assert(
    fc.property(
      secret,
      fc.constantFrom('certificate', 'privateKey', 'privateKeyPassword', 'username'),
      (text, member) => {
        const pem = `-----BEGIN PRIVATE KEY-----\n${text}\n-----END PRIVATE KEY-----`;
        for (const content of [...[text, pem].map((value) => JSON.stringify({ [member]: value })), text])
          for (const finding of [...checkMtlsSecret(content), ...checkScramSecret(content)])
            expect(JSON.stringify(finding)).not.toContain(text);
      },
    ),
    { numRuns: 100 },
  );
});
