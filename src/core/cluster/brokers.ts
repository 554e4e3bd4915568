import type { SourceAccessConfiguration } from '../mapping/mapping.ts';
import { AUTH_METHODS, type AuthMethod, toAuthMethodFacts } from './authMethods.ts';

/** From where the listed addresses can be reached. */
export type BrokerNetwork = 'vpc' | 'public' | 'vpc-connectivity' | 'ipv6';

/** One of the up to 14 strings of GetBootstrapBrokers (limits.md 5). */
export interface BootstrapBrokers {
  readonly method: AuthMethod;
  readonly network: BrokerNetwork;
  /** `host:port`, comma-separated, as clients take it. */
  readonly addresses: string;
}

/** Which listener Lambda connects to, and by which rule (source-facts 50-55). */
export interface BrokerChoice {
  readonly method: AuthMethod;
  /** Port to open: the one GetBootstrapBrokers names, else the listener's usual one (permissions.md 8). */
  readonly port: number;
  /** Addresses, when GetBootstrapBrokers was asked. */
  readonly addresses?: string;
  /** `secret`: a secret was given, so its method is used. `strongest`: no secret, so the strongest method that is on. */
  readonly because: 'secret' | 'strongest';
  /** Methods that are on and weaker; Lambda never falls back to them (source-facts 54). */
  readonly notUsed: readonly AuthMethod[];
}

/**
 * Chooses as Lambda does (source-facts 53): a secret's method first, otherwise the strongest enabled method that needs
 * no secret. Undefined when nothing fits: no secret given and only methods that need one are enabled.
 */
export function chooseBroker(
  enabled: readonly AuthMethod[],
  secret: SourceAccessConfiguration | undefined,
  brokers: readonly BootstrapBrokers[] = [],
  network: BrokerNetwork = 'vpc',
): BrokerChoice | undefined {
  const bySecret = AUTH_METHODS.find((facts) => facts.sourceAccessType === secret?.Type);
  const facts =
    secret === undefined
      ? AUTH_METHODS.find((entry) => entry.sourceAccessType === undefined && enabled.includes(entry.method))
      : bySecret;
  if (facts === undefined) return undefined;
  const addresses = brokers.find((entry) => entry.method === facts.method && entry.network === network)?.addresses;
  const choice = {
    method: facts.method,
    port: toPort(addresses) ?? facts.port,
    because: secret === undefined ? ('strongest' as const) : ('secret' as const),
    notUsed: enabled.filter((method) => toAuthMethodFacts(method).rank > facts.rank),
  };
  return addresses === undefined ? choice : { ...choice, addresses };
}

function toPort(addresses: string | undefined): number | undefined {
  const port = /:(\d+)(?:,|$)/.exec(addresses ?? '')?.[1];
  return port === undefined ? undefined : Number(port);
}
