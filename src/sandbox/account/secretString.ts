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
  const { subject, issuer, certificateForm, keyPassword } = certificate;
  const chain = [`leaf ${subject}`, `authority ${issuer}`].map((text) => Buffer.from(text.padEnd(96, '.')));
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

/** The object identifiers that stand at the head of an encrypted PKCS#8 key: PBES2, and PBE with SHA-1 and 3DES. */
const algorithms: Readonly<Record<ClientCertificate['keyEncryption'], readonly number[]>> = {
  none: [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00],
  pbes1: [0x30, 0x1c, 0x06, 0x0a, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c, 0x01, 0x03],
  pbes2: [0x30, 0x57, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, 0x0d],
};

function toKey({ keyEncryption }: ClientCertificate): Buffer {
  const inside = Buffer.concat([Buffer.from(algorithms[keyEncryption]), Buffer.alloc(240, 0x5a)]);
  return Buffer.concat([Buffer.from([0x30, 0x82, inside.length >> 8, inside.length & 0xff]), inside]);
}

function toPem(label: string, body: Buffer): string {
  const lines = body.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n');
}
