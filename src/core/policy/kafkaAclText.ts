import * as l10n from '@vscode/l10n';
import { toDestinationTopic } from './destination.ts';
import { describeOpenGroup, GROUP_OPTIONS } from './groupOptions.ts';
import { toKafkaAclCommands } from './kafkaAcls.ts';
import type { PermissionContext, PermissionText } from './permissionText.ts';
import { listPlaceholderNotes } from './placeholders.ts';

/** For SASL/SCRAM and mutual TLS, where Kafka itself decides what a user may do (source-facts 77, 79, 80). */
export function toKafkaAclText({ subject, broker }: PermissionContext): PermissionText | undefined {
  const { method, topic, group, destination, crossAccount } = subject;
  if (method !== 'scram' && method !== 'mtls') return undefined;
  const text = toKafkaAclCommands({
    method,
    topic,
    group,
    brokers: broker?.addresses,
    failureTopic: toDestinationTopic(destination),
  });
  const open = group === '*';
  return {
    part: 'kafka-acls',
    title: () => l10n.t('Kafka ACLs'),
    why: () => l10n.t('The brokers let the user read the topic in its consumer group where ACLs are in force.'),
    text,
    languageId: 'shellscript',
    notes: [
      crossAccount
        ? l10n.t(
            'Across accounts the cluster has to have allow.everyone.if.no.acl.found=false, so that ACLs are a must.',
          )
        : l10n.t('Without any ACL on a resource everybody may use it, unless allow.everyone.if.no.acl.found is false.'),
      ...(open ? [describeOpenGroup(), ...GROUP_OPTIONS.map((option) => option.text())] : []),
      ...listPlaceholderNotes(text),
      l10n.t('{0} holds the settings of an administrator’s Kafka client.', 'admin.properties'),
    ],
    ...(open ? { groupOptions: GROUP_OPTIONS } : {}),
  };
}
