import type { MappingChanges } from '../mapping/mapping.ts';
import type { PolicyDocument } from '../policy/policyDocument.ts';

/** TCP ports of a security group, from or to another group or a block of addresses. */
export interface SecurityPermission {
  readonly fromPort: number;
  readonly toPort: number;
  readonly peer: { readonly group: string } | { readonly cidr: string };
}

/** An endpoint with private DNS names that is to be: from then on everything in the VPC reaches the service by it. */
export interface InterfaceEndpoint {
  readonly vpcId: string;
  /** In full: `com.amazonaws.us-east-1.sts`. */
  readonly serviceName: string;
  /** No more than one in each zone. */
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
}

/**
 * One thing that the extension can do in the account to remove a cause. Plain data, so that a report can hold it, and so
 * that what is asked is exactly what is called.
 */
export type AccountChange =
  | {
      readonly kind: 'put-role-policy';
      readonly role: string;
      readonly policyName: string;
      readonly document: PolicyDocument;
    }
  | { readonly kind: 'attach-role-policy'; readonly role: string; readonly policyArn: string }
  | { readonly kind: 'update-trust'; readonly role: string; readonly document: PolicyDocument }
  | { readonly kind: 'authorize-inbound'; readonly group: string; readonly permission: SecurityPermission }
  | { readonly kind: 'authorize-outbound'; readonly group: string; readonly permission: SecurityPermission }
  | { readonly kind: 'associate-secret'; readonly clusterArn: string; readonly secretArn: string }
  | { readonly kind: 'create-endpoints'; readonly endpoints: readonly InterfaceEndpoint[] }
  | { readonly kind: 'update-function'; readonly functionArn: string; readonly timeout: number }
  | { readonly kind: 'remove-reserved-concurrency'; readonly functionArn: string }
  | { readonly kind: 'update-mapping'; readonly uuid: string; readonly changes: MappingChanges };
