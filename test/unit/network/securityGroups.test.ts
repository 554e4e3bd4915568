import { describe, expect, it } from 'vitest';
import { cidrContains } from '../../../src/core/network/cidr.ts';
import type { SecurityGroup, SecurityRule } from '../../../src/core/network/network.ts';
import { ANYWHERE, judgeGroups } from '../../../src/core/network/securityGroups.ts';
import { createRandom } from './random.ts';

function toRule(rule: Partial<SecurityRule>): SecurityRule {
  return { protocol: 'tcp', groups: [], cidrs: [], prefixLists: [], ...rule };
}

function toGroup(id: string, ...inbound: readonly Partial<SecurityRule>[]): SecurityGroup {
  return { id, vpcId: 'vpc-1', name: id, inbound: inbound.map(toRule), outbound: [] };
}

const own = { fromPort: 9098, toPort: 9098, groups: ['sg-1'] };
const peer = { groups: ['sg-1'], cidrs: ['10.0.1.0/24', '10.0.2.0/24'] };
const judge = (...groups: readonly SecurityGroup[]) => judgeGroups(groups, 'inbound', 9098, peer).outcome;

describe('security groups', () => {
  it.each([
    ['no rule', {}, 'closed'],
    ['the group itself', own, 'open'],
    ['the group itself on a range', { ...own, fromPort: 9092, toPort: 9098 }, 'open'],
    ['the group itself on another port', { ...own, fromPort: 9094, toPort: 9094 }, 'closed'],
    ['the group itself by UDP', { ...own, protocol: 'udp' }, 'closed'],
    ['all traffic of the group itself', { protocol: '-1', groups: ['sg-1'] }, 'open'],
    ['another group', { ...own, groups: ['sg-2'] }, 'closed'],
    ['a block around all subnets', { cidrs: ['10.0.0.0/16'] }, 'open'],
    ['a block around one subnet', { cidrs: ['10.0.1.0/24'] }, 'closed'],
    ['blocks that hold the subnets together', { cidrs: ['10.0.1.0/24', '10.0.2.0/25', '10.0.2.128/25'] }, 'open'],
    ['a block of IPv6', { cidrs: ['::/0'] }, 'closed'],
    ['a prefix list', { prefixLists: ['pl-1'] }, 'unknown'],
    ['a prefix list for another port', { prefixLists: ['pl-1'], fromPort: 22, toPort: 22 }, 'closed'],
  ] as const)('with %s', (_title, rule, outcome) => {
    expect(judge(toGroup('sg-1', rule))).toBe(outcome);
  });

  it('adds up the rules of several groups, and names those that count', () => {
    const groups = [toGroup('sg-1', { cidrs: ['10.0.1.0/24'] }), toGroup('sg-2', { cidrs: ['10.0.2.0/24'] })];
    expect(judgeGroups(groups, 'inbound', 9098, peer)).toMatchObject({
      outcome: 'open',
      rules: [{ group: 'sg-1' }, { group: 'sg-2' }],
    });
    expect(judge(...groups.slice(0, 1))).toBe('closed');
  });

  it('takes anywhere for every IPv4 address', () => {
    const out = (rule: Partial<SecurityRule>) =>
      judgeGroups([{ ...toGroup('sg-1'), outbound: [toRule(rule)] }], 'outbound', 443, ANYWHERE).outcome;
    expect(out({ protocol: '-1', cidrs: ['0.0.0.0/0'] })).toBe('open');
    expect(out({ fromPort: 443, toPort: 443, cidrs: ['10.0.0.0/8'] })).toBe('closed');
    expect(out({ fromPort: 443, toPort: 443, prefixLists: ['pl-s3'] })).toBe('unknown');
  });

  it('agrees with asking for every address by itself', () => {
    const random = createRandom(3);
    for (let round = 0; round < 300; round++) {
      const rules = random.list(4, () => {
        const fromPort = 9096 + random.next(4);
        return toRule({
          protocol: random.pick('tcp', '-1', 'udp'),
          ...random.pick({}, { fromPort, toPort: fromPort + random.next(3) }),
          cidrs: random.list(2, () => `10.0.0.${random.next(16)}/${28 + random.next(5)}`),
        });
      });
      const lets = (address: string) =>
        rules.some(
          ({ protocol, fromPort = 0, toPort = 65_535, cidrs }) =>
            (protocol === '-1' || (protocol === 'tcp' && fromPort <= 9098 && 9098 <= toPort)) &&
            cidrs.some((cidr) => cidrContains(cidr, address)),
        );
      const expected = Array.from({ length: 16 }, (_, index) => `10.0.0.${index}`).every(lets) ? 'open' : 'closed';
      const wanted = { groups: [], cidrs: ['10.0.0.0/28'] };
      expect(judgeGroups([toGroup('sg-1', ...rules)], 'inbound', 9098, wanted).outcome).toBe(expected);
    }
  });
});
