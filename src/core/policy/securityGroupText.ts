import * as l10n from '@vscode/l10n';
import type { PermissionContext, PermissionText } from './permissionText.ts';
import { listPlaceholderNotes } from './placeholders.ts';
import { HTTPS_ANYWHERE, toEgressCommand, toIngressCommand, toOwnPort } from './securityGroup.ts';

/** Rules with the one port that is used (source-facts 99-101, permissions.md 8). */
export function toSecurityGroupText(context: PermissionContext): PermissionText {
  const { subject, place } = context;
  const port = context.port === undefined ? 'BROKER_PORT' : String(context.port);
  const text = listSecurityGroups(context)
    .flatMap((group) => [
      toIngressCommand(place, group, port, group),
      toEgressCommand(place, group, toOwnPort(group, port)),
      ...(subject.provisionedMode ? [] : [toEgressCommand(place, group, HTTPS_ANYWHERE)]),
    ])
    .join('\n');
  return {
    part: 'security-group',
    title: () => l10n.t('Security group rules'),
    why: () =>
      l10n.t(
        'Lambda’s network interfaces carry the security groups of the event source, whatever VPC the function has.',
      ),
    text,
    languageId: 'shellscript',
    notes: [...listRules(context, port), ...listPlaceholderNotes(text)],
  };
}

/** Security groups that the pollers' interfaces carry: of the cluster or of the VPC connection, or a place to fill in. */
export function listSecurityGroups({ subject, cluster }: PermissionContext): readonly string[] {
  if (subject.crossAccount) return ['CONNECTION_SECURITY_GROUP'];
  const groups = cluster?.securityGroups ?? [];
  return groups.length > 0 ? groups : ['CLUSTER_SECURITY_GROUP'];
}

function listRules({ subject }: PermissionContext, port: string): readonly string[] {
  const own = [
    l10n.t('Inbound: TCP {0} from the group itself.', port),
    l10n.t('Outbound, where the group limits it: TCP {0} to the group itself.', port),
  ];
  return subject.provisionedMode
    ? own
    : [
        ...own,
        l10n.t('Outbound, where the group limits it: TCP 443 to anywhere, or to the endpoints that are used instead.'),
      ];
}
