import type * as Lambda from '@aws-sdk/client-lambda';
import * as l10n from '@vscode/l10n';
import { parseMskSource } from '../core/arn.ts';
import type { DeployedMapping, MappingChanges, MappingInput } from '../core/mapping/mapping.ts';
import type { LambdaFunction } from './lambdaFunction.ts';
import { expectMember } from './toAwsFailure.ts';

/** True for mappings that read from an MSK cluster or a managed VPC connection to one. */
export function isMskMapping(info: Lambda.EventSourceMappingConfiguration): boolean {
  return parseMskSource(info.EventSourceArn ?? '') !== undefined;
}

/** The mapping as `aws lambda get-event-source-mapping` prints it: dates as ISO 8601, nothing for members without value. */
export function toDeployedMapping(info: Lambda.EventSourceMappingConfiguration): DeployedMapping {
  const members = Object.entries(info).flatMap(([name, value]): [string, unknown][] => {
    if (value === undefined || value === null || name === '$metadata') return [];
    return [[name, value instanceof Date ? value.toISOString() : value]];
  });
  return {
    ...Object.fromEntries(members),
    UUID: expectMember(info.UUID, 'UUID'),
    FunctionArn: info.FunctionArn ?? '',
    State: info.State ?? '',
  };
}

/** Input of CreateEventSourceMapping. Throws `RangeError` for a timestamp that is no point in time. */
export function toCreateInput(input: MappingInput): Lambda.CreateEventSourceMappingRequest {
  const { StartingPositionTimestamp: timestamp, ...rest } = input;
  const dated = timestamp === undefined ? rest : { ...rest, StartingPositionTimestamp: parseTimestamp(timestamp) };
  // A document may hold values that the SDK's enumerations lack; whether they are good is Lambda's to say.
  return dated as Lambda.CreateEventSourceMappingRequest;
}

export function toUpdateInput(uuid: string, changes: MappingChanges): Lambda.UpdateEventSourceMappingRequest {
  return { ...(changes as Lambda.UpdateEventSourceMappingRequest), UUID: uuid };
}

/** Epoch seconds or ISO 8601, as the AWS CLI takes it: a time without zone is local, also when only a date is given. */
export function parseTimestamp(value: string | number): Date {
  const text = String(value).trim();
  const isSeconds = /^\d+(?:\.\d+)?$/.test(text);
  const isDateOnly = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const date = new Date(isSeconds ? Number(text) * 1000 : isDateOnly ? `${text}T00:00:00` : text);
  if (text === '' || Number.isNaN(date.getTime())) {
    throw new RangeError(l10n.t('"{0}" is neither an ISO 8601 time nor seconds since 1970.', text));
  }
  return date;
}

export function toLambdaFunction(info: Lambda.FunctionConfiguration): LambdaFunction {
  return {
    name: expectMember(info.FunctionName, 'FunctionName'),
    arn: info.FunctionArn ?? '',
    runtime: info.Runtime,
    description: info.Description || undefined,
    timeout: info.Timeout ?? 0,
    memory: info.MemorySize,
    role: info.Role ?? '',
    state: info.State,
    lastModified: info.LastModified,
    logGroup: info.LoggingConfig?.LogGroup,
    logFormat: info.LoggingConfig?.LogFormat,
  };
}
