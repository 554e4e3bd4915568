import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { GROUP_OPTIONS } from '../../../src/core/policy/groupOptions.ts';
import { type PermissionKnown, toDraftPolicy, toPermissions } from '../../../src/core/policy/permissions.ts';
import type { PermissionText } from '../../../src/core/policy/permissionText.ts';
import type { PolicyDocument } from '../../../src/core/policy/policyDocument.ts';
import { rolePolicy } from '../../../src/core/policy/rolePolicy.ts';
import { CLUSTER, DRAFT, mtls, SECRET, scram, toCluster, toDeployed, toKnown, UUID } from '../mapping/account.ts';
import { readCommands, readFlag } from './commands.ts';
import { POLICY_CASES, type PolicyCase } from './policyCases.ts';

const cases = Object.entries(POLICY_CASES);

function toParts({ draft, known, options }: PolicyCase): readonly PermissionText[] {
  return toPermissions(draft, known, options);
}

function findPart(parts: readonly PermissionText[], part: string): PermissionText {
  const found = parts.find((entry) => entry.part === part);
  if (found === undefined) throw new Error(`${part} is not there`);
  return found;
}

/** Every document in a text: the text itself, or what its commands carry. */
function readDocuments({ text, languageId }: PermissionText): readonly PolicyDocument[] {
  const flags = ['--policy-document', '--resource-policy', '--policy'];
  const texts =
    languageId === 'json'
      ? [text]
      : readCommands(text).flatMap((words) => flags.flatMap((flag) => readFlag(words, flag)));
  return texts.map((document) => JSON.parse(document) as PolicyDocument);
}

/** A page for people: what the golden files hold. */
function write(parts: readonly PermissionText[]): string {
  const sections = parts.map(({ part, title, why, text, notes }) =>
    [`== ${part}: ${title()}`, why(), text, ...notes.map((note) => `* ${note}`)].join('\n'),
  );
  return `${sections.join('\n\n')}\n`;
}

describe('the permissions of a mapping', () => {
  it.each(cases)('are as they were for %s', async (name, entry) => {
    await expect(write(toParts(entry))).toMatchFileSnapshot(`../../fixtures/policies/${name}.txt`);
  });

  it('have a golden file for each case, and none is left over', async () => {
    const files = await readdir(path.resolve(import.meta.dirname, '../../fixtures/policies'));
    expect(files.toSorted()).toEqual(cases.map(([name]) => `${name}.txt`).toSorted());
  });

  it.each(cases)('are well-formed policies for %s', (_name, entry) => {
    const documents = toParts(entry).flatMap(readDocuments);
    expect(documents.length).toBeGreaterThan(2);
    for (const { Version, Statement } of documents) {
      expect(Version).toBe('2012-10-17');
      expect(Statement.length).toBeGreaterThan(0);
      const sids = Statement.flatMap(({ Sid }) => Sid ?? []);
      expect(new Set(sids).size).toBe(sids.length);
      expect(sids.filter((sid) => !/^[A-Za-z0-9]+$/.test(sid))).toEqual([]);
      expect(JSON.stringify({ Version, Statement }).length).toBeLessThan(6144);
    }
  });

  it.each(cases)('say every place that is to be filled in for %s', (_name, entry) => {
    for (const { text, notes } of toParts(entry)) {
      const words = text.match(/(?<![A-Za-z0-9_])[A-Z]{3,}(?:_[A-Z]+)*(?![A-Za-z0-9_])/g) ?? [];
      const places = new Set(words.filter((word) => word !== 'AWS'));
      for (const place of places) expect(notes.join('\n')).toContain(`${place}: `);
    }
  });

  it('give a known draft nothing to fill in', () => {
    const parts = toParts(POLICY_CASES['iam-deployed'] ?? { draft: {}, known: {} });
    expect(findPart(parts, 'role-policy').text).not.toMatch(/[A-Z]{3,}_[A-Z]+/);
    expect(findPart(parts, 'role-policy').text).toContain(
      `:group/orders/fc2f5bdf-fd1b-45ad-85dd-15b4a5a6247e-2/${UUID}"`,
    );
  });
});

