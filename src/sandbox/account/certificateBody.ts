import { toElement } from './der.ts';

/** What of a certificate is told. */
interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  /** ISO 8601. */
  readonly expires: string;
}

/** The outline of an X.509 certificate in DER, with nothing in the place of key and signature (RFC 5280, 4.1). */
export function toCertificateBody({ subject, issuer, expires }: CertificateFacts): Buffer {
  const algorithm = toElement('sequence', Buffer.alloc(0));
  const validity = toElement('sequence', toTime('2024-01-01T00:00:00.000Z'), toTime(expires));
  const signed = toElement(
    'sequence',
    toElement('integer', Buffer.from([1])),
    algorithm,
    toName(issuer),
    validity,
    toName(subject),
  );
  return toElement('sequence', signed, algorithm, toElement('bits', Buffer.alloc(33)));
}

function toName(text: string): Buffer {
  return toElement('sequence', toElement('text', Buffer.from(text)));
}

/** `20240101000000Z`. */
function toTime(iso: string): Buffer {
  return toElement('time', Buffer.from(iso.replace(/\.\d+Z$/, 'Z').replaceAll(/[-:T]/g, '')));
}
