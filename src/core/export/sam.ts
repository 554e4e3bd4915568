import * as l10n from '@vscode/l10n';
import { parseArn } from '../arn.ts';
import type { MappingInput } from '../mapping/mapping.ts';
import { CLOUDFORMATION_NOTES, toCloudFormationValue, toPolicyTemplate } from './cloudFormationProperties.ts';
import { formatComments, type NoteRule, toNotes } from './exportNotes.ts';
import type { ExportRequest } from './exportRequest.ts';
import type { MappingExport } from './mappingExport.ts';
import { hasTags, type Template, toTargetSettings } from './targetSettings.ts';
import { formatYaml } from './yaml.ts';

type Members = Readonly<Record<string, Template>>;

/** The event `MSK` of a function (fields.md 2); SAM has events only inside of a function. */
export function toSamTemplate(request: ExportRequest): MappingExport {
  const notes = toNotes(request, NOTES);
  return { notes, text: `${formatComments(notes, '# ')}${formatYaml(toTemplate(request))}` };
}

const NOTES: readonly NoteRule[] = [
  {
    field: 'functionName',
    when: () => true,
    message: () =>
      l10n.t(
        'An event is part of its function: put Events into the resource of your function, or set CodeUri, Handler and Runtime, which are placeholders here.',
      ),
  },
  {
    field: 'functionName',
    when: ({ names }) => isVersion(names.qualifier),
    message: ({ names }) =>
      l10n.t(
        'SAM connects an event with the function or with the alias of AutoPublishAlias, not with {0}.',
        names.qualifier ?? '',
      ),
  },
  {
    field: 'tags',
    when: ({ input }) => hasTags(input),
    message: ({ input }) =>
      l10n.t(
        'An MSK event of SAM has no tags ({0}): use AWS::Lambda::EventSourceMapping, or tag the mapping afterwards.',
        Object.entries(input.Tags ?? {})
          .map(([name, tag]) => `${name}=${tag}`)
          .join(', '),
      ),
  },
  ...CLOUDFORMATION_NOTES,
];

function toTemplate(request: ExportRequest): Members {
  const { input, names } = request;
  const policy = toPolicyTemplate(request);
  const { functionName, qualifier } = names;
  const properties: Members = {
    ...(functionName === '' ? {} : { FunctionName: functionName }),
    CodeUri: './',
    Handler: 'index.handler',
    Runtime: 'nodejs22.x',
    ...(qualifier === undefined || isVersion(qualifier) ? {} : { AutoPublishAlias: qualifier }),
    ...(policy === undefined ? {} : { Policies: [policy] }),
    Events: { [names.mapping]: { Type: 'MSK', Properties: toEventProperties(input) } },
  };
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Transform: 'AWS::Serverless-2016-10-31',
    Resources: { [names.function]: { Type: 'AWS::Serverless::Function', Properties: properties } },
  };
}

function toEventProperties(input: MappingInput): Members {
  const properties = toTargetSettings(input, 'sam', toCloudFormationValue);
  const destination = input.DestinationConfig?.OnFailure?.Destination;
  if (destination === undefined || destination === '') return properties;
  return {
    ...properties,
    DestinationConfig: { OnFailure: { ...toDestinationType(destination), Destination: destination } },
  };
}

const DESTINATION_TYPES: Readonly<Record<string, string>> = { sqs: 'SQS', sns: 'SNS', s3: 'S3' };

/** Tells SAM which right to give to the role that it makes. */
function toDestinationType(destination: string): Members {
  if (destination.startsWith('kafka://')) return { Type: 'Kafka' };
  const service = parseArn(destination)?.service ?? '';
  const type = Object.hasOwn(DESTINATION_TYPES, service) ? DESTINATION_TYPES[service] : undefined;
  return type === undefined ? {} : { Type: type };
}

function isVersion(qualifier: string | undefined): boolean {
  return qualifier !== undefined && /^(?:\d+|\$LATEST.*)$/.test(qualifier);
}
