import type { ReadKnown, ResourceKind, ResourceStore } from './aws/resources.ts';
import type { ExportFormat } from './core/export/exportFormats.ts';
import { AwsFailure } from './core/failure.ts';
import type { Known } from './core/mapping/finding.ts';
import type { DeployedMapping, MappingInput } from './core/mapping/mapping.ts';
import type { Scope } from './core/scope.ts';
import { createEventApi } from './createEventApi.ts';
import type { ApiFunctions } from './toLazyApi.ts';

export interface ApiParts {
  readonly store: ResourceStore;
  /** Accounts and regions on show. */
  readonly listScopes: () => Promise<readonly Scope[]>;
  /** The account and region that a mapping of this event source is meant for. */
  readonly resolveScope: (eventSourceArn: string | undefined) => Promise<Scope>;
  /** What the store knows for judging a mapping. */
  readonly readKnown: ReadKnown;
}

const ACCOUNT_LISTS: readonly ResourceKind[] = [
  'identity',
  'clusters',
  'vpcConnections',
  'functions',
  'secrets',
  'mappings',
];
const CLUSTER_LISTS: readonly ResourceKind[] = ['topics', 'brokers', 'scramSecrets'];

/** What the public API (docs/api.md) does. Each function loads its code when it is first called. */
export function createApi(parts: ApiParts): ApiFunctions {
  return {
    ...createEventApi(),
    async snapshot({ signal } = {}) {
      const { snapshot } = await import('./explorer/snapshot.ts');
      return snapshot(parts.store, await parts.listScopes(), signal);
    },
    async checkMapping(mapping, { live = false, signal } = {}) {
      const { checkMapping } = await import('./core/mapping/rules.ts');
      const known = live ? await loadKnown(parts, mapping, signal) : { now: Date.now() };
      return checkMapping(mapping, known);
    },
    async exportMapping(mapping, format) {
      const [{ exportMapping }, input] = await Promise.all([
        import('./core/export/exportMapping.ts'),
        readInput(mapping),
        refuseUnknown(format),
      ]);
      return exportMapping(input, format).text;
    },
    async rolePolicy(mapping, options) {
      const [{ rolePolicy }, input] = await Promise.all([import('./core/policy/rolePolicy.ts'), readInput(mapping)]);
      return rolePolicy(input, options);
    },
    async explain(mapping, known) {
      const [{ explainMapping }, { readDeployedMapping }] = await Promise.all([
        import('./core/hints/explainMapping.ts'),
        import('./core/mapping/readDeployed.ts'),
      ]);
      return explainMapping(readDeployedMapping(mapping), known ?? {});
    },
    async diagnose({ profile, region, uuid, signal = new AbortController().signal }) {
      const { diagnoseDeployed } = await import('./diagnose/diagnoseDeployed.ts');
      const scope = { region, ...(profile !== undefined && { profile }) };
      return await diagnoseDeployed(parts.store.api(scope), { scope, uuid }, signal);
    },
  };
}

/** Callers may have anything: members of a wrong type count as absent. */
async function readInput(mapping: unknown): Promise<MappingInput> {
  const { readPrintedMapping } = await import('./core/mapping/printedMapping.ts');
  const { readMapping } = await import('./core/mapping/shape.ts');
  return readMapping(readPrintedMapping(mapping).members).input;
}

async function refuseUnknown(format: ExportFormat): Promise<void> {
  const { EXPORT_FORMATS } = await import('./core/export/exportFormats.ts');
  const formats = EXPORT_FORMATS.map((facts) => facts.format);
  if (!formats.includes(format)) throw new TypeError(`unknown format ${format}; the formats are ${formats.join(', ')}`);
}

/** Asks AWS for what the rules can use; a list that is refused is simply not known. */
async function loadKnown(parts: ApiParts, mapping: unknown, signal: AbortSignal | undefined): Promise<Known> {
  const { readPrintedMapping } = await import('./core/mapping/printedMapping.ts');
  const { uuid } = readPrintedMapping(mapping);
  const { EventSourceArn: sourceArn } = await readInput(mapping);
  const scope = await parts.resolveScope(sourceArn);
  const load = (kind: ResourceKind, clusterArn?: string) => parts.store.load({ scope, kind, clusterArn }, { signal });
  await Promise.all(ACCOUNT_LISTS.map((kind) => load(kind)));
  const cluster = parts.store.peek({ scope, kind: 'clusters' }).items.find(({ arn }) => arn === sourceArn);
  if (cluster !== undefined) await Promise.all(CLUSTER_LISTS.map((kind) => load(kind, cluster.arn)));
  const deployed = uuid === undefined ? undefined : await getDeployed(parts.store, scope, uuid, signal);
  return parts.readKnown(parts.store, scope, sourceArn, deployed, Date.now());
}

async function getDeployed(
  store: ResourceStore,
  scope: Scope,
  uuid: string,
  signal = new AbortController().signal,
): Promise<DeployedMapping | undefined> {
  try {
    return await store.api(scope).getMapping(uuid, signal);
  } catch (error) {
    if (AwsFailure.is(error) && error.reason !== 'aborted') return undefined;
    throw error;
  }
}
