import * as l10n from '@vscode/l10n';
import { parseArn } from '../../arn.ts';
import { DOCS } from '../../hints/docs.ts';
import { toAwsCommand } from '../../hints/fixes/awsCommand.ts';
import type { VpcEndpoint } from '../../network/network.ts';
import type { RequestContext } from '../../policy/conditions.ts';
import { evaluateTrust } from '../../policy/evaluate.ts';
import { formatPolicy, type PolicyDocument, type PolicyStatement } from '../../policy/policyDocument.ts';
import { type Check, type CheckSubject, skipped, toCheck } from '../check.ts';
import type { Remedy } from '../report.ts';
import { noFunction } from './absence.ts';
import { listEndpointUses } from './networkEndpointUse.ts';
import { type Finding, orUndefined, toJudgement } from './networkFindings.ts';
import { type ServiceNeed, skipInProvisionedMode } from './networkNeeds.ts';

/** What an endpoint's policy has to let through: Lambda in its own name, or the role (source-facts 104-110). */
export const ENDPOINT_POLICY_CHECKS: readonly Check[] = [
  toCheck({
    id: 'endpoint-policies',
    area: 'network',
    title: () => l10n.t('The endpoints’ policies let the calls through'),
    skip: skipInProvisionedMode,
    needs: ['subnets', 'endpoints', 'routeTables', 'function'],
    wants: ['vpc'],
    judge: (subject, facts, { vpc }) => {
      if (facts.function === undefined) return noFunction();
      const uses = listEndpointUses(subject, { ...facts, vpc: orUndefined(vpc) });
      if (uses.length === 0) return skipped(l10n.t('No endpoint takes the calls.'));
      return toJudgement(uses.map(({ need, endpoint }) => judgePolicy(subject, need, endpoint)));
    },
  }),
];

function judgePolicy(subject: CheckSubject, need: ServiceNeed, endpoint: VpcEndpoint): Finding {
  const place = `${endpoint.id} (${need.label})`;
  if (endpoint.policy === undefined) {
    return { outcome: 'unknown', text: l10n.t('The policy of {0} could not be read.', place) };
  }
  const { decision, doubts } = evaluateTrust({ name: endpoint.id, document: endpoint.policy }, need.asker, {
    action: need.action,
    resource: need.resource,
    context: toContext(subject, need, endpoint),
  });
  const who = 'service' in need.asker ? need.asker.service : need.asker.role;
  if (decision === 'allowed') return { outcome: 'pass', text: l10n.t('{0} lets {1} do {2}.', place, who, need.action) };
  if (decision === 'unclear') {
    const text = l10n.t('Whether {0} lets {1} do {2} hangs on: {3}', place, who, need.action, doubts.join(', '));
    return { outcome: 'unknown', text };
  }
  const remedies = [allowInPolicy(subject, need, endpoint, endpoint.policy)];
  return { outcome: 'fail', text: toRefusal(place, who, need, endpoint.policy), remedies, sign: need.service };
}

/** A service principal belongs to no organization and to no account, so that conditions on these never hold. */
function toContext(
  { region, policy, account }: CheckSubject,
  { asker, resource }: ServiceNeed,
  { id, vpcId }: VpcEndpoint,
): RequestContext {
  const owner = parseArn(resource)?.account;
  const shared = {
    'aws:requestedregion': region,
    'aws:securetransport': 'true',
    'aws:sourcevpce': id,
    'aws:sourcevpc': vpcId,
    ...(owner !== undefined && /^\d{12}$/.test(owner) && { 'aws:resourceaccount': owner }),
  };
  if ('role' in asker) {
    return {
      ...shared,
      'aws:principalarn': asker.role,
      'aws:principalaccount': parseArn(asker.role)?.account ?? account,
      'aws:principaltype': 'AssumedRole',
      'aws:principalisawsservice': 'false',
    };
  }
  return {
    ...shared,
    'aws:principalorgid': undefined,
    'aws:principalorgpaths': undefined,
    'aws:principalaccount': undefined,
    'aws:principalarn': undefined,
    'aws:principalisawsservice': 'true',
    'aws:principalservicename': asker.service,
    'aws:sourcearn': policy.mappingArn,
  };
}

function toRefusal(place: string, who: string, { action, asker }: ServiceNeed, policy: PolicyDocument): string {
  if ('service' in asker && /aws:PrincipalOrg(?:ID|Paths)/i.test(JSON.stringify(policy))) {
    return l10n.t(
      '{0} lets members of an organization through only (aws:PrincipalOrgID): {1} is called by {2}, which belongs to none.',
      place,
      action,
      who,
    );
  }
  return l10n.t('{0} does not let {1} do {2}.', place, who, action);
}

/** The endpoint's own policy with one statement more; statements that refuse have to be removed by hand. */
function allowInPolicy(
  subject: CheckSubject,
  need: ServiceNeed,
  { id: endpoint, type }: VpcEndpoint,
  policy: PolicyDocument,
): Remedy {
  const { action } = need;
  const whole = { ...policy, Statement: [...policy.Statement, toAllowance(need, type)] };
  return {
    title: l10n.t('Allow {0} in the policy of {1}', action, endpoint),
    text: l10n.t('Statements that refuse the call outright have to be removed from it.'),
    command: toAwsCommand(
      subject,
      'ec2',
      'modify-vpc-endpoint',
      ['--vpc-endpoint-id', endpoint],
      ['--policy-document', formatPolicy(whole)],
    ),
    snippet: { language: 'json', text: formatPolicy(whole) },
    docUrl: DOCS.network,
  };
}

/** A gateway endpoint knows no roles as principals: they are told apart by a condition. */
function toAllowance({ asker, action, resource }: ServiceNeed, type: VpcEndpoint['type']): PolicyStatement {
  const allow = { Effect: 'Allow', Action: action } as const;
  if ('service' in asker) return { ...allow, Principal: { Service: [asker.service] }, Resource: '*' };
  if (type !== 'Gateway') return { ...allow, Principal: { AWS: [asker.role] }, Resource: resource };
  const condition = { ArnEquals: { 'aws:PrincipalArn': asker.role } };
  return { ...allow, Principal: '*', Resource: resource, Condition: condition };
}
