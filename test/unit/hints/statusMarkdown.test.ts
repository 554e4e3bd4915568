import { describe, expect, it } from 'vitest';
import { explainMapping } from '../../../src/core/hints/explainMapping.ts';
import type { HintKnown } from '../../../src/core/hints/hintContext.ts';
import { toStatusMarkdown } from '../../../src/core/hints/statusMarkdown.ts';
import type { DeployedMapping } from '../../../src/core/mapping/mapping.ts';
import { CONNECTION_ARN, RESULTS, SCRAM, toCluster, toConnection, toFunction, toKnown, toMapping } from './samples.ts';

function write(mapping: DeployedMapping, known: HintKnown = {}): string {
  return toStatusMarkdown(mapping, explainMapping(mapping, known), known);
}

const queue = { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:111122223333:order-failures' } };
const brokers = [
  {
    method: 'scram' as const,
    network: 'vpc' as const,
    addresses:
      'b-1.orders.a1b2c3.c4.kafka.us-east-1.amazonaws.com:9096,b-2.orders.a1b2c3.c4.kafka.us-east-1.amazonaws.com:9096',
  },
];

/** Pages that are kept beside this test, to be read by people. */
const PAGES: readonly (readonly [name: string, mapping: DeployedMapping, known: HintKnown])[] = [
  [
    'working',
    toMapping({
      BatchSize: 500,
      MaximumBatchingWindowInSeconds: 5,
      SourceAccessConfigurations: [SCRAM],
      AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'order-processor' },
      FilterCriteria: { Filters: [{ Pattern: '{"value":{"type":["created|changed"]}}' }] },
      DestinationConfig: queue,
    }),
    toKnown({
      clusters: [toCluster({ authMethods: ['scram', 'iam'] })],
      functions: [toFunction({ runtime: 'nodejs22.x', memory: 512 })],
      brokers,
    }),
  ],
  ['idle', toMapping({ LastProcessingResult: 'No records processed', StartingPosition: 'LATEST' }), toKnown()],
  ['failing', toMapping({ LastProcessingResult: RESULTS.connection }), toKnown({ profile: 'dev' })],
  [
    'stopped',
    toMapping({
      State: 'Disabled',
      StateTransitionReason: 'EVENT_SOURCE_AUTHZ_ERROR',
      LastProcessingResult: RESULTS.authorization,
    }),
    toKnown(),
  ],
  [
    'across accounts',
    toMapping({ EventSourceArn: CONNECTION_ARN, LastProcessingResult: RESULTS.authorization }),
    { region: 'us-east-1', functions: [toFunction()], vpcConnections: [toConnection()] },
  ],
  [
    'little known',
    toMapping({ LastProcessingResult: 'PROBLEM: The moon is in the wrong house.' }),
    { missing: [{ subject: 'Clusters', message: 'Profile dev may not call kafka:ListClustersV2.' }] },
  ],
];

describe('the status page', () => {
  it.each(PAGES)('of a mapping that is %s', async (name, mapping, known) => {
    await expect(write(mapping, known)).toMatchFileSnapshot(`pages/${name.replaceAll(' ', '-')}.md`);
  });

  it('says that more is coming while it is being read', () => {
    expect(write(toMapping(), { loading: true })).toContain('*Cluster and function are being read…*');
    expect(write(toMapping())).not.toContain('being read');
  });

  it('shows names and texts of the account as they are and makes nothing of them', () => {
    const hostile = '</td><script>alert(1)</script>[x](command:evil) `|` https://evil.example/ ![](x)';
    const page = write(
      toMapping({
        Topics: [hostile],
        LastProcessingResult: `PROBLEM: ${hostile}`,
        StateTransitionReason: hostile,
        FilterCriteria: { Filters: [{ Pattern: hostile }] },
        FilterCriteriaError: { ErrorCode: 'X', Message: hostile },
        AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: `\`\`\`\n${hostile}` },
        DestinationConfig: { OnFailure: { Destination: hostile } },
      }),
      toKnown({
        clusters: [toCluster({ state: 'FAILED', stateMessage: hostile, name: hostile })],
        functions: [toFunction({ role: hostile, runtime: hostile })],
        missing: [{ subject: 'Topics', message: hostile }],
        profile: hostile,
      }),
    );
    // What is left when code is taken out must hold no live HTML, link or bare address but ours.
    const prose = page
      .replace(/^(`{3,})[a-z]*\n[\s\S]*?\n\1$/gm, '')
      .replace(/(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, '')
      .replace(/\[Documentation\]\(https:\/\/docs\.aws\.amazon\.com\/[\w./#-]+\)/g, '');
    expect(prose).not.toMatch(/(?<!\\)</);
    expect(prose).not.toMatch(/(?<!\\)\]\(/);
    expect(prose).not.toMatch(/https:\/\//);
    expect(page.match(/^\| Topic \|/gm)).toHaveLength(1);
  });
});
