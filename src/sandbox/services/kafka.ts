import { restJson } from '../protocol/restJson.ts';
import type { Service } from '../service.ts';
import { clusterOperations } from './kafkaClusters.ts';
import { connectionOperations } from './kafkaConnections.ts';
import { scramSecretOperations } from './kafkaScramSecrets.ts';
import { topicOperations } from './kafkaTopics.ts';
import { restJsonErrors } from './serviceErrors.ts';

/** Amazon MSK, API version 2018-11-14. */
export const kafka: Service = {
  name: 'kafka',
  protocol: restJson((error) => ({ ...error.members, message: error.message })),
  errors: {
    ...restJsonErrors,
    accessDenied: { code: 'ForbiddenException', status: 403 },
    throttled: { code: 'TooManyRequestsException', status: 429 },
    invalidParameter: { code: 'BadRequestException', status: 400 },
    invalidToken: { code: 'BadRequestException', status: 400 },
    internal: { code: 'InternalServerErrorException', status: 500 },
  },
  parameterMember: 'invalidParameter',
  operations: [...clusterOperations, ...scramSecretOperations, ...topicOperations, ...connectionOperations],
};
