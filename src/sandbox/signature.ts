import type { IncomingHttpHeaders } from 'node:http';

/** What Signature Version 4 says about a request. The signature itself cannot be checked: any secret key is welcome. */
export interface Signature {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
}

export type SignatureFault = 'missing' | 'malformed';

const authorization =
  /^AWS4-HMAC-SHA256 Credential=([\w.-]+)\/(\d{8})\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=[0-9a-f]{64}$/;

/** Reads the Authorization header: its credential scope tells the services and the regions apart. */
export function parseSignature(headers: IncomingHttpHeaders): Signature | SignatureFault {
  if (headers.authorization === undefined) return 'missing';
  const match = authorization.exec(headers.authorization);
  const date = headers['x-amz-date'];
  if (match === null || typeof date !== 'string' || !/^\d{8}T\d{6}Z$/.test(date)) return 'malformed';
  const [, accessKeyId = '', day = '', region = '', service = '', signed = ''] = match;
  const complete = date.startsWith(day) && ['host', 'x-amz-date'].every((header) => signed.split(';').includes(header));
  return complete ? { accessKeyId, region, service } : 'malformed';
}
