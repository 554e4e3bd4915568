import { createHash } from 'node:crypto';
import { type Account, findFunction, parseFunctionReference, toFunctionArn, toRoleArn } from '../account/account.ts';
import { type LambdaFunction, toLogGroup } from '../account/lambda.ts';
import type { Answer, Call, Operation } from '../service.ts';
import { conflict, notFound } from './lambdaErrors.ts';

export const functionOperations: readonly Operation[] = [
  { name: 'ListFunctions', method: 'GET', path: '/2015-03-31/functions', handle: listFunctions },
  { name: 'GetFunction', method: 'GET', path: '/2015-03-31/functions/{FunctionName}', handle: getFunction },
  {
    name: 'GetFunctionConfiguration',
    method: 'GET',
    path: '/2015-03-31/functions/{FunctionName}/configuration',
    handle: (call) => ({ body: toConfiguration(call.account, requireFunction(call)) }),
  },
  {
    name: 'UpdateFunctionConfiguration',
    method: 'PUT',
    path: '/2015-03-31/functions/{FunctionName}/configuration',
    handle: updateFunctionConfiguration,
  },
  {
    name: 'DeleteFunctionConcurrency',
    method: 'DELETE',
    path: '/2017-10-31/functions/{FunctionName}/concurrency',
    status: 204,
    handle: deleteFunctionConcurrency,
  },
];

function listFunctions(call: Call): Answer {
  const page = call.toPage(call.account.functions, {
    list: 'lambda:ListFunctions',
    key: ({ name }) => name,
    token: call.parameters.text('Marker'),
    tokenName: 'Marker',
    size: call.parameters.integer('MaxItems', { min: 1, max: 10_000 }),
    maximum: 50,
  });
  return {
    body: { NextMarker: page.token ?? null, Functions: page.items.map((item) => toConfiguration(call.account, item)) },
  };
}

function getFunction(call: Call): Answer {
  const found = requireFunction(call);
  return {
    body: {
      Configuration: toConfiguration(call.account, found),
      Code: { RepositoryType: found.packageType === 'Image' ? 'ECR' : 'S3' },
      ...(found.tags && { Tags: found.tags }),
      ...(found.reservedConcurrency !== undefined && {
        Concurrency: { ReservedConcurrentExecutions: found.reservedConcurrency },
      }),
    },
  };
}

/** Only the time that a function may take: the sandbox leaves the rest as it is. */
function updateFunctionConfiguration(call: Call): Answer {
  const found = requireFunction(call);
  if (found.state === 'Pending') {
    throw conflict(
      `The operation cannot be performed at this time. The function is currently in the following state: ${found.state}`,
    );
  }
  found.timeoutSeconds = call.parameters.integer('Timeout', { min: 1, max: 900 }) ?? found.timeoutSeconds;
  found.lastModified = new Date(call.now).toISOString();
  return { body: toConfiguration(call.account, found) };
}

function deleteFunctionConcurrency(call: Call): Answer {
  delete requireFunction(call).reservedConcurrency;
  return {};
}

/** Throws 404 when the account has no such function. */
export function requireFunction(call: Call): LambdaFunction {
  const reference = call.parameters.requiredText('FunctionName');
  const found = findFunction(call.account, reference);
  if (found === undefined) {
    throw notFound(`Function not found: ${toFunctionArn(call.account, parseFunctionReference(reference).name)}`);
  }
  return found;
}

function toConfiguration(account: Account, lambda: LambdaFunction): object {
  const digest = createHash('sha256').update(lambda.name).digest();
  return {
    FunctionName: lambda.name,
    FunctionArn: toFunctionArn(account, lambda.name),
    ...(lambda.runtime !== undefined && { Runtime: lambda.runtime }),
    Role: toRoleArn(account, lambda.role),
    ...(lambda.handler !== undefined && { Handler: lambda.handler }),
    CodeSize: lambda.codeBytes ?? 1_048_576,
    Description: lambda.description ?? '',
    Timeout: lambda.timeoutSeconds,
    MemorySize: lambda.memoryMb,
    LastModified: lambda.lastModified.replace('Z', '+0000'),
    CodeSha256: digest.toString('base64'),
    Version: '$LATEST',
    ...(lambda.environment && { Environment: { Variables: lambda.environment } }),
    TracingConfig: { Mode: 'PassThrough' },
    RevisionId: toUuid(digest),
    State: lambda.state ?? 'Active',
    ...(lambda.stateReason && { StateReason: lambda.stateReason.message, StateReasonCode: lambda.stateReason.code }),
    LastUpdateStatus: lambda.updateFailure ? 'Failed' : 'Successful',
    ...(lambda.updateFailure && {
      LastUpdateStatusReason: lambda.updateFailure.message,
      LastUpdateStatusReasonCode: lambda.updateFailure.code,
    }),
    PackageType: lambda.packageType ?? 'Zip',
    Architectures: [lambda.architecture ?? 'x86_64'],
    EphemeralStorage: { Size: 512 },
    LoggingConfig: { LogFormat: 'Text', LogGroup: toLogGroup(lambda) },
  };
}

function toUuid(digest: Buffer): string {
  return digest.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
