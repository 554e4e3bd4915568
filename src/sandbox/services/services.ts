import { restJson } from '../protocol/restJson.ts';
import { MalformedBody, type WireRequest } from '../protocol/wire.ts';
import type { Service } from '../service.ts';
import { cloudWatch } from './cloudWatch.ts';
import { ec2 } from './ec2.ts';
import { glue } from './glue.ts';
import { iam } from './iam.ts';
import { kafka } from './kafka.ts';
import { kms } from './kms.ts';
import { lambda } from './lambda.ts';
import { logs } from './logs.ts';
import { s3 } from './s3.ts';
import { schemas } from './schemas.ts';
import { secretsManager } from './secretsManager.ts';
import { restJsonErrors } from './serviceErrors.ts';
import { sns } from './sns.ts';
import { sqs } from './sqs.ts';
import { sts } from './sts.ts';

/** Every service the sandbox speaks. */
const services: readonly Service[] = [
  lambda,
  kafka,
  secretsManager,
  sts,
  sqs,
  sns,
  schemas,
  glue,
  ec2,
  iam,
  kms,
  s3,
  cloudWatch,
  logs,
];

/** The service of a credential scope; a stand-in that knows no operation where the sandbox has none of that name. */
export function findService(name: string): Service {
  return services.find((service) => service.name === name) ?? unknownService(name);
}

/** What an unsigned request looks like, so that it is refused in the right form. */
export function guessService(request: WireRequest): Service {
  return services.find((service) => recognises(service, request)) ?? lambda;
}

function recognises(service: Service, request: WireRequest): boolean {
  try {
    return service.protocol.route(request, service.operations) !== undefined;
  } catch (error) {
    if (error instanceof MalformedBody) return true;
    throw error;
  }
}

function unknownService(name: string): Service {
  return {
    name,
    protocol: restJson((error) => ({ message: error.message })),
    errors: { ...restJsonErrors, unknownOperation: { code: 'UnknownOperationException', status: 501 } },
    operations: [],
  };
}
