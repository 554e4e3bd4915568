import * as l10n from '@vscode/l10n';
import type { DestinationKind } from '../../policy/destination.ts';
import type { PolicyAsker } from '../../policy/principal.ts';
import type { CheckSubject } from '../check.ts';

/** A call that an on-demand poller makes to an AWS service from the event source's subnets. */
export interface ServiceNeed {
  /** The last part of the service's endpoint name: `sts`. */
  readonly service: string;
  /** What people call it. */
  readonly label: string;
  readonly action: string;
  readonly resource: string;
  readonly asker: PolicyAsker;
}

/** Provisioned pollers need no way to AWS services from the event source's network (permissions.md 8). */
export function skipInProvisionedMode({ provisionedMode }: CheckSubject): string | undefined {
  return provisionedMode
    ? l10n.t(
        'In provisioned mode the pollers call AWS services without the event source’s network: only the broker port matters.',
      )
    : undefined;
}

const LAMBDA: PolicyAsker = { service: 'lambda.amazonaws.com' };

const DESTINATIONS: Partial<Readonly<Record<DestinationKind, { label: string; action: string; suffix?: string }>>> = {
  sqs: { label: 'Amazon SQS', action: 'sqs:SendMessage' },
  sns: { label: 'Amazon SNS', action: 'sns:Publish' },
  // What is put into a bucket is an object.
  s3: { label: 'Amazon S3', action: 's3:PutObject', suffix: '/*' },
};

/**
 * What is called, and in whose name: Lambda and STS by the service itself, secrets and destinations by the function's role
 * (source-facts 89-91, 104-110).
 */
export function listServiceNeeds({ policy, roleArn, secret, destination }: CheckSubject): readonly ServiceNeed[] {
  const role: PolicyAsker = { role: roleArn };
  const target = destination && DESTINATIONS[destination.kind];
  return [
    { service: 'sts', label: 'AWS STS', action: 'sts:AssumeRole', resource: roleArn, asker: LAMBDA },
    {
      service: 'lambda',
      label: 'AWS Lambda',
      action: 'lambda:InvokeFunction',
      resource: policy.invokedArn,
      asker: LAMBDA,
    },
    ...(secret === undefined
      ? []
      : [
          {
            service: 'secretsmanager',
            label: 'AWS Secrets Manager',
            action: 'secretsmanager:GetSecretValue',
            resource: secret.URI ?? '*',
            asker: role,
          },
        ]),
    ...(destination === undefined || target === undefined
      ? []
      : [
          {
            service: destination.kind,
            label: target.label,
            action: target.action,
            resource: `${destination.target}${target.suffix ?? ''}`,
            asker: role,
          },
        ]),
  ];
}

/** Every port that brokers are reached at: one in the cluster's own network, one for each broker across accounts. */
export function listBrokerPorts({ broker, port }: CheckSubject): readonly number[] {
  const named = [...(broker?.addresses ?? '').matchAll(/:(\d+)(?=,|$)/g)].map(([, digits]) => Number(digits));
  if (named.length > 0) return [...new Set(named)].toSorted((a, b) => a - b);
  return port === undefined ? [] : [port];
}
