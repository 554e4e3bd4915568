import { describe, expect, it } from 'vitest';
import { cidrContains } from '../../../src/core/network/cidr.ts';
import type { NetworkAcl, NetworkAclEntry } from '../../../src/core/network/network.ts';
import { ANSWER_PORTS, findAcl, judgeAcl } from '../../../src/core/network/networkAcl.ts';
import { createRandom } from './random.ts';

function toAcl(...entries: readonly Partial<NetworkAclEntry>[]): NetworkAcl {
  const usual = { direction: 'in', protocol: '6', cidr: '0.0.0.0/0' } as const;
  const numbered = entries.map(
    (entry, index): NetworkAclEntry => ({ number: index + 1, allow: true, ...usual, ...entry }),
  );
  const last = { number: 32_767, protocol: '-1', cidr: '0.0.0.0/0', allow: false } as const;
  return {
    id: 'acl-1',
    vpcId: 'vpc-1',
    subnets: ['subnet-1'],
    entries: [...numbered, { ...last, direction: 'in' }, { ...last, direction: 'out' }],
  };
}

const port = (from: number) => ({ from, to: from });
const ports = (from: number, to: number) => ({ fromPort: from, toPort: to });

describe('network ACLs', () => {
  it.each([
    ['nothing', [], 'closed'],
    ['everything', [{ protocol: '-1' }], 'open'],
    ['the port', [ports(9094, 9094)], 'open'],
    ['another port', [ports(9096, 9096)], 'closed'],
    ['another protocol', [{ protocol: '17', ...ports(9094, 9094) }], 'closed'],
    ['another direction', [{ direction: 'out' as const }], 'closed'],
    ['a refusal that comes first', [{ allow: false, ...ports(9000, 9100) }, {}], 'closed'],
    ['a refusal that comes last', [{}, { allow: false, ...ports(9000, 9100) }], 'open'],
    ['a refusal listed first with a higher number', [{ allow: false, number: 9 }, { number: 8 }], 'open'],
    ['a part of the addresses', [{ cidr: '10.0.0.0/25' }], 'partly'],
    ['both halves of the addresses', [{ cidr: '10.0.0.0/25' }, { cidr: '10.0.0.128/25' }], 'open'],
    ['all but one address', [{ allow: false, cidr: '10.0.0.7/32' }, {}], 'partly'],
  ] as const)('with %s', (_title, entries, outcome) => {
    expect(judgeAcl(toAcl(...entries), 'in', '10.0.0.0/24', port(9094)).outcome).toBe(outcome);
  });

  it('names the entries that refuse', () => {
    const acl = toAcl({ allow: false, ...ports(9094, 9094) }, { allow: false, ...ports(22, 22) }, {});
    expect(judgeAcl(acl, 'in', '10.0.0.0/24', port(9094)).refusing.map(({ number }) => number)).toEqual([1]);
    expect(judgeAcl(toAcl(ports(32_768, 65_535)), 'in', '10.0.0.0/24', ANSWER_PORTS)).toMatchObject({
      outcome: 'partly',
      refusing: [{ number: 32_767 }],
    });
  });

  it('finds the ACL of a subnet', () => {
    expect(findAcl([toAcl()], 'subnet-1')?.id).toBe('acl-1');
    expect(findAcl([toAcl()], 'subnet-2')).toBeUndefined();
  });

  it('agrees with asking for every address and port by itself', () => {
    const random = createRandom(11);
    for (let round = 0; round < 400; round++) {
      const entries = random.list(5, () => {
        const fromPort = random.next(8);
        return {
          number: 1 + random.next(20),
          allow: random.pick(true, false),
          protocol: random.pick('6', '-1', '17'),
          cidr: `10.0.0.${random.next(8)}/${29 + random.next(4)}`,
          ...ports(fromPort, fromPort + random.next(8 - fromPort)),
        };
      });
      // EC2 has no two entries with one number.
      const distinct = entries.filter(
        (entry, index) => entries.findIndex(({ number }) => number === entry.number) === index,
      );
      const acl = toAcl(...distinct);
      const addresses = Array.from({ length: 8 }, (_, index) => `10.0.0.${index}`);
      const answers = new Set(
        addresses.flatMap((address) => [2, 3, 4, 5].map((wanted) => isLet(acl, address, wanted))),
      );
      const expected = answers.size > 1 ? 'partly' : answers.has(true) ? 'open' : 'closed';
      expect(judgeAcl(acl, 'in', '10.0.0.0/29', { from: 2, to: 5 }).outcome, JSON.stringify(distinct)).toBe(expected);
    }
  });
});

/** One address, one port: the first entry that fits decides. */
function isLet({ entries }: NetworkAcl, address: string, wanted: number): boolean {
  const fitting = entries
    .toSorted((a, b) => a.number - b.number)
    .find(
      ({ direction, protocol, cidr, fromPort = 0, toPort = 65_535 }) =>
        direction === 'in' &&
        cidrContains(cidr, address) &&
        (protocol === '-1' || (protocol === '6' && fromPort <= wanted && wanted <= toPort)),
    );
  return fitting?.allow === true;
}
