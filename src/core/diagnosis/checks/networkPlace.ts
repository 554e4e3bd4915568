import * as l10n from '@vscode/l10n';
import { type Check, fail, pass, toCheck, unknown } from '../check.ts';
import { type Finding, toJudgement } from './networkFindings.ts';
import { turnOnVpcDns } from './networkRemedies.ts';
import { toSubnetWords } from './networkWords.ts';

/** States in which Lambda makes its interfaces. */
const MAKES_INTERFACES = ['Creating', 'Enabling'];

/** The network as a whole: names and addresses (errors.md A1.4, A1.8). */
export const PLACE_CHECKS: readonly Check[] = [
  toCheck({
    id: 'vpc-dns',
    area: 'network',
    title: () => l10n.t('Names resolve in the VPC'),
    needs: ['vpc'],
    judge: (subject, { vpc }) => {
      if (vpc === undefined) return unknown([l10n.t('The VPC of the event source is not known.')]);
      const { id, dnsSupport, dnsHostnames } = vpc;
      const evidence = [`${id}: enableDnsSupport = ${dnsSupport}, enableDnsHostnames = ${dnsHostnames}`];
      if (!dnsSupport) {
        const why = l10n.t('Broker names resolve only if the VPC has a DNS server of its own that forwards them.');
        return fail([why, ...evidence], [turnOnVpcDns(subject, id, 'support')]);
      }
      if (dnsHostnames) return pass(...evidence);
      const why = l10n.t(
        'Private DNS names of endpoints do not work without DNS host names; NAT gateways do not need them.',
      );
      return { ...unknown([...evidence, why]), remedies: [turnOnVpcDns(subject, id, 'hostnames')] };
    },
  }),
  toCheck({
    id: 'free-addresses',
    area: 'network',
    title: () => l10n.t('Subnets have free addresses for Lambda’s interfaces'),
    needs: ['subnets'],
    judge: ({ mapping }, { subnets }) =>
      toJudgement(
        subnets.map((subnet): Finding => {
          const { freeAddresses } = subnet;
          const text =
            freeAddresses === 1
              ? l10n.t('{0}: 1 free address', toSubnetWords(subnet))
              : l10n.t('{0}: {1} free addresses', toSubnetWords(subnet), String(freeAddresses ?? '?'));
          if (freeAddresses !== undefined && freeAddresses > 0) return { outcome: 'pass', text };
          // Interfaces that are there already go on working: a full subnet is a fault while they are being made.
          const isFault = freeAddresses === 0 && MAKES_INTERFACES.includes(mapping.State);
          return { outcome: isFault ? 'fail' : 'unknown', text };
        }),
      ),
  }),
];
