import { describe, expect, it } from 'vitest';
import { ForeignAnswer, toAwsFailure, toPlainText } from '../../../src/aws/toAwsFailure.ts';
import { AwsFailure } from '../../../src/core/failure.ts';

const CALL = { operation: 'lambda:ListFunctions', host: 'lambda.us-east-1.amazonaws.com' };

function toServiceError(name: string, message: string, httpStatusCode = 400): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode, requestId: 'req-1' } });
}

function toNodeError(code: string, message = code): Error {
  return Object.assign(new Error(message), { code });
}

describe('toAwsFailure', () => {
  it.each([
    ['ExpiredTokenException', 'expired-credentials'],
    ['ExpiredToken', 'expired-credentials'],
    ['UnrecognizedClientException', 'expired-credentials'],
    ['InvalidClientTokenId', 'expired-credentials'],
    ['InvalidAccessKeyId', 'expired-credentials'],
    ['SignatureDoesNotMatch', 'no-credentials'],
    ['InvalidSignatureException', 'no-credentials'],
    ['MissingAuthenticationTokenException', 'no-credentials'],
    ['AccessDeniedException', 'access-denied'],
    ['AccessDenied', 'access-denied'],
    ['ForbiddenException', 'access-denied'],
    ['UnauthorizedException', 'access-denied'],
    ['ThrottlingException', 'throttled'],
    ['Throttling', 'throttled'],
    ['RequestThrottled', 'throttled'],
    ['TooManyRequestsException', 'throttled'],
    ['ResourceNotFoundException', 'not-found'],
    ['NotFoundException', 'not-found'],
    ['NoSuchBucket', 'not-found'],
    ['AWS.SimpleQueueService.NonExistentQueue', 'not-found'],
    ['ResourceConflictException', 'conflict'],
    ['ResourceInUseException', 'conflict'],
    ['ConflictException', 'conflict'],
    ['InvalidParameterValueException', 'invalid'],
    ['InvalidParameterException', 'invalid'],
    ['ValidationException', 'invalid'],
    ['BadRequestException', 'invalid'],
    ['ServiceException', 'unknown'],
    ['InternalFailure', 'unknown'],
  ])('%s is %s', (code, reason) => {
    const failure = toAwsFailure(toServiceError(code, 'AWS said so', code === 'InternalFailure' ? 500 : 418), CALL);
    expect(failure).toMatchObject({
      reason,
      message: 'AWS said so',
      code,
      requestId: 'req-1',
      operation: CALL.operation,
    });
  });

  it.each([
    [401, 'access-denied'],
    [403, 'access-denied'],
    [404, 'not-found'],
    [409, 'conflict'],
    [429, 'throttled'],
    [400, 'invalid'],
    [500, 'unknown'],
  ])("decides by status %s where the code is nobody's", (status, reason) => {
    const failure = toAwsFailure(toServiceError('SomethingElse', 'text', status), CALL);
    expect(failure).toMatchObject({ reason, httpStatus: status });
  });

  it.each([
    [toNodeError('ECONNREFUSED'), 'refused the connection'],
    [toNodeError('ENOTFOUND'), 'could not be resolved'],
    [toNodeError('EAI_AGAIN'), 'could not be resolved'],
    [toNodeError('ECONNRESET', 'socket hang up'), 'closed the connection'],
    [toNodeError('ETIMEDOUT'), 'did not answer in time'],
    [Object.assign(new Error('x'), { name: 'TimeoutError' }), 'did not answer in time'],
    [toNodeError('EHOSTUNREACH'), 'no route'],
    [toNodeError('SELF_SIGNED_CERT_IN_CHAIN'), 'SELF_SIGNED_CERT_IN_CHAIN'],
    [toNodeError('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'No secure connection'],
    [toNodeError('ERR_TLS_CERT_ALTNAME_INVALID'), 'No secure connection'],
    [new Error('wrapped', { cause: toNodeError('ECONNREFUSED') }), 'refused the connection'],
  ])('names the endpoint when the network fails: %s', (error, text) => {
    const failure = toAwsFailure(error, CALL);
    expect(failure.reason).toBe('network');
    expect(failure.message).toContain(text);
    expect(failure.message).toContain(CALL.host);
  });

  it("does without the endpoint's name when it never got that far", () => {
    const failure = toAwsFailure(toNodeError('ECONNREFUSED'), { operation: 'sts:GetCallerIdentity' });
    expect(failure.message).toBe('the endpoint refused the connection.');
  });

  it('says that an endpoint is not AWS, and does not quote its answer', () => {
    const parser = Object.assign(new SyntaxError(`Unexpected token '<', "<html>secret" is not valid JSON`), {
      $metadata: { httpStatusCode: 200 },
    });
    const failure = toAwsFailure(parser, CALL);
    expect(failure).toMatchObject({ reason: 'unknown', httpStatus: 200, code: undefined, cause: undefined });
    expect(failure.message).toContain('lambda.us-east-1.amazonaws.com did not answer like AWS');
    expect(failure.message).not.toContain('secret');
  });

  it.each([
    [new ForeignAnswer('Functions is missing'), undefined],
    [new TypeError('map is not a function'), 200],
    [toNodeError('HPE_INVALID_CONSTANT'), undefined],
    [toServiceError('Unknown', 'Unknown', 302), undefined],
    [toServiceError('Error', '@aws-sdk XML parse error: unexpected content.', 400), undefined],
  ])('sees by more than the body that an endpoint is not AWS: %s', (error, status) => {
    expect(toAwsFailure(error, { ...CALL, status }).message).toContain('did not answer like AWS');
  });

  it('says what it knows where AWS gave no text', () => {
    const failure = toAwsFailure(toServiceError('UnknownError', 'UnknownError', 500), CALL);
    expect(failure.message).toBe(
      'lambda:ListFunctions at lambda.us-east-1.amazonaws.com failed without a message (HTTP 500).',
    );
    expect(toAwsFailure('thrown text', { operation: 'a:B' }).message).toBe('a:B failed without a message.');
  });

  it('passes a failure through', () => {
    const failure = new AwsFailure('aborted', 'm', { operation: 'a:B' });
    expect(toAwsFailure(failure, CALL)).toBe(failure);
  });
});

describe('toPlainText', () => {
  it.each([
    [
      'Resource handler returned message: "Invalid request provided: Function does not exist (Service: Lambda, Status Code: 400, Request ID: 1-2)" (RequestToken: abc, HandlerErrorCode: InvalidRequest)',
      'Function does not exist',
    ],
    [
      'Need to specify a timestamp (Service: Lambda, Status Code: 400, Request ID: 1-2, Extended Request ID: null)',
      'Need to specify a timestamp',
    ],
    ['Cannot access secret (or its key).', 'Cannot access secret (or its key).'],
    [
      'The event source arn (" arn:a ") and function (" f ") provided mapping already exists. Please update or delete the existing mapping with UUID 1',
      'The event source arn (" arn:a ") and function (" f ") provided mapping already exists. Please update or delete the existing mapping with UUID 1',
    ],
  ])('%s', (message, expected) => {
    expect(toPlainText(message)).toBe(expected);
  });
});
