import type { ClientCertificate } from '../account/identity.ts';
import { findSecret, roleMay } from '../account/rights.ts';
import type { PollerSituation } from './situation.ts';

/** IAM connections that a broker takes (limits.md 4). */
const mostConnections = 3000;

/** Whether SASL/SCRAM or SASL/IAM lets the poller in. True where SASL is not used. */
export function passesSasl(situation: PollerSituation): boolean {
  if (situation.secretUse?.method === 'scram') return passesScram(situation);
  if (situation.listener !== 'iam') return true;
  return mayConnect(situation) && (situation.cluster?.connectionsPerBroker ?? 0) < mostConnections;
}

/** MSK knows the users of the secrets that are associated with the cluster; a copy elsewhere must say the same. */
function passesScram({ account, cluster, secretUse }: PollerSituation): boolean {
  const offered = secretUse?.readable === true ? secretUse.secret?.content.scram : undefined;
  if (offered === undefined || cluster?.authentication.scram !== true) return false;
  return (cluster.scramSecrets ?? [])
    .map((arn) => findSecret(account, arn)?.content.scram)
    .some((known) => known?.username === offered.username && known.password === offered.password);
}

function mayConnect({ account, role, cluster }: PollerSituation): boolean {
  if (role === undefined || cluster === undefined) return false;
  return roleMay(account, role, {
    action: 'kafka-cluster:Connect',
    resource: cluster.arn,
    resourcePolicy: cluster.policy,
  });
}

/** Whether the mTLS secret holds a certificate and a key that Lambda can use. True where mutual TLS is not used. */
export function hasUsableCertificate({ secretUse }: PollerSituation): boolean {
  if (secretUse?.method !== 'mtls') return true;
  const certificate = secretUse.readable ? secretUse.secret?.content.certificate : undefined;
  return certificate !== undefined && isUsable(certificate);
}

/** PEM, a PKCS#8 key and, if that is encrypted, PBES1 and the right password. */
function isUsable(certificate: ClientCertificate): boolean {
  if (certificate.certificateForm !== 'pem' || certificate.keyForm !== 'pkcs8') return false;
  if (certificate.keyEncryption === 'none') return true;
  return certificate.keyEncryption === 'pbes1' && certificate.keyPassword === 'right';
}

/** Whether the brokers accept the client's certificate, or its absence. */
export function isTrustedByBrokers({ cluster, secretUse, listener, now }: PollerSituation): boolean {
  const trusted = cluster?.authentication.tls;
  if (secretUse?.method === 'mtls') {
    const certificate = secretUse.secret?.content.certificate;
    if (trusted === undefined || certificate === undefined) return false;
    return trusted.includes(certificate.issuer) && Date.parse(certificate.expires) > now;
  }
  return listener !== undefined || trusted === undefined;
}
