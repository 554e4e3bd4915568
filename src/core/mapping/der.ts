import { toHex } from '../event/hex.ts';

/** One element of DER, the binary form of certificates and keys (ITU-T X.690). */
interface DerElement {
  readonly tag: number;
  /** All bytes of the element. */
  readonly whole: Uint8Array;
  /** Bytes without tag and length. */
  readonly content: Uint8Array;
}

const SEQUENCE = 0x30;

/** PBES2, 1.2.840.113549.1.5.13 (RFC 8018): the encryption that current OpenSSL gives keys. */
const PBES2 = '2a864886f70d01050d';

/** Elements that follow each other in some bytes; undefined when they are no DER. */
function readElements(bytes: Uint8Array): readonly DerElement[] | undefined {
  const elements: DerElement[] = [];
  for (let at = 0; at < bytes.length; ) {
    const element = readElement(bytes, at);
    if (element === undefined) return undefined;
    elements.push(element);
    at += element.whole.length;
  }
  return elements;
}

function readElement(bytes: Uint8Array, at: number): DerElement | undefined {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) return undefined;
  // From 0x80 on the byte says how many bytes the length has.
  const lengthBytes = first < 0x80 ? 0 : first - 0x80;
  if (first === 0x80 || lengthBytes > 4) return undefined;
  const start = at + 2 + lengthBytes;
  const digits = bytes.subarray(at + 2, start);
  const length = lengthBytes === 0 ? first : digits.reduce((total, digit) => total * 256 + digit, 0);
  const end = start + length;
  if (end > bytes.length) return undefined;
  return { tag, whole: bytes.subarray(at, end), content: bytes.subarray(start, end) };
}

function readSequence(bytes: Uint8Array | undefined): readonly DerElement[] {
  const [only] = (bytes === undefined ? undefined : readElements(bytes)) ?? [];
  return only?.tag === SEQUENCE ? (readElements(only.content) ?? []) : [];
}

interface CertificateNames {
  readonly issuer: string;
  readonly subject: string;
}

/** Who issued a certificate and for whom, as texts to compare; undefined when it cannot be read (RFC 5280, 4.1). */
export function readCertificateNames(certificate: Uint8Array): CertificateNames | undefined {
  const [signed] = readSequence(certificate);
  const fields = readSequence(signed?.whole).filter(({ tag }) => tag !== 0xa0);
  const [, , issuer, , subject] = fields;
  if (issuer === undefined || subject === undefined) return undefined;
  return { issuer: toHex(issuer.whole), subject: toHex(subject.whole) };
}

const UTC_TIME = 0x17;

/** Until when a certificate is valid, in milliseconds since 1970; undefined when that cannot be read (RFC 5280, 4.1.2.5). */
export function readCertificateEnd(certificate: Uint8Array): number | undefined {
  const [signed] = readSequence(certificate);
  const fields = readSequence(signed?.whole).filter(({ tag }) => tag !== 0xa0);
  const [, end] = readSequence(fields[3]?.whole);
  if (end === undefined) return undefined;
  const text = new TextDecoder().decode(end.content);
  // Two digits of a year mean 1950 to 2049.
  const century = Number(text.slice(0, 2)) < 50 ? '20' : '19';
  const digits = end.tag === UTC_TIME ? `${century}${text}` : text;
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? undefined : time;
}

/** Whether an encrypted PKCS #8 key is encrypted by PBES2; undefined when that cannot be read (RFC 5958, 3). */
export function usesPbes2(key: Uint8Array): boolean | undefined {
  const [algorithm] = readSequence(key);
  const [identifier] = readSequence(algorithm?.whole);
  return identifier === undefined ? undefined : toHex(identifier.content) === PBES2;
}
