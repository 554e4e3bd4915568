import { ec2Query } from '../protocol/ec2Query.ts';
import type { Service } from '../service.ts';
import { endpointOperations } from './ec2Endpoints.ts';
import { ec2Errors } from './ec2Errors.ts';
import { groupOperations } from './ec2Groups.ts';
import { networkOperations } from './ec2Network.ts';

/** Amazon EC2: what the network of a cluster is made of. */
export const ec2: Service = {
  name: 'ec2',
  protocol: ec2Query('http://ec2.amazonaws.com/doc/2016-11-15/'),
  errors: ec2Errors,
  operations: [...groupOperations, ...networkOperations, ...endpointOperations],
};
