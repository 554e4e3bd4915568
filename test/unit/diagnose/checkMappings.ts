import type { DeployedMapping } from '../../../src/core/mapping/mapping.ts';
import { arns, iamMapping, scramMapping } from './checkFacts.ts';

/** Nothing but source, topic and function. */
export const bare: DeployedMapping = {
  ...iamMapping,
  AmazonManagedKafkaEventSourceConfig: undefined,
  DestinationConfig: undefined,
};
export const provisioned: DeployedMapping = { ...iamMapping, ProvisionedPollerConfig: { MinimumPollers: 1 } };
export const away: DeployedMapping = {
  ...scramMapping,
  SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: arns.secret.replace('us-east-1', 'eu-west-1') }],
};

export const measured: DeployedMapping = { ...provisioned, MetricsConfig: { Metrics: ['EventCount', 'ErrorCount'] } };
export const stopped: DeployedMapping = {
  ...iamMapping,
  State: 'Disabled',
  StateTransitionReason: 'EVENT_SOURCE_AUTHZ_ERROR',
};

export function withConfluent(host: string, access: readonly string[]): DeployedMapping {
  return {
    ...iamMapping,
    AmazonManagedKafkaEventSourceConfig: {
      SchemaRegistryConfig: {
        SchemaRegistryURI: `https://${host}`,
        AccessConfigs: access.map((Type) => ({ Type, URI: arns.secret })),
      },
    },
  };
}
