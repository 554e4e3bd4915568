import * as l10n from '@vscode/l10n';
import { type ImportedMapping, type MappingImport, toImportedMapping } from './importedMapping.ts';
import { evaluate, type TemplateContext } from './intrinsics.ts';
import { isRecord, readMember, toLiteral } from './nonLiteral.ts';
import { toExpander } from './serverlessVariables.ts';
import { toApiMembers } from './targetNames.ts';
import { readResources } from './templateImport.ts';

/** Events of type `msk` of a service of the Serverless Framework; undefined for a value that is none. */
export function readServerlessImport(service: unknown): MappingImport | undefined {
  const functions = readMember(service, 'functions');
  if (
    !isRecord(functions) ||
    !(isRecord(readMember(service, 'provider')) || readMember(service, 'service') !== undefined)
  )
    return undefined;
  const template = readMember(service, 'resources');
  const context: TemplateContext = {
    parameters: readMember(template, 'Parameters'),
    resources: readMember(template, 'Resources'),
    expand: toExpander(service),
  };
  const extensions = readMember(template, 'extensions');
  const mappings = Object.entries(functions).flatMap(([id, handler]) => readEvents(id, handler, extensions, context));
  const others = readResources(context);
  return { kind: 'serverless', mappings: [...mappings, ...others.mappings], notes: others.notes };
}

function readEvents(
  id: string,
  handler: unknown,
  extensions: unknown,
  context: TemplateContext,
): readonly ImportedMapping[] {
  const events = readMember(handler, 'events');
  const sources = (Array.isArray(events) ? events : []).map((event) => readMember(event, 'msk')).filter(isRecord);
  return sources.map((source) => readMskEvent(id, readMember(handler, 'name'), source, extensions, context));
}

function readMskEvent(
  id: string,
  name: unknown,
  source: Readonly<Record<string, unknown>>,
  extensions: unknown,
  context: TemplateContext,
): ImportedMapping {
  const notes: string[] = [];
  const event = toLiteral(evaluate(source, context, notes), '', notes);
  const { saslScram512, filterPatterns, provisionedPollers, startingPositionTimestamp, ...rest } = isRecord(event)
    ? event
    : {};
  const properties = toLiteral(evaluate(findExtension(id, rest.topic, extensions), context, notes), '', notes);
  const functionName = toLiteral(evaluate(name, context, notes), 'name', notes);
  if (name === undefined)
    notes.push(
      l10n.t('The framework makes up the name of function {0} from service, stage and id: it was left out.', id),
    );
  const members = {
    FunctionName: functionName,
    // What the framework deploys where nothing is given.
    StartingPosition: 'TRIM_HORIZON',
    StartingPositionTimestamp: startingPositionTimestamp,
    ...toApiMembers(rest, 'serverless', notes),
    ProvisionedPollerConfig: toPollers(provisionedPollers),
    SourceAccessConfigurations: saslScram512 && [{ Type: 'SASL_SCRAM_512_AUTH', URI: saslScram512 }],
    FilterCriteria: Array.isArray(filterPatterns) ? { Filters: filterPatterns.map(toFilter) } : undefined,
    ...toApiMembers(properties ?? {}, 'cloudFormation', notes),
  };
  return toImportedMapping(id, members, notes);
}

/** Properties that a service puts over those of the resource which the framework makes from an event. */
function findExtension(id: string, topic: unknown, extensions: unknown): unknown {
  const start = `${id.charAt(0).toUpperCase()}${id.slice(1)}EventSourceMappingMSK`;
  const end = String(topic)
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .toLowerCase();
  const name = Object.keys(isRecord(extensions) ? extensions : {}).find(
    (key) => key.startsWith(start) && key.toLowerCase().endsWith(end),
  );
  return name === undefined ? {} : readMember(readMember(extensions, name), 'Properties');
}

function toPollers(pollers: unknown): unknown {
  if (!isRecord(pollers)) return undefined;
  return { MinimumPollers: pollers.min, MaximumPollers: pollers.max, PollerGroupName: pollers.group };
}

function toFilter(pattern: unknown): unknown {
  return { Pattern: typeof pattern === 'string' ? pattern : JSON.stringify(pattern) };
}
