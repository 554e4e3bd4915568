import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DIAGNOSIS_SCHEME, type MappingRef } from '../../src/contributions.ts';
import type { Question } from '../../src/platform/confirm.ts';
import type { Sandbox } from '../../src/sandbox/startSandbox.ts';
import { getApi, revertAll, run } from './support/extension.ts';
import { resetAccount } from './support/sandbox.ts';
import { waitFor } from './support/waiting.ts';

/** payment-authorizations → payments-fraud-score: its secret is not associated with the cluster. */
const failing = '3c58d7f2-b09e-4614-a53f-f1e82c7d60b9';

describe('Diagnosing', () => {
  let sandbox: Sandbox;
  let questions: Question[];

  beforeEach(async () => {
    sandbox = await resetAccount();
    questions = [];
    await answer(true);
  });

  afterEach(async () => {
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
  }).timeout(60_000);

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
  }).timeout(60_000);

  it('changes nothing when the question is refused', async () => {
    await answer(false);
    await run('mskLambda.mapping.diagnose', toRef(failing));
    assert.equal(await run('mskLambda.diagnosis.fix', findReport()?.uri.toString(), 'secret-associated'), undefined);
    assert.equal(questions.length, 1);
    assert.ok(!sandbox.requests.some(({ operation }) => operation === 'BatchAssociateScramSecret'));
  }).timeout(60_000);

  it('names the permission that the caller lacks', async () => {
    sandbox.setFaults({ deny: ['ec2:DescribeSecurityGroups'] });
    const report = await run('mskLambda.mapping.diagnose', toRef(failing));
    const untold = report?.checks.find(({ id }) => id === 'broker-port-inbound');
    assert.equal(untold?.outcome, 'unknown');
    assert.ok(untold?.gaps.some(({ operation }) => operation === 'ec2:DescribeSecurityGroups'));
    await readReport((page) => page.includes('ec2:DescribeSecurityGroups'));
  }).timeout(60_000);

  it('makes a text for a ticket without account and secret', async () => {
    await run('mskLambda.mapping.diagnose', toRef(failing));
    const uri = findReport()?.uri.toString();
    const text = await run('mskLambda.diagnosis.copyForTicket', uri, ['accounts', 'secrets']);
    assert.match(text ?? '', /payment-authorizations/);
    assert.doesNotMatch(text ?? '', /111122223333|AmazonMSK_/);
  }).timeout(60_000);

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

function toRef(uuid: string): MappingRef {
  return { scope: { region: 'us-east-1' }, uuid };
}
