import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DIAGNOSIS_SCHEME } from '../../src/contributions.ts';
import type { DiagnosisReport } from '../../src/core/diagnosis/report.ts';
import type { MappingRef } from '../../src/core/mapping/mappingRef.ts';
import type { Question } from '../../src/platform/confirm.ts';
import type { Sandbox } from '../../src/sandbox/startSandbox.ts';
import { Answers } from './support/answers.ts';
import { getApi, revertAll, run } from './support/extension.ts';
import { resetAccount } from './support/sandbox.ts';
import { waitFor } from './support/waiting.ts';

/** payment-authorizations → payments-fraud-score: its secret is not associated with the cluster. */
const failing = '3c58d7f2-b09e-4614-a53f-f1e82c7d60b9';
/** pick-lists → shipment-tracker: its VPC has neither NAT gateway nor endpoints. */
const unreached = 'b1c7f064-28ed-4a53-9f0a-5e84d6c2397b';
/** consent-changes → customer-profile-sync: its role has no right on the consumer group, and Lambda has given it up. */
const stopped = 'd60b94e1-f82a-4c37-8b15-a7e3d90c64f2';

describe('Diagnosing', () => {
  let sandbox: Sandbox;
  let questions: Question[];
  let answers: Answers | undefined;

  beforeEach(async () => {
    sandbox = await resetAccount();
    questions = [];
    await answer(true);
  });

  afterEach(async () => {
    answers?.dispose();
    answers = undefined;
    await revertAll();
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  after(resetAccount);

  it('names the cause, changes nothing, and opens a report that can be read', async () => {
    const before = sandbox.requests.length;
    const report = await run('mskLambda.mapping.diagnose', toRef(failing));
    const failed = report?.checks.filter(({ outcome }) => outcome === 'fail');
    assert.deepEqual(
      failed?.map(({ id }) => id),
      ['secret-associated'],
    );
    assert.ok((report?.checks.filter(({ outcome }) => outcome === 'pass').length ?? 0) > 10);
    const writes = sandbox.requests
      .slice(before)
      .filter(({ operation }) => /^(?:Put|Create|Update|Delete|Authorize|Batch)/.test(operation));
    assert.deepEqual(writes, []);
    const text = await readReport((page) => !page.includes('checks are done'));
    assert.match(text, /payment-authorizations/);
    assert.match(text, /is not among them/);
  });

  it('removes the cause after asking, and the mapping works', async () => {
    await run('mskLambda.mapping.diagnose', toRef(failing));
    const report = await run('mskLambda.diagnosis.fix', findReport()?.uri.toString(), 'secret-associated');
    assert.match(questions[0]?.message ?? '', /This changes account 111122223333, region us-east-1\.$/);
    assert.match(questions[0]?.detail ?? '', /BatchAssociateScramSecret/);
    assert.deepEqual(
      report?.checks.filter(({ outcome }) => outcome === 'fail'),
      [],
    );
    const mapping = await run('mskLambda.mapping.showStatus', toRef(failing));
    assert.doesNotMatch(mapping ?? '', /SASL authentication failed/);
  });

  it('creates endpoints where nobody has another way, opens their group, and the mapping works', async () => {
    answers = new Answers(/Create interface endpoints/);
    await run('mskLambda.mapping.diagnose', toRef(unreached));
    const uri = findReport()?.uri.toString();
    const first = await run('mskLambda.diagnosis.fix', uri, undefined);
    assert.deepEqual(listFailed(first), ['endpoint-groups']);
    const last = await run('mskLambda.diagnosis.fix', uri, 'endpoint-groups');
    assert.deepEqual([listFailed(last), last?.result], [[], 'OK']);
    const [create, open] = questions;
    assert.match(
      create?.message ?? '',
      /^Create interface endpoints .*changes account 111122223333, region us-east-1\.$/,
    );
    assert.match(
      create?.detail ?? '',
      /ec2:CreateVpcEndpoint, 3 times.*"ServiceName": "com\.amazonaws\.us-east-1\.sts"/s,
    );
    assert.match(open?.detail ?? '', /ec2:AuthorizeSecurityGroupIngress/);
    await readReport((page) => page.includes('0 wrong'));
  });

  it('attaches AWS’s own policy to a role without rights, and enables the mapping again', async () => {
    for (const role of sandbox.account.roles) if (role.name === 'customer-profile-role') role.attached = [];
    answers = new Answers(/Attach AWSLambdaMSKExecutionRole/);
    assert.deepEqual(listFailed(await run('mskLambda.mapping.diagnose', toRef(stopped))), [
      'role-base-rights',
      'role-read-rights',
      'mapping-enabled',
    ]);
    const uri = findReport()?.uri.toString();
    assert.deepEqual(listFailed(await run('mskLambda.diagnosis.fix', uri, undefined)), [
      'role-read-rights',
      'mapping-enabled',
    ]);
    const last = await run('mskLambda.diagnosis.fix', uri, 'role-read-rights');
    assert.deepEqual([listFailed(last), last?.state, last?.result], [[], 'Enabled', 'OK']);
    assert.deepEqual(
      questions.map(({ detail = '' }) => /\w+:\w+(?=\n\{)/.exec(detail)?.[0]),
      ['iam:AttachRolePolicy', 'iam:PutRolePolicy', 'lambda:UpdateEventSourceMapping'],
    );
  });

  it('changes nothing when the question is refused', async () => {
    await answer(false);
    await run('mskLambda.mapping.diagnose', toRef(failing));
    assert.equal(await run('mskLambda.diagnosis.fix', findReport()?.uri.toString(), 'secret-associated'), undefined);
    assert.equal(questions.length, 1);
    assert.ok(!sandbox.requests.some(({ operation }) => operation === 'BatchAssociateScramSecret'));
  });

  it('names the permission that the caller lacks', async () => {
    sandbox.setFaults({ deny: ['ec2:DescribeSecurityGroups'] });
    const report = await run('mskLambda.mapping.diagnose', toRef(failing));
    const untold = report?.checks.find(({ id }) => id === 'broker-port-inbound');
    assert.equal(untold?.outcome, 'unknown');
    assert.ok(untold?.gaps.some(({ operation }) => operation === 'ec2:DescribeSecurityGroups'));
    await readReport((page) => page.includes('ec2:DescribeSecurityGroups'));
  });

  it('is saved as a document, and compared with what is found after the repair', async () => {
    const before = await run('mskLambda.mapping.diagnose', toRef(failing));
    const uri = findReport()?.uri.toString();
    const saved = await run('mskLambda.diagnosis.save', uri);
    const text = vscode.workspace.textDocuments.find((document) => document.uri.toString() === saved)?.getText();
    assert.deepEqual(JSON.parse(text ?? ''), JSON.parse(JSON.stringify(before)));
    assert.deepEqual(await run('mskLambda.diagnosis.compare', uri, saved), []);
    await run('mskLambda.diagnosis.fix', uri, 'secret-associated');
    const differences = await run('mskLambda.diagnosis.compare', uri, saved);
    assert.deepEqual(
      differences?.map(({ id, before: was, after: is }) => [id, was, is]),
      [['secret-associated', 'fail', 'pass']],
    );
    await readReport((page) => page.includes('Different from the earlier report'));
  });

  it('makes a text for a ticket without account and secret', async () => {
    await run('mskLambda.mapping.diagnose', toRef(failing));
    const uri = findReport()?.uri.toString();
    const text = await run('mskLambda.diagnosis.copyForTicket', uri, ['accounts', 'secrets']);
    assert.match(text ?? '', /payment-authorizations/);
    assert.doesNotMatch(text ?? '', /111122223333|AmazonMSK_/);
  });

  async function answer(agree: boolean): Promise<void> {
    const { testing } = await getApi();
    testing.answer(async (question) => {
      questions.push(question);
      return agree;
    });
  }

  /** The text of the report once it fits: VS Code takes over a little later what a document provider has. */
  async function readReport(fits: (text: string) => boolean): Promise<string> {
    return await waitFor(() => {
      const text = findReport()?.getText();
      return text !== undefined && fits(text) ? text : undefined;
    }, vscode.workspace.onDidChangeTextDocument);
  }

  function findReport(): vscode.TextDocument | undefined {
    return vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === DIAGNOSIS_SCHEME);
  }
});

function listFailed(report: DiagnosisReport | undefined): readonly string[] | undefined {
  return report?.checks.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id);
}

function toRef(uuid: string): MappingRef {
  return { scope: { region: 'us-east-1' }, uuid };
}
