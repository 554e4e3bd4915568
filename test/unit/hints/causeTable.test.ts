import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { allCauses, toCauses } from '../../../src/core/hints/causes/causeTable.ts';
import { toHintContext } from '../../../src/core/hints/hintContext.ts';
import { PROBLEMS } from '../../../src/core/hints/problems.ts';
import {
  CONNECTION_ARN,
  MUTUAL_TLS,
  SCRAM,
  toCluster,
  toConnection,
  toFunction,
  toKnown,
  toMapping,
} from './samples.ts';

describe('the table of causes', () => {
  /** Mappings and surroundings that between them reach every part of the table. */
  const contexts = [
    toHintContext(toMapping(), toKnown()),
    toHintContext(toMapping(), {}),
    toHintContext(
      toMapping({ SourceAccessConfigurations: [SCRAM] }),
      toKnown({ clusters: [toCluster({ authMethods: ['scram'] })] }),
    ),
    toHintContext(
      toMapping({ SourceAccessConfigurations: [MUTUAL_TLS] }),
      toKnown({ clusters: [toCluster({ authMethods: ['mtls'] })] }),
    ),
    toHintContext(toMapping({ EventSourceArn: CONNECTION_ARN }), {
      functions: [toFunction()],
      vpcConnections: [toConnection()],
    }),
    toHintContext(toMapping({ EventSourceArn: undefined, FunctionArn: 'order-processor', Topics: undefined })),
    toHintContext(
      toMapping({ DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::failures' } } }),
      toKnown({ clusters: [], functions: [] }),
    ),
  ];

  it('leaves no problem without a cause, whatever is known', () => {
    for (const context of contexts) {
      for (const { id } of PROBLEMS) expect(toCauses([id], context), id).not.toEqual([]);
    }
  });

  it('has kebab-case ids, words and sources, and one meaning for each id', () => {
    const titles = new Map<string, string>();
    const [context] = contexts;
    if (context === undefined) throw new Error('no context');
    for (const cause of allCauses()) {
      expect(cause.id).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
      expect(cause.source).toMatch(/\.md|source-facts/);
      const title = cause.title(context);
      expect(titles.get(cause.id) ?? title).toBe(title);
      titles.set(cause.id, title);
    }
  });

  it('fills every word of its texts in', () => {
    for (const context of contexts) {
      const texts = JSON.stringify(PROBLEMS.flatMap(({ id }) => toCauses([id], context)));
      expect(texts).not.toMatch(/\{\d\}|undefined|\[object/);
    }
  });

  it('names a place to fill in only in commands and documents, never in sentences', () => {
    for (const context of contexts.slice(0, 5)) {
      for (const { id } of PROBLEMS) {
        for (const { title, why, fixes } of toCauses([id], context)) {
          for (const text of [title, why, ...fixes.map((fix) => fix.title)]) {
            expect(text).not.toMatch(/\b(?:[A-Z]+_)?(?:ROLE|PORT|PLACE|SECURITY_GROUP|CLUSTER_ARN|REGION)\b/);
          }
        }
      }
    }
  });

  it('offers commands that a shell reads as they are meant', async () => {
    const fixes = contexts
      .flatMap((context) => PROBLEMS.flatMap(({ id }) => toCauses([id], context)))
      .flatMap((cause) => cause.fixes);
    const commands = [...new Set(fixes.map((fix) => fix.command).filter((command) => command !== undefined))];
    expect(commands.length).toBeGreaterThan(30);
    // Every program is replaced by one that prints its arguments, so that nothing is called.
    const stubs = ['aws', 'openssl', 'kafka-acls.sh', 'kafka-consumer-groups.sh', 'curl'].map(
      (name) => `${name}() { printf '<%s>' "$@"; echo; }`,
    );
    const script = [...stubs, ...commands].join('\n');
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', script], { maxBuffer: 10_000_000 });
    expect(stderr).toBe('');
    expect(stdout.split('\n').length).toBeGreaterThan(commands.length);
    for (const policy of stdout.match(/<--(?:assume-role-)?policy-document><([^>]*)>/g) ?? []) {
      expect(() => JSON.parse(policy.replace(/^<[^>]*><|>$/g, ''))).not.toThrow();
    }
    expect(stdout).toMatch(/<--policy-document><\{/);
  });
});
