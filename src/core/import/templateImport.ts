import * as l10n from '@vscode/l10n';
import {
  type ImportedMapping,
  isMskMapping,
  type MappingImport,
  toForeignSource,
  toImportedMapping,
  toSkippedNote,
} from './importedMapping.ts';
import { evaluate, type TemplateContext } from './intrinsics.ts';
import { isRecord, readMember, toLiteral } from './nonLiteral.ts';
import { toApiMembers } from './targetNames.ts';

/** Types of events of a SAM function that are event source mappings of other services. */
const OTHER_EVENTS: readonly string[] = ['SQS', 'Kinesis', 'DynamoDB', 'SelfManagedKafka', 'MQ', 'DocumentDB'];

/** Event source mappings of a CloudFormation or SAM template; undefined for a value that is none. */
export function readTemplateImport(template: unknown): MappingImport | undefined {
  const resources = readMember(template, 'Resources');
  if (!isRecord(resources)) return undefined;
  return readResources({ parameters: readMember(template, 'Parameters'), resources });
}

/** The resources of a template, wherever it stands. */
export function readResources(context: TemplateContext): MappingImport {
  const mappings: ImportedMapping[] = [];
  const notes: string[] = [];
  for (const [name, resource] of isRecord(context.resources) ? Object.entries(context.resources) : []) {
    const type = readMember(resource, 'Type');
    const properties = readMember(resource, 'Properties');
    if (type === 'AWS::Lambda::EventSourceMapping') readMappingResource(name, properties, context, mappings, notes);
    if (type === 'AWS::Serverless::Function') readFunctionEvents(name, properties, context, mappings, notes);
  }
  return { kind: 'cloudformation', mappings, notes };
}

function readMappingResource(
  name: string,
  properties: unknown,
  context: TemplateContext,
  mappings: ImportedMapping[],
  notes: string[],
): void {
  const ownNotes: string[] = [];
  const value = evaluate(properties, context, ownNotes);
  if (!isMskMapping(value)) notes.push(toSkippedNote(name, toForeignSource(value)));
  else
    mappings.push(
      toImportedMapping(name, toApiMembers(toLiteral(value, '', ownNotes) ?? {}, 'cloudFormation', ownNotes), ownNotes),
    );
}

/** Events of type MSK of one SAM function. */
function readFunctionEvents(
  functionId: string,
  properties: unknown,
  context: TemplateContext,
  mappings: ImportedMapping[],
  notes: string[],
): void {
  const events = readMember(properties, 'Events');
  for (const [eventId, event] of isRecord(events) ? Object.entries(events) : []) {
    const type = String(readMember(event, 'Type'));
    // The id that SAM gives to the mapping.
    const name = `${functionId}${eventId}`;
    if (OTHER_EVENTS.includes(type)) notes.push(toSkippedNote(name, type));
    if (type === 'MSK') mappings.push(readMskEvent(name, functionId, readMember(event, 'Properties'), context));
  }
}

function readMskEvent(
  name: string,
  functionId: string,
  properties: unknown,
  context: TemplateContext,
): ImportedMapping {
  const notes: string[] = [];
  const event = toLiteral(evaluate(withoutDestinationType(properties), context, notes), '', notes);
  const functionName = toLiteral(
    evaluate({ Ref: functionId }, context, notes),
    l10n.t('The function of the event'),
    notes,
  );
  const members = toApiMembers(event ?? {}, 'sam', notes);
  return toImportedMapping(
    name,
    functionName === undefined ? members : { FunctionName: functionName, ...members },
    notes,
  );
}

/** SAM asks for the type of a destination, which its ARN tells anyway. */
function withoutDestinationType(properties: unknown): unknown {
  const config = readMember(properties, 'DestinationConfig');
  const onFailure = readMember(config, 'OnFailure');
  if (!isRecord(properties) || !isRecord(config) || !isRecord(onFailure)) return properties;
  const { Type: _type, ...rest } = onFailure;
  return { ...properties, DestinationConfig: { ...config, OnFailure: rest } };
}
