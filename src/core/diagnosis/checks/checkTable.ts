import type { Check } from '../check.ts';
import { CLUSTER_CHECKS } from './clusterChecks.ts';
import { CLUSTER_POLICY_CHECKS } from './clusterPolicyChecks.ts';
import { DESTINATION_CHECKS } from './destinationChecks.ts';
import { FUNCTION_CHECKS } from './functionChecks.ts';
import { GROUP_CHECKS } from './groupChecks.ts';
import { MAPPING_CHECKS } from './mappingChecks.ts';
import { NETWORK_CHECKS } from './networkChecks.ts';
import { REGISTRY_CHECKS } from './registryChecks.ts';
import { ROLE_CHECKS } from './roleChecks.ts';
import { SECRET_CHECKS } from './secretChecks.ts';

/** Everything that is looked at, in the order of the report: from the source of the records to where they go. */
export const CHECKS: readonly Check[] = [
  ...CLUSTER_CHECKS,
  ...CLUSTER_POLICY_CHECKS,
  ...NETWORK_CHECKS,
  ...SECRET_CHECKS,
  ...ROLE_CHECKS,
  ...FUNCTION_CHECKS,
  ...DESTINATION_CHECKS,
  ...REGISTRY_CHECKS,
  ...GROUP_CHECKS,
  ...MAPPING_CHECKS,
];
