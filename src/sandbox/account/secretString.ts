import { toCertificateBody } from './certificateBody.ts';
import { toElement } from './der.ts';
import type { ClientCertificate, SecretContent } from './identity.ts';

/**
 * The text of a secret: made-up values in the shape that the facts describe, so that a check of the shape (JSON keys,
 * PEM labels, the algorithm at the head of an encrypted key) sees what is right or wrong with it.
 */
export function toSecretString(content: SecretContent): string {
  if (content.text !== undefined) return content.text;
  return JSON.stringify({ ...content.scram, ...(content.certificate && toMutualTls(content.certificate)) });
}

function toMutualTls(certificate: ClientCertificate): Record<string, string> {
  const { subject, issuer, expires, certificateForm, keyPassword } = certificate;
  const chain = [
    toCertificateBody({ subject, issuer, expires }),
    toCertificateBody({ subject: issuer, issuer, expires: '2045-01-01T00:00:00.000Z' }),
  ];
  return {
    certificate:
      certificateForm === 'pem'
        ? chain.map((body) => toPem('CERTIFICATE', body)).join('\n')
        : Buffer.concat(chain).toString('base64'),
    privateKey: toPem(keyLabel(certificate), toKey(certificate)),
    ...(keyPassword && { privateKeyPassword: keyPassword === 'right' ? 'sample-passphrase' : 'outdated-passphrase' }),
  };
}

function keyLabel({ keyForm, keyEncryption }: ClientCertificate): string {
  if (keyForm === 'pkcs1') return 'RSA PRIVATE KEY';
  return keyEncryption === 'none' ? 'PRIVATE KEY' : 'ENCRYPTED PRIVATE KEY';
}

/** Object identifiers: RSA, PBE with SHA-1 and 3DES, PBES2. */
const algorithms: Readonly<Record<ClientCertificate['keyEncryption'], string>> = {
  none: '2a864886f70d010101',
  pbes1: '2a864886f70d010c0103',
  pbes2: '2a864886f70d01050d',
};

/** The outline of a PKCS #8 key, encrypted or not, with nothing in the place of the key (RFC 5958). */
function toKey({ keyEncryption }: ClientCertificate): Buffer {
  const identifier = toElement('identifier', Buffer.from(algorithms[keyEncryption], 'hex'));
  const key = toElement('bytes', Buffer.alloc(240, 0x5a));
  if (keyEncryption !== 'none') return toElement('sequence', toElement('sequence', identifier), key);
  const version = toElement('integer', Buffer.from([0]));
  return toElement('sequence', version, toElement('sequence', identifier, toElement('nothing')), key);
}

function toPem(label: string, body: Buffer): string {
  const lines = body.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n');
}
