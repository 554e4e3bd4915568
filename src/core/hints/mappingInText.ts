import { parseArn } from '../arn.ts';
import type { DeployedMapping } from '../mapping/mapping.ts';

const UUID = '(?<value>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';

/** What stands before the UUID of a mapping; request ids and clusters have UUIDs too. */
const MAPPING_UUID = new RegExp(`(?:mapping with UUID |event-source-mapping:|--uuid[ =]'?|"UUID": ?")${UUID}`, 'gi');
const SOURCE_ARN =
  /(?<value>arn:aws[\w-]*:kafka:[a-z0-9-]+:\d{12}:(?:cluster\/[\w.-]+\/[\w-]+|vpc-connection\/\d{12}\/[\w.-]+\/[\w-]+))/g;
const FUNCTION_ARN = /(?<value>arn:aws[\w-]*:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+)/g;
const TOPIC = /(?:topics \("|access topics: \[|"Topics": ?\[\s*")(?<value>[\w.-]+)(?:"|\])/g;

/** UUIDs by which a text names mappings, each once. */
export function findMappingUuids(text: string): readonly string[] {
  return listValues(text.toLowerCase(), MAPPING_UUID);
}

/**
 * The mapping that a text is about, as far as the text names it: cluster, function, topic and UUID where it names one
 * only. The rest are WORDS_IN_CAPITALS, the places to fill in.
 */
export function toMappingInText(text: string): DeployedMapping {
  const source = findOnly(text, SOURCE_ARN);
  const fn = findOnly(text, FUNCTION_ARN);
  const { partition = 'aws', region = 'REGION', account = 'ACCOUNT' } = parseArn(fn ?? source ?? '') ?? {};
  return {
    UUID: findOnly(text.toLowerCase(), MAPPING_UUID) ?? 'MAPPING_UUID',
    EventSourceArn: source ?? `arn:${partition}:kafka:${region}:${account}:cluster/CLUSTER/CLUSTER_UUID`,
    FunctionArn: fn ?? `arn:${partition}:lambda:${region}:${account}:function:FUNCTION`,
    Topics: [findOnly(text, TOPIC) ?? 'TOPIC'],
    State: 'Enabled',
  };
}

function findOnly(text: string, pattern: RegExp): string | undefined {
  const values = listValues(text, pattern);
  return values.length === 1 ? values[0] : undefined;
}

function listValues(text: string, pattern: RegExp): readonly string[] {
  const values = [...text.matchAll(pattern)].map(({ groups }) => groups?.['value'] ?? '');
  return [...new Set(values)];
}
