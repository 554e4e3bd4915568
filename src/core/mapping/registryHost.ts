/** Ends of names that stand in no public DNS. */
const PRIVATE_ENDS: ReadonlySet<string> = new Set([
  'internal',
  'local',
  'localhost',
  'lan',
  'corp',
  'home',
  'intranet',
]);

/** The host of a Confluent registry's address; undefined for a registry of AWS Glue. */
export function toRegistryHost(uri: string | undefined): string | undefined {
  return /^https:\/\/(?:[^@/]*@)?([^/:?#]+)/i.exec(uri ?? '')?.[1]?.toLowerCase();
}

/**
 * A name or address for which no public certificate authority issues a certificate: the CA/Browser Forum's Baseline
 * Requirements forbid internal names and reserved addresses (4.2.2, 7.1.4.2.1).
 */
export function isInternalHost(host: string): boolean {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return /^(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(host);
  const labels = host.split('.');
  return labels.length === 1 || PRIVATE_ENDS.has(labels.at(-1) ?? '');
}
