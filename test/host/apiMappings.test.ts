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

  it('explains what AWS prints, the better the more is known', async () => {
    const printed = {
      UUID: '6d9bce8e-836b-442c-8070-74e77903c815',
      State: 'Enabled',
      FunctionArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:my-kafka-function`,
      EventSourceArn: source,
      Topics: ['orders'],
      LastProcessingResult: 'PROBLEM: Cluster failed to authorize Lambda.',
    };
    const explained = await api.explain(printed);
    assert.deepEqual([explained.severity, explained.problemId], ['error', 'cluster-authorization']);
    assert.ok(explained.causes.every(({ id, title, why, likely, fixes }) => id && title && why && likely && fixes));
    assert.ok(explained.causes.some(({ fixes }) => JSON.stringify(fixes).includes(printed.UUID)));
    const checks = [{ id: 'role-read-rights', outcome: 'fail', signs: ['denied'] }] as const;
    const [first] = (await api.explain(printed, { checks })).causes;
    assert.deepEqual([first?.id, first?.likely], ['denied-explicitly', 'evident']);
  });

  it('diagnoses a deployed one, and says so when it cannot be read', async () => {
    const uuid = '8f3a0c5d-617b-4e92-b4d8-2c9e7f15a06d';
    const report = await api.diagnose({ region: REGION, uuid });
    assert.deepEqual([report.version, report.account, report.uuid], [1, ACCOUNT, uuid]);
    const failed = report.checks.filter(({ outcome }) => outcome === 'fail');
    assert.deepEqual(
      failed.map(({ id }) => id),
      ['role-read-rights'],
    );
    assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
    await assert.rejects(api.diagnose({ region: REGION, uuid: uuid.replace('8f', '00') }));
    await assert.rejects(api.diagnose({ region: REGION, uuid, signal: AbortSignal.abort() }));
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
