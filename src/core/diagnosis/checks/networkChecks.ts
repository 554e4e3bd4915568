import type { Check } from '../check.ts';
import { NETWORK_ACL_CHECKS } from './networkAcls.ts';
import { BROKER_PORT_CHECKS } from './networkBrokers.ts';
import { HTTPS_CHECKS } from './networkHttps.ts';
import { PLACE_CHECKS } from './networkPlace.ts';
import { ENDPOINT_POLICY_CHECKS } from './networkPolicies.ts';
import { SERVICE_ROUTE_CHECKS } from './networkServices.ts';

/** Everything between Lambda's interfaces, the brokers and AWS services. */
export const NETWORK_CHECKS: readonly Check[] = [
  ...PLACE_CHECKS,
  ...BROKER_PORT_CHECKS,
  ...NETWORK_ACL_CHECKS,
  ...SERVICE_ROUTE_CHECKS,
  ...HTTPS_CHECKS,
  ...ENDPOINT_POLICY_CHECKS,
];
