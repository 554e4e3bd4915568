import assert from 'node:assert/strict';
import { EXPORT_FORMATS } from '../../src/core/export/exportFormats.ts';
import { getApi, type TestedApi } from './support/extension.ts';
import { resetAccount } from './support/sandbox.ts';

const REGION = 'us-east-1';
const ACCOUNT = '111122223333';

describe('The public API on one mapping', () => {
  const source = `arn:aws:kafka:${REGION}:${ACCOUNT}:cluster/nowhere/00000000-1111-2222-3333-444444444444-1`;
  const mapping = {
    FunctionName: 'my-kafka-function',
    EventSourceArn: source,
    Topics: ['orders'],
    StartingPosition: 'TRIM_HORIZON',
  };
  let api: TestedApi;

  before(async () => {
    api = await getApi();
    await resetAccount();
  });

  it('finds nothing wrong with a good one', async () => {
    assert.deepEqual(
      (await api.checkMapping(mapping)).filter(({ severity }) => severity === 'error'),
      [],
    );
  });

  it('finds what is wrong by its place, with the remedy, as plain JSON', async () => {
    const findings = await api.checkMapping({
      ...mapping,
      ProvisionedPollerConfig: { MinimumPollers: 9, MaximumPollers: 3 },
    });
    const crossed = findings.find(({ ruleId }) => ruleId === 'pollers-crossed');
    assert.deepEqual(crossed?.path, ['ProvisionedPollerConfig', 'MaximumPollers']);
    assert.equal(crossed?.severity, 'error');
    assert.ok(crossed?.fix);
    assert.deepEqual(JSON.parse(JSON.stringify(findings)), findings);
  });

  it('knows the account only when it is asked to look', async () => {
    const isUnknownCluster = ({ ruleId }: { readonly ruleId: string }) => ruleId === 'cluster-not-found';
    assert.ok(!(await api.checkMapping(mapping)).some(isUnknownCluster));
    assert.ok((await api.checkMapping(mapping, { live: true })).some(isUnknownCluster));
  });

  it('takes anything for a mapping', async () => {
    for (const value of [null, 7, 'text', [], { Topics: 7 }, { BatchSize: 'many' }]) {
      const anything: object = Object(value);
      assert.ok((await api.checkMapping(anything)).some(({ severity }) => severity === 'error'));
      assert.equal(typeof (await api.exportMapping(anything, 'terraform')), 'string');
    }
  });

  it('exports in every format, and refuses others', async () => {
    for (const { format } of EXPORT_FORMATS)
      assert.match(await api.exportMapping(mapping, format), /my-kafka-function/);
    const format: string = 'pulumi';
    await assert.rejects(
      api.exportMapping(mapping, format as 'sam'),
      /unknown format pulumi; the formats are cli-bash, /,
    );
  });

  it('gives the least rights of the execution role', async () => {
    const { Version, Statement } = await api.rolePolicy(mapping, { auth: 'iam' });
    assert.equal(Version, '2012-10-17');
    const actions = Statement.flatMap(({ Action }) => Action);
    for (const action of ['kafka:DescribeClusterV2', 'kafka-cluster:Connect', 'kafka-cluster:ReadData'])
      assert.ok(actions.includes(action), action);
    const more = await api.rolePolicy(mapping, { auth: 'iam', managedPolicy: true });
    assert.ok(!more.Statement.flatMap(({ Action }) => Action).includes('kafka:DescribeClusterV2'));
  });
});