describe('the parts', () => {
  const listParts = (draft: Parameters<typeof toPermissions>[0], known: PermissionKnown = toKnown()) =>
    toPermissions(draft, known).map(({ part }) => part);
  const own = ['role-policy', 'trust-policy', 'security-group'];

  it('are those that apply', () => {
    expect(listParts(DRAFT)).toEqual([...own, 'vpc-endpoints', 'user-policy']);
    expect(listParts(scram())).toEqual([
      'role-policy',
      'trust-policy',
      'kafka-acls',
      'security-group',
      'vpc-endpoints',
      'user-policy',
    ]);
    expect(listParts({ ...DRAFT, ProvisionedPollerConfig: { MinimumPollers: 1 } })).toEqual([...own, 'user-policy']);
    expect(listParts({ ...DRAFT, KMSKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/k' })).toContain(
      'filter-key-policy',
    );
    const { draft, known } = POLICY_CASES['across-accounts-iam'] ?? { draft: {}, known: {} };
    expect(listParts(draft, known)).toEqual([...own, 'vpc-endpoints', 'cluster-policy', 'user-policy']);
    expect(listParts({ ...scram(), EventSourceArn: draft.EventSourceArn }, known)).toContain('secret-access');
  });

  it('name the three ways out while the group is the UUID of a mapping to come', () => {
    const texts = GROUP_OPTIONS.map(({ text }) => text());
    expect(GROUP_OPTIONS.map(({ id }) => id)).toEqual(['set-group-id', 'allow-any-group', 'create-disabled']);
    for (const [draft, part] of [
      [DRAFT, 'role-policy'],
      [scram(), 'kafka-acls'],
    ] as const) {
      const open = findPart(toPermissions(draft, toKnown()), part);
      expect(open.groupOptions).toBe(GROUP_OPTIONS);
      expect(open.notes).toEqual(expect.arrayContaining(texts));
      for (const known of [toKnown({ deployed: toDeployed() }), toKnown()]) {
        const settled = {
          ...draft,
          ...(known.deployed ? {} : { AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'g' } }),
        };
        const closed = findPart(toPermissions(settled, known), part);
        expect(closed.groupOptions).toBeUndefined();
        expect(closed.notes).not.toEqual(expect.arrayContaining(texts));
        expect(closed.text).toContain(known.deployed ? UUID : 'g');
      }
    }
  });

  it('attach the managed policy where it is all that is needed', () => {
    const known = toKnown({ clusters: [toCluster({ authMethods: ['plaintext'] })] });
    const role = findPart(toPermissions(DRAFT, known, { managedPolicy: true }), 'role-policy');
    expect(role.languageId).toBe('shellscript');
    expect(readFlag(readCommands(role.text)[0] ?? [], '--policy-arn')).toEqual([
      'arn:aws:iam::aws:policy/service-role/AWSLambdaMSKExecutionRole',
    ]);
    expect(toDraftPolicy(DRAFT, known, { managedPolicy: true }).Statement).toEqual([]);
  });

  it('choose the port as Lambda does, and take it from the addresses where they are known', () => {
    const ports = (known: PermissionKnown, draft = DRAFT) =>
      readCommands(findPart(toPermissions(draft, known), 'security-group').text).flatMap((words) =>
        readFlag(words, '--port'),
      );
    expect(ports(toKnown({ clusters: [toCluster({ authMethods: ['scram', 'iam', 'plaintext'] })] }))).toEqual(['9098']);
    expect(ports(toKnown(), mtls())).toEqual(['9094']);
    expect(ports({})).toEqual(['BROKER_PORT']);
    const brokers = [{ method: 'iam', network: 'vpc', addresses: 'b-1.example.com:9198' }] as const;
    expect(ports(toKnown({ brokers }))).toEqual(['9198']);
    const { draft, known } = POLICY_CASES['across-accounts-iam'] ?? { draft: {}, known: {} };
    expect(ports(known, draft)).toEqual(['BROKER_PORT']);
    const remote = [{ method: 'iam', network: 'vpc-connectivity', addresses: 'b-1.example.com:14001' }] as const;
    expect(ports({ ...known, brokers: remote }, draft)).toEqual(['14001']);
  });
});

describe('the keys of secrets', () => {
  const key = 'arn:aws:kms:us-east-1:111122223333:key/12345678-1234-4123-8123-123456789012';
  const decrypt = (kmsKeyId: string | undefined, draft = scram()) =>
    toDraftPolicy(draft, toKnown({ secrets: [{ arn: SECRET, name: 'AmazonMSK_orders', kmsKeyId }] })).Statement.find(
      ({ Sid }) => Sid === 'DecryptSecrets',
    )?.Resource;

  it('are named by ARN, or are places to fill in', () => {
    expect(decrypt(key)).toBe(key);
    expect(decrypt('12345678-1234-4123-8123-123456789012')).toBe(key);
    expect(decrypt('alias/orders')).toBe('arn:aws:kms:us-east-1:111122223333:key/KMS_KEY_ID');
    expect(decrypt('arn:aws:kms:us-east-1:111122223333:alias/orders')).toContain('KMS_KEY_ID');
    expect(decrypt(undefined)).toBeUndefined();
    expect(decrypt('alias/aws/secretsmanager')).toBeUndefined();
    expect(decrypt(key, mtls())).toBeUndefined();
  });
});

describe('rolePolicy', () => {
  const find = (policy: PolicyDocument, sid: string) => policy.Statement.find(({ Sid }) => Sid === sid);

  it('takes what the mapping alone does not say from its options', () => {
    const key = 'arn:aws:kms:us-east-1:111122223333:key/failures';
    const queue = 'arn:aws:sqs:us-east-1:111122223333:failures';
    const mapping = { ...DRAFT, DestinationConfig: { OnFailure: { Destination: queue } } };
    const policy = rolePolicy(mapping, { auth: 'iam', destinationKmsKeyArn: key, uuid: UUID });
    expect(find(policy, 'EncryptFailures')).toMatchObject({
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: key,
    });
    expect(find(policy, 'KafkaGroup')?.Resource).toMatch(new RegExp(`/${UUID}$`));
  });

  it('lets serverless clusters use IAM whatever was asked for', () => {
    const policy = rolePolicy(DRAFT, { auth: 'scram', serverless: true });
    expect(find(policy, 'KafkaCluster')?.Resource).toBe(CLUSTER);
    expect(find(policy, 'ReadSecrets')).toBeUndefined();
  });

  it('lets nobody read a secret by less than its whole ARN', () => {
    const short = SECRET.replace(/-AbCdEf$/, '');
    expect(find(rolePolicy(scram(short), { auth: 'scram' }), 'ReadSecrets')?.Resource).toBe(`${short}-??????`);
    expect(find(rolePolicy(scram(), { auth: 'scram' }), 'ReadSecrets')?.Resource).toBe(SECRET);
  });

  it('names resources in the partition of the cluster', () => {
    const gov = 'arn:aws-us-gov:kafka:us-gov-west-1:111122223333:cluster/orders/fc2f5bdf-fd1b-45ad-85dd-15b4a5a6247e-2';
    const text = JSON.stringify(rolePolicy({ ...DRAFT, EventSourceArn: gov }, { auth: 'iam' }));
    expect(text.match(/arn:[a-z-]+:/g)?.every((prefix) => prefix === 'arn:aws-us-gov:')).toBe(true);
    expect(text).toContain('arn:aws-us-gov:logs:us-gov-west-1:111122223333:log-group:/aws/lambda/handle-orders');
  });
});
