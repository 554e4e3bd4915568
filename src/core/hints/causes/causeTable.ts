import { type Cause, limitTo, rankCauses } from '../cause.ts';
import type { ExplainedCause } from '../explanation.ts';
import type { HintContext } from '../hintContext.ts';
import type { ProblemId } from '../problems.ts';
import { AUTHORIZATION_CAUSES } from './authorization.ts';
import { AWS_SERVICES_CAUSES } from './awsServices.ts';
import { CLIENT_CERTIFICATE_CAUSES, KEY_CAUSES, SERVER_CERTIFICATE_CAUSES } from './certificate.ts';
import { CONNECTION_CAUSES } from './connection.ts';
import {
  DESTINATION_CAUSES,
  INTERNAL_ERROR_CAUSES,
  NO_RECORDS_CAUSES,
  TOO_LARGE_CAUSES,
  TOPIC_CAUSES,
  UNRESOLVED_CAUSES,
} from './delivery.ts';
import { CALL_CAUSES, FUNCTION_CONFIGURATION_CAUSES, THROTTLE_CAUSES } from './function.ts';
import { GROUP_CAUSES } from './group.ts';
import { REGISTRY_CAUSES } from './registry.ts';
import { ROLE_CAUSES } from './role.ts';
import { SASL_CAUSES } from './sasl.ts';
import { CONFIGURATION_CAUSES, STUCK_CAUSES } from './state.ts';

/** Causes of each problem in the order in which they usually occur. */
const CAUSES: Readonly<Record<Exclude<ProblemId, 'unknown-problem'>, readonly Cause[]>> = {
  'no-records': NO_RECORDS_CAUSES,
  'broker-connection': CONNECTION_CAUSES,
  'aws-services-unreachable': AWS_SERVICES_CAUSES,
  'cluster-authorization': AUTHORIZATION_CAUSES,
  'sasl-authentication': SASL_CAUSES,
  'client-certificate-refused': CLIENT_CERTIFICATE_CAUSES,
  'server-certificate-refused': SERVER_CERTIFICATE_CAUSES,
  'certificate-or-key-invalid': KEY_CAUSES,
  'role-not-assumable': ROLE_CAUSES,
  'function-call-failed': CALL_CAUSES,
  'lambda-internal-error': INTERNAL_ERROR_CAUSES,
  'broker-addresses-unresolved': UNRESOLVED_CAUSES,
  'function-throttled': THROTTLE_CAUSES,
  'destination-failed': DESTINATION_CAUSES,
  'record-too-large': TOO_LARGE_CAUSES,
  'records-dropped': TOO_LARGE_CAUSES,
  'topic-missing': TOPIC_CAUSES,
  'schema-registry-failed': REGISTRY_CAUSES,
  'tls-handshake-failed': [
    ...limitTo(['mtls'], CLIENT_CERTIFICATE_CAUSES),
    ...limitTo(['mtls'], KEY_CAUSES),
    ...SERVER_CERTIFICATE_CAUSES,
  ],
  'consumer-group-in-use': GROUP_CAUSES,
  'mapping-configuration-invalid': CONFIGURATION_CAUSES,
  'source-authentication-failed': [
    ...limitTo(['mtls'], CLIENT_CERTIFICATE_CAUSES),
    ...limitTo(['mtls'], KEY_CAUSES),
    ...limitTo(['iam', 'scram'], SASL_CAUSES),
    // Clients without authentication are refused where brokers ask for a certificate.
    ...limitTo(['unauthenticated-tls', 'plaintext'], CLIENT_CERTIFICATE_CAUSES).slice(0, 1),
  ],
  'source-authorization-failed': AUTHORIZATION_CAUSES,
  'function-configuration-invalid': FUNCTION_CONFIGURATION_CAUSES,
  'transition-stuck': STUCK_CAUSES,
};

/** Where to look for a text nobody knows, in the order of errors.md G. */
const LOOK_ORDER: readonly (readonly Cause[])[] = [
  CAUSES['role-not-assumable'],
  CAUSES['aws-services-unreachable'],
  CAUSES['broker-connection'],
  limitTo(['iam', 'scram'], SASL_CAUSES),
  CAUSES['cluster-authorization'],
  limitTo(['mtls'], CLIENT_CERTIFICATE_CAUSES),
  CAUSES['function-call-failed'],
];

/**
 * Causes of problems that were seen together, likeliest first, those of the first problem before those of the next. For an
 * unknown problem the likeliest cause of each kind.
 */
export function toCauses(problems: readonly ProblemId[], context: HintContext): readonly ExplainedCause[] {
  const known = problems.filter((problem) => problem !== 'unknown-problem');
  if (known.length > 0)
    return rankCauses(
      known.flatMap((problem) => CAUSES[problem]),
      context,
    );
  return LOOK_ORDER.flatMap((causes) => rankCauses(causes, context).slice(0, 1));
}

/** Everything in the table, for tests that hold its ids and texts together. */
export function allCauses(): readonly Cause[] {
  return Object.values(CAUSES).flat();
}
