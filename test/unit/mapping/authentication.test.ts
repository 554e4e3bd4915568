import { describe, expect, test } from 'vitest';
import { chooseBroker } from '../../../src/core/cluster/brokers.ts';
import {
  describeBrokerChoice,
  toAuthEdits,
  toAuthMethod,
  toAuthOptions,
  toBrokerChoice,
} from '../../../src/core/mapping/authentication.ts';
import type { KnownSecret } from '../../../src/core/mapping/finding.ts';
import { rankSecrets } from '../../../src/core/mapping/secrets.ts';
import { CERTIFICATE, DRAFT, mtls, SECRET, scram, toCluster, toConnection } from './account.ts';

const short = (options: ReturnType<typeof toAuthOptions>) =>
  options.map(
    ({ method, needsSecret, enabled }) => `${method}${needsSecret ? '+secret' : ''}${enabled ? '' : ' (no)'}`,
  );

describe('toAuthOptions', () => {
  test.each([
    [['iam'], ['iam']],
    [['scram'], ['scram+secret']],
    [
      ['mtls', 'scram', 'iam'],
      ['mtls+secret', 'scram+secret', 'iam'],
    ],
    [
      ['iam', 'unauthenticated-tls', 'plaintext'],
      ['iam', 'unauthenticated-tls (no)', 'plaintext (no)'],
    ],
    [
      ['unauthenticated-tls', 'plaintext'],
      ['unauthenticated-tls', 'plaintext (no)'],
    ],
    [
      ['scram', 'plaintext'],
      ['scram+secret', 'plaintext'],
    ],
  ] as const)('offers for %j: %j', (authMethods, offered) => {
    const options = toAuthOptions(toCluster({ authMethods }));
    expect(short(options)).toEqual(offered);
    for (const option of options) {
      expect(option.label).not.toBe('');
      expect(option.why).toMatch(/\.$/);
    }
  });

  test('names the stronger method that makes a weaker one useless', () => {
    const options = toAuthOptions(toCluster({ authMethods: ['iam', 'plaintext'] }));
    expect(options[1]?.why).toContain('IAM');
  });

  test('shows what a mapping has although the cluster does not offer it', () => {
    expect(short(toAuthOptions(toCluster(), scram()))).toEqual(['iam', 'scram+secret (no)']);
    expect(short(toAuthOptions(toCluster({ authMethods: ['iam', 'plaintext'] }), mtls()))).toEqual([
      'iam',
      'mtls+secret (no)',
      'plaintext (no)',
    ]);
    expect(short(toAuthOptions(toCluster({ authMethods: ['scram'] }), scram()))).toEqual(['scram+secret']);
  });

  test('offers the method of a VPC connection', () => {
    expect(short(toAuthOptions(toConnection()))).toEqual(['iam']);
    expect(short(toAuthOptions(toConnection({ authentication: 'SASL_SCRAM' })))).toEqual(['scram+secret']);
    expect(short(toAuthOptions(toConnection({ authentication: 'TLS' })))).toEqual(['mtls+secret']);
  });

  test('offers everything that a document can say when the source is not known', () => {
    const everything = ['mtls+secret', 'scram+secret', 'iam'];
    expect(short(toAuthOptions(undefined))).toEqual(everything);
    expect(short(toAuthOptions(toConnection({ authentication: 'toString' })))).toEqual(everything);
    expect(short(toAuthOptions(toCluster({ authMethods: [] })))).toEqual(everything);
  });
});

describe('the choice of a document', () => {
  test.each([
    [DRAFT, ['iam', 'scram'], 'iam'],
    [DRAFT, ['plaintext'], 'plaintext'],
    [DRAFT, ['scram'], undefined],
    [scram(), ['iam'], 'scram'],
    [mtls(), [], 'mtls'],
    [{ SourceAccessConfigurations: [{ Type: 'BASIC_AUTH' }] }, ['iam'], undefined],
    [{ SourceAccessConfigurations: [{}] }, ['iam'], undefined],
  ] as const)('of %j with %j is %s', (draft, authMethods, method) => {
    expect(toAuthMethod(draft, toCluster({ authMethods }))).toBe(method);
  });

  test('is made by edits that keep the secret only while the method stays', () => {
    const path = ['SourceAccessConfigurations'];
    const SCRAM = 'SASL_SCRAM_512_AUTH';
    expect(toAuthEdits(scram(), 'iam')).toEqual([{ path, value: undefined }]);
    expect(toAuthEdits(scram(), 'scram')).toEqual([{ path, value: [{ Type: SCRAM, URI: SECRET }] }]);
    expect(toAuthEdits(mtls(), 'scram')).toEqual([{ path, value: [{ Type: SCRAM }] }]);
    expect(toAuthEdits(DRAFT, 'mtls', CERTIFICATE)).toEqual([
      { path, value: [{ Type: 'CLIENT_CERTIFICATE_TLS_AUTH', URI: CERTIFICATE }] },
    ]);
  });
});

