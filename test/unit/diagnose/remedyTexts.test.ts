import { describe, expect, it } from 'vitest';
import type { Remedy } from '../../../src/core/diagnosis/report.ts';
import { CHECK_CASES } from './checkCases.ts';
import { iamMapping } from './checkFacts.ts';
import { judge } from './judgeFacts.ts';

const LOOKS = 'it looks, and changes nothing';
const CHOICE = 'what takes the place of the other is the reader’s choice';
const SHARED = 'the policy is another’s, replaced as a whole by a call, and its other statements are not known here';

/** Why a remedy is no command and no template, by check and the beginning of its title. */
const WITHOUT: Readonly<Record<string, { readonly command?: string; readonly template?: string }>> = {
  'cluster-exists: Look at the cluster': { template: LOOKS },
  'connection-available: Look at the VPC connection': { template: LOOKS },
  'cluster-policy: In account': { command: SHARED, template: SHARED },
  'authentication-enabled: Give the mapping': { command: CHOICE, template: CHOICE },
  'brokers-known: Look at': { template: LOOKS },
  'topic-exists: Create the topic': { template: CHOICE },
  'secret-exists: Make the secret again': { command: CHOICE, template: CHOICE },
  'secret-name: Make a secret': { command: CHOICE, template: CHOICE },
  'secret-key: Encrypt the secret': { command: CHOICE, template: CHOICE },
  'secret-key-rights: If the key’s own policy': { command: SHARED, template: SHARED },
  'role-exists: Make the role again': { template: CHOICE },
  'function-active: Repair what': { template: LOOKS },
  'function-log: Read the function’s log': { template: LOOKS },
  'destination-exists: Choose': { command: CHOICE, template: CHOICE },
  'destination-topic: Create the topic': { command: CHOICE, template: CHOICE },
  'destination-key-rights: If the key’s own policy': { command: SHARED, template: SHARED },
  'registry-exists: Make the registry again': { command: CHOICE, template: CHOICE },
  'registry-secret: Make the secret again': { command: CHOICE, template: CHOICE },
  'records-arrive: Repair what': { command: CHOICE, template: CHOICE },
  'way-to-services: Or route': {
    command: 'NAT gateways need public subnets and addresses, which are the reader’s to choose',
    template: 'NAT gateways need public subnets and addresses, which are the reader’s to choose',
  },
  'endpoint-policies: Allow': { template: SHARED },
  'secret-region: Replicate the secret': { command: CHOICE, template: CHOICE },
};

const REMEDIES: readonly (readonly [key: string, remedy: Remedy])[] = CHECK_CASES.filter(
  ({ never }) => never?.fail === undefined,
).flatMap(({ id, mapping = iamMapping, failing = mapping, fails }) =>
  judge(id, failing, fails).remedies.map((remedy) => [`${id}: ${remedy.title}`, remedy] as const),
);

function findReasons(key: string) {
  return Object.entries(WITHOUT).find(([start]) => key.startsWith(start))?.[1] ?? {};
}

describe('a remedy', () => {
  it.each(REMEDIES)(
    'is told as a command and as a template, or it is said why not: %s',
    (key, { command, template }) => {
      const reasons = findReasons(key);
      expect(command === undefined, 'command').toBe(reasons.command !== undefined);
      expect(template === undefined, 'template').toBe(reasons.template !== undefined);
      if (command !== undefined) expect(command).toMatch(/^aws [a-z0-9-]+ [a-z0-9-]+ .*--region us-east-1/s);
    },
  );

  it('that the extension can do has both', () => {
    for (const [, { change, command, template }] of REMEDIES) {
      if (change !== undefined) expect([command, template]).toEqual([expect.any(String), expect.any(Object)]);
    }
  });

  it('without one is one that a check proposes', () => {
    const unused = Object.keys(WITHOUT).filter((start) => !REMEDIES.some(([key]) => key.startsWith(start)));
    expect(unused).toEqual([]);
  });
});
