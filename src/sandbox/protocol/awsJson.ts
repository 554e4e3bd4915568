import type { Operation, Protocol, Routed } from '../service.ts';
import type { ServiceError } from '../serviceError.ts';
import { parseBody } from './restJson.ts';
import type { WireRequest } from './wire.ts';

export interface AwsJsonOptions {
  readonly version: '1.0' | '1.1';
  /** What stands before the dot in X-Amz-Target. */
  readonly target: string;
  /** The namespace of error types: `com.amazonaws.sqs#`. */
  readonly errorPrefix?: string;
  /** The member that carries the text. */
  readonly message: 'message' | 'Message';
  /** The old error codes, which services that were once Query services send in a header. */
  readonly queryCodes?: Readonly<Record<string, string>>;
}

/** AWS JSON (Secrets Manager, SQS): the operation stands in a header, everything else in the JSON body. */
export function awsJson(options: AwsJsonOptions): Protocol {
  const contentType = `application/x-amz-json-${options.version}`;
  return {
    route: (request, operations) => route(request, operations, options.target),
    writeAnswer: (answer, _operation, _service, requestId) => ({
      status: 200,
      headers: { 'content-type': contentType, 'x-amzn-requestid': requestId, ...answer.headers },
      body: JSON.stringify(answer.body ?? {}),
    }),
    writeError: (error, _service, requestId) => ({
      status: error.status,
      headers: {
        'content-type': contentType,
        'x-amzn-requestid': requestId,
        ...toQueryError(error, options.queryCodes),
        ...error.headers,
      },
      body: JSON.stringify({
        __type: `${options.errorPrefix ?? ''}${error.code}`,
        [options.message]: error.message,
        ...error.members,
      }),
    }),
  };
}

function route(request: WireRequest, operations: readonly Operation[], target: string): Routed | undefined {
  const [prefix, name] = String(request.headers['x-amz-target'] ?? '').split('.');
  const operation = prefix === target ? operations.find((candidate) => candidate.name === name) : undefined;
  return operation && { operation, parameters: parseBody(request.body) };
}

function toQueryError(error: ServiceError, codes: AwsJsonOptions['queryCodes']): Record<string, string> {
  if (codes === undefined) return {};
  const fault = error.status < 500 ? 'Sender' : 'Receiver';
  return { 'x-amzn-query-error': `${codes[error.code] ?? error.code};${fault}` };
}