describe('the broker in words', () => {
  test('names method, port and reason', () => {
    const choice = toBrokerChoice(DRAFT, toCluster({ authMethods: ['iam'] }));
    expect(describeBrokerChoice(choice)).toBe(
      'Lambda will connect with IAM on port 9098, because no secret is given and this is the strongest enabled method that needs none.',
    );
    expect(describeBrokerChoice(toBrokerChoice(scram(), toCluster({ authMethods: ['scram'] })))).toBe(
      'Lambda will connect with SASL/SCRAM on port 9096, because the secret is for this method.',
    );
  });

  test('says how to get a weaker method', () => {
    const text = describeBrokerChoice(
      toBrokerChoice(DRAFT, toCluster({ authMethods: ['iam', 'unauthenticated-tls'] })),
    );
    expect(text).toContain('never falls back to a weaker one (unauthenticated (TLS))');
    expect(text).toContain('disable every stronger method');
    const withSecret = describeBrokerChoice(toBrokerChoice(mtls(), toCluster({ authMethods: ['mtls', 'iam'] })));
    expect(withSecret).toContain('(IAM)');
    expect(withSecret).not.toContain('disable');
  });

  test('takes the port that MSK names', () => {
    const brokers = [{ method: 'iam', network: 'vpc', addresses: 'b-1.x:9198,b-2.x:9198' }] as const;
    expect(describeBrokerChoice(toBrokerChoice(DRAFT, toCluster(), brokers))).toContain('port 9198');
  });

  test('claims no port over a VPC connection until MSK has told it', () => {
    const choice = toBrokerChoice(DRAFT, toConnection());
    expect(describeBrokerChoice(choice, 'vpc-connectivity')).not.toMatch(/\d{4}/);
    const brokers = [{ method: 'iam', network: 'vpc-connectivity', addresses: 'b-1.x:14001' }] as const;
    expect(describeBrokerChoice(toBrokerChoice(DRAFT, toConnection(), brokers), 'vpc-connectivity')).toContain(
      'port 14001',
    );
  });

  test('says that nothing fits', () => {
    expect(describeBrokerChoice(chooseBroker(['scram'], undefined))).toContain('secret');
    expect(toBrokerChoice(DRAFT, undefined)).toBeUndefined();
  });
});

describe('rankSecrets', () => {
  const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1';
  const secret = (name: string, kmsKeyId?: string): KnownSecret => ({ arn: `arn:${name}`, name, kmsKeyId });
  const SECRETS = [
    secret('database'),
    secret('AmazonMSK_no-key'),
    secret('AmazonMSK_b', KEY),
    secret('AmazonMSK_a', KEY),
    secret('AmazonMSK_managed', 'arn:aws:kms:us-east-1:111122223333:alias/aws/secretsmanager'),
  ];
  const names = (ranked: ReturnType<typeof rankSecrets>) => ranked.map((entry) => [entry.secret.name, entry.fit]);

  test('puts associated SASL/SCRAM secrets first and says what is wrong with the others', () => {
    const ranked = rankSecrets(SECRETS, 'scram', ['arn:AmazonMSK_b']);
    expect(names(ranked)).toEqual([
      ['AmazonMSK_b', 'fits'],
      ['AmazonMSK_a', 'possible'],
      ['AmazonMSK_managed', 'unfit'],
      ['AmazonMSK_no-key', 'unfit'],
      ['database', 'unfit'],
    ]);
    expect(ranked.map((entry) => entry.reason)).toEqual([
      'associated with the cluster',
      'not associated with the cluster',
      'not encrypted with a customer managed key',
      'not encrypted with a customer managed key',
      'name does not begin with AmazonMSK_',
    ]);
  });

  test('does not claim to know associations that it does not know', () => {
    const [first] = rankSecrets(SECRETS, 'scram');
    expect(first).toMatchObject({ fit: 'possible', reason: 'whether it is associated with the cluster is not known' });
  });

  test('puts SASL/SCRAM secrets last for mutual TLS', () => {
    expect(names(rankSecrets(SECRETS, 'mtls'))[0]).toEqual(['database', 'possible']);
    expect(
      rankSecrets(SECRETS, 'mtls')
        .slice(1)
        .every((entry) => entry.fit === 'unfit'),
    ).toBe(true);
  });

  test('leaves the list as it was', () => {
    const before = [...SECRETS];
    rankSecrets(SECRETS, 'scram');
    expect(SECRETS).toEqual(before);
  });
});
