import * as l10n from '@vscode/l10n';
import type { Cause } from '../cause.ts';
import { DOCS } from '../docs.ts';
import {
  addNatGateways,
  allowInEndpointPolicy,
  createEndpoints,
  listEndpoints,
  openEndpointGroup,
  openOutbound,
  showNetworkAcls,
  toNeededServices,
  turnOnProvisionedMode,
} from '../fixes/networkFixes.ts';

/** Also where only the destination is not reached. */
export const ENDPOINTS_MISSING: Cause = {
  id: 'endpoints-missing-for-some',
  title: () => l10n.t('There are endpoints for Lambda and STS, but not for the other services needed'),
  why: (context) =>
    l10n.t(
      'A secret needs Secrets Manager, an on-failure destination its own service. This mapping needs: {0}.',
      toNeededServices(context).join(', '),
    ),
  appliesTo: { mode: 'on-demand' },
  evidence: (context) => (toNeededServices(context).length > 2 ? 'possible' : 'excluded'),
  fixes: (context) => [
    createEndpoints(context, toNeededServices(context).slice(2)),
    listEndpoints(context),
    turnOnProvisionedMode(context),
  ],
  checks: ['way-to-services:some-services'],
  source: 'errors.md A2 (7), source-facts 90, 91',
};

/** The pollers do not reach Lambda, STS, Secrets Manager or the destination (errors.md A2, source-facts 88-110). */
export const AWS_SERVICES_CAUSES: readonly Cause[] = [
  {
    id: 'no-nat-or-endpoints',
    title: () => l10n.t('The cluster’s subnets have neither a NAT gateway nor the endpoints needed'),
    why: (context) =>
      l10n.t(
        'Without provisioned mode Lambda calls these services from the cluster’s subnets: {0}.',
        toNeededServices(context).join(', '),
      ),
    appliesTo: { mode: 'on-demand' },
    fixes: (context) => [turnOnProvisionedMode(context), createEndpoints(context), addNatGateways()],
    checks: ['way-to-services:no-way', 'way-to-services:state', 'way-to-services:route-table'],
    source: 'errors.md A2 (1), source-facts 89-92',
  },
  ENDPOINTS_MISSING,
  {
    id: 'endpoint-group-closed',
    title: () => l10n.t('The endpoints’ security group does not let the cluster’s group in'),
    why: () => l10n.t('Calls come from interfaces with the cluster’s security groups to port 443 of the endpoints.'),
    appliesTo: { mode: 'on-demand' },
    fixes: (context) => [openEndpointGroup(context), listEndpoints(context)],
    checks: ['endpoint-groups'],
    source: 'errors.md A2 (3), source-facts 102',
  },
  {
    id: 'endpoint-without-private-dns',
    title: () => l10n.t('Private DNS names are off at an endpoint'),
    why: () => l10n.t('Without them the services’ usual names lead past the endpoint.'),
    appliesTo: { mode: 'on-demand' },
    fixes: (context) => [
      listEndpoints(context),
      { title: l10n.t('Turn private DNS names on at that endpoint'), docUrl: DOCS.network },
    ],
    checks: ['way-to-services:private-dns', 'way-to-services:vpc-dns'],
    source: 'errors.md A2 (2), source-facts 93',
  },
  {
    id: 'outbound-closed',
    title: () => l10n.t('The cluster’s security group does not let traffic out on port 443'),
    why: () => l10n.t('Outbound 443 has to be open to anywhere, or at least to the endpoints.'),
    appliesTo: { mode: 'on-demand' },
    fixes: (context) => [openOutbound(context)],
    checks: ['https-outbound'],
    source: 'errors.md A2 (4), source-facts 100',
  },
  {
    id: 'endpoint-policy-restricted',
    title: () => l10n.t('An endpoint’s policy refuses Lambda'),
    why: () =>
      l10n.t(
        'Lambda itself calls sts:AssumeRole and lambda:InvokeFunction through the endpoints. A policy for your own accounts or organization only refuses these calls.',
      ),
    appliesTo: { mode: 'on-demand' },
    fixes: () => [allowInEndpointPolicy('sts:AssumeRole'), allowInEndpointPolicy('lambda:InvokeFunction')],
    checks: ['endpoint-policies'],
    source: 'errors.md A2 (6), source-facts 104-108',
  },
  {
    id: 'public-subnets',
    title: () => l10n.t('The cluster is in public subnets'),
    why: () =>
      l10n.t('Lambda’s interfaces get no public address, so an internet gateway does not help: endpoints are needed.'),
    appliesTo: { mode: 'on-demand' },
    fixes: (context) => [createEndpoints(context), turnOnProvisionedMode(context)],
    checks: ['way-to-services:public-subnet'],
    source: 'errors.md A2 (8), permissions.md 8',
  },
  {
    id: 'endpoint-elsewhere',
    title: () => l10n.t('The endpoints are in subnets that the cluster’s subnets do not reach'),
    why: () =>
      l10n.t('Endpoints have to be reachable from each of the cluster’s subnets: by routes, and through network ACLs.'),
    appliesTo: { mode: 'on-demand' },
    fixes: (context) => [listEndpoints(context)],
    checks: ['network-acls:endpoints'],
    source: 'errors.md A2 (5)',
  },
  {
    id: 'network-acl-closed',
    title: () => l10n.t('A network ACL stands between the cluster’s subnets and the services’ public addresses'),
    why: () => l10n.t('It has to let TCP 443 out, and the answers in: network ACLs keep no record of connections.'),
    appliesTo: { mode: 'on-demand' },
    onlyIfShown: true,
    fixes: (context) => [showNetworkAcls(context)],
    checks: ['network-acls:public-addresses'],
    source: 'errors.md A1.4, A2',
  },
  {
    id: 'left-over-result',
    title: () => l10n.t('The message is probably older than provisioned mode'),
    why: () =>
      l10n.t(
        'In provisioned mode the pollers need no way to AWS services from the cluster’s network. The last result can stay for minutes after a change.',
      ),
    appliesTo: { mode: 'provisioned' },
    fixes: () => [{ title: l10n.t('Wait a few minutes and refresh'), docUrl: DOCS.scaling }],
    source: 'permissions.md 8, limits.md 7',
  },
];
