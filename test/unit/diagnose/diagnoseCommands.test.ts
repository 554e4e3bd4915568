import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AwsConnections } from '../../../src/aws/connections.ts';
import { CachedResourceStore } from '../../../src/aws/resourceStore.ts';
import { LastReports } from '../../../src/core/diagnosis/lastReports.ts';
import type { DiagnosisReport } from '../../../src/core/diagnosis/report.ts';
import { explainMapping } from '../../../src/core/hints/explainMapping.ts';
import type { HintKnown } from '../../../src/core/hints/hintContext.ts';
import type { DiagnoseDeps } from '../../../src/diagnose/diagnoseDeps.ts';
import { type DiagnoseHandlerDeps, diagnoseHandlers } from '../../../src/diagnose/diagnoseHandlers.ts';
import { DiagnosisDocuments } from '../../../src/diagnose/diagnosisDocuments.ts';
import type { Question } from '../../../src/platform/confirm.ts';
import type { Notice } from '../../../src/platform/tell.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/startSandbox.ts';
import { connect, PATIENT, SAMPLE } from '../aws/connect.ts';

const { clipboard, asked } = vi.hoisted(() => ({ clipboard: { text: '' }, asked: [] as string[] }));

vi.mock('vscode', async () => ({
  ...(await import('../mappings/fakeWindow.ts')),
  window: {
    tabGroups: { activeTabGroup: {} },
    showQuickPick: async (_items: unknown, { title }: { readonly title: string }) => void asked.push(title),
  },
  env: { clipboard: { writeText: async (text: string) => void Object.assign(clipboard, { text }) } },
}));

/** Its role has no right on the consumer group, and Lambda has given it up. */
const STOPPED = 'd60b94e1-f82a-4c37-8b15-a7e3d90c64f2';
const WORKING = 'e4a81d70-36bf-4c29-95d8-7f1e60b3a2c5';
const SECRET = 'bd0e6f37-1a95-4c84-b72e-9d58f3c0e614';
/** Stands in secrets, and must stand nowhere else. */
const MARK = 'xq7-never-to-be-seen-zk3';

let sandbox: Sandbox;
let connections: AwsConnections;
let documents: DiagnosisDocuments;
let lastReports: LastReports;
let deps: DiagnoseHandlerDeps;
let questions: Question[];
let notices: Notice[];
let answers: boolean[];

beforeAll(async () => {
  sandbox = await startSandbox({ settleMs: 1 });
  connections = connect(sandbox.endpoint);
});

afterAll(async () => {
  await connections.dispose();
  await sandbox.close();
});

beforeEach(() => {
  sandbox.reset();
  documents = new DiagnosisDocuments();
  lastReports = new LastReports();
  [questions, notices, answers] = [[], [], []];
  asked.length = 0;
  const progress: DiagnoseDeps['progress'] = (_title, task) => task(() => {}, PATIENT);
  deps = {
    store: new CachedResourceStore(connections),
    confirm: async (question) => {
      questions.push(question);
      return answers.shift() ?? false;
    },
    documents: async () => documents,
    lastReports,
    pickMapping: async () => undefined,
    resolveScope: async () => SAMPLE,
    progress,
    tell: (notice) => void notices.push(notice),
    pause: async () => {},
  };
});

function listFailures(report: DiagnosisReport | undefined): readonly string[] | undefined {
  return report?.checks.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id);
}

const diagnose = (uuid: string) => diagnoseHandlers(deps)['mskLambda.mapping.diagnose']({ scope: SAMPLE, uuid });

describe('a mapping that Lambda stopped', () => {
  it('is diagnosed, fixed after asking, and enabled again', async () => {
    expect(listFailures(await diagnose(STOPPED))).toEqual(['role-read-rights', 'mapping-enabled']);
    expect(notices).toEqual([expect.objectContaining({ severity: 'warning', action: expect.anything() })]);
    answers = [true, true];
    const fix = diagnoseHandlers(deps)['mskLambda.diagnosis.fix'];
    // As a page about a mapping asks, which has no report of another one.
    expect(await fix({ scope: SAMPLE, uuid: STOPPED.replace(/^./, '0') }, 'role-read-rights')).toBeUndefined();
    const fixed = await fix({ scope: SAMPLE, uuid: STOPPED }, 'role-read-rights');
    expect(listFailures(fixed)).toEqual([]);
    const [change, enable] = questions;
    expect(change?.message).toContain('account 111122223333, region us-east-1');
    expect(change?.detail).toContain('iam:PutRolePolicy');
    expect(change?.detail).toContain('"RoleName": "customer-profile-role"');
    expect(change?.detail).toContain('stands in the report');
    expect(enable?.message).toContain('account 111122223333, region us-east-1');
    expect(enable?.detail).toContain('lambda:UpdateEventSourceMapping');
    expect(enable?.detail).toMatch(/aws lambda update-event-source-mapping.*--enabled/s);
    expect([fixed?.state, fixed?.result]).toEqual(['Enabled', 'OK']);
    expect(notices.at(-1)).toMatchObject({ severity: 'information', message: expect.stringContaining('Enabled, OK') });
  });

  it('ranks the causes of its pages by what was found, until AWS says something else', async () => {
    const mapping = await connections.api(SAMPLE).getMapping(STOPPED, PATIENT);
    expect(lastReports.findChecks(SAMPLE, mapping)).toEqual({});
    const told: string[] = [];
    const listening = lastReports.onDidChange((_scope, uuid) => told.push(uuid));
    const report = await diagnose(STOPPED);
    expect(told).toEqual([STOPPED]);
    const known = lastReports.findChecks(SAMPLE, mapping);
    const checkedAt = Date.parse(report?.startedAt ?? '');
    expect(known).toEqual({ checks: report?.checks, checkedAt, fixable: true });
    const likely = (facts: HintKnown) => explainMapping(mapping, facts).causes.map((cause) => cause.likely);
    expect(likely({})[0]).toBe('possible');
    expect(likely(known)[0]).toBe('evident');
    expect(lastReports.findChecks({ region: 'eu-west-1' }, mapping)).toEqual({});
    expect(lastReports.findChecks(SAMPLE, { ...mapping, LastProcessingResult: 'OK' })).toEqual({});
    listening.dispose();
    await diagnose(STOPPED);
    expect(told).toEqual([STOPPED]);
  });

  it('is waited for until it has settled when it is enabled again', async () => {
    const states = ['Disabled', 'Enabling', 'Updating', 'Enabled', 'Enabled'];
    const results = ['PROBLEM: old', 'PROBLEM: old', 'PROBLEM: old', 'PROBLEM: old', 'OK'];
    const sample = connections.api(SAMPLE);
    for (const role of sandbox.account.roles) {
      for (const document of Object.values(role.inline ?? {})) {
        document.Statement.push({ Effect: 'Allow', Action: 'kafka-cluster:*', Resource: '*' });
      }
    }
    const getMapping: typeof sample.getMapping = async (uuid, signal) => {
      const mapping = await sample.getMapping(uuid, signal);
      const last = states.length === 1 && results.length === 1;
      const [State = '', LastProcessingResult] = last ? [...states, ...results] : [states.shift(), results.shift()];
      return { ...mapping, State, LastProcessingResult };
    };
    const updateMapping: typeof sample.updateMapping = (uuid, _changes, signal) => sample.getMapping(uuid, signal);
    const store = new CachedResourceStore({ api: () => ({ ...sample, getMapping, updateMapping }), forget: () => {} });
    const pauses: number[] = [];
    deps = { ...deps, store, pause: async (ms) => void pauses.push(ms) };
    await diagnose(STOPPED);
    answers = [true];
    const report = await diagnoseHandlers(deps)['mskLambda.diagnosis.fix'](undefined, 'mapping-enabled');
    expect([report?.state, report?.result, pauses.length]).toEqual(['Enabled', 'OK', 3]);
    expect(questions).toHaveLength(1);
  });

  it('stays as it is when the question is refused', async () => {
    await diagnose(STOPPED);
    expect(await diagnoseHandlers(deps)['mskLambda.diagnosis.fix'](undefined, 'role-read-rights')).toBeUndefined();
    expect(questions).toHaveLength(1);
    expect(sandbox.requests.filter(({ operation }) => operation === 'PutRolePolicy')).toEqual([]);
  });

  it('is left alone when the credentials lead to another account than the report is about', async () => {
    await diagnose(STOPPED);
    answers = [true];
    const sample = connections.api(SAMPLE);
    const getIdentity: typeof sample.getIdentity = async (signal) => ({
      ...(await sample.getIdentity(signal)),
      account: '999900001111',
    });
    const store = new CachedResourceStore({ api: () => ({ ...sample, getIdentity }), forget: () => {} });
    deps = { ...deps, store };
    const fixing = diagnoseHandlers(deps)['mskLambda.diagnosis.fix'](undefined, 'role-read-rights');
    await expect(fixing).rejects.toThrow(/111122223333.*999900001111/);
    expect(questions).toEqual([]);
    expect(sandbox.requests.filter(({ operation }) => operation === 'PutRolePolicy')).toEqual([]);
  });

  it('is looked at again, with pauses, while a change does not hold yet', async () => {
    await diagnose(STOPPED);
    answers = [true];
    const pauses: number[] = [];
    // The change is taken, and nobody sees it.
    const api = { ...connections.api(SAMPLE), putRolePolicy: async () => {} };
    const store = new CachedResourceStore({ api: () => api, forget: () => {} });
    deps = { ...deps, store, pause: async (ms) => void pauses.push(ms) };
    const report = await diagnoseHandlers(deps)['mskLambda.diagnosis.fix'](undefined, 'role-read-rights');
    expect(listFailures(report)).toEqual(['role-read-rights', 'mapping-enabled']);
    expect(notices.at(-1)).toMatchObject({ severity: 'warning', message: expect.stringContaining('not hold yet') });
    expect(pauses.length).toBeGreaterThan(5);
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  });
});

describe('a mapping that loses records', () => {
  it('is told so, with the cause first, until the cause is removed', async () => {
    const losing = 'd94f17a6-c8b2-4e03-a5d9-7b26e0c81f3d';
    const mapping = await connections.api(SAMPLE).getMapping(losing, PATIENT);
    const explain = () => explainMapping(mapping, lastReports.findChecks(SAMPLE, mapping));
    expect(explain()).toMatchObject({ severity: 'ok', causes: [] });
    expect(listFailures(await diagnose(losing))).toEqual(['registry-rights', 'records-arrive']);
    expect(explain().causes[0]).toMatchObject({ id: 'registry-rights-missing', likely: 'evident' });
    answers = [true];
    const report = await diagnoseHandlers(deps)['mskLambda.diagnosis.fix'](undefined, 'registry-rights');
    expect(listFailures(report)).toEqual([]);
    expect(report?.checks.find(({ id }) => id === 'records-arrive')?.outcome).toBe('unknown');
    expect(explain()).toMatchObject({ severity: 'ok', causes: [] });
  });
});

describe('a report', () => {
  it('grows on a page while checks come in', async () => {
    const texts: string[] = [];
    documents.onDidChange((uri) => void texts.push(documents.provideTextDocumentContent(uri)));
    const report = await diagnose(WORKING);
    expect(listFailures(report)).toEqual([]);
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.at(-1)).toContain('# Diagnosis of payments → payments-ledger');
    expect(notices).toEqual([expect.objectContaining({ severity: 'information' })]);
  });

  it('is copied without what others should not see', async () => {
    await diagnose(WORKING);
    const text = await diagnoseHandlers(deps)['mskLambda.diagnosis.copyForTicket'](undefined, ['accounts', 'secrets']);
    expect(text).toBe(clipboard.text);
    expect(text).toMatch(/ACCOUNT\\?_1/);
    expect(text).toMatch(/SECRET\\?_1/);
    expect(text).not.toContain('111122223333');
    expect(text).not.toMatch(/payments-ledger-[A-Za-z0-9]{6}/);
  });

  it('is not copied as it is when a caller passes something else than parts: it is asked what to mask', async () => {
    await diagnose(WORKING);
    const { 'mskLambda.diagnosis.copyForTicket': copy } = diagnoseHandlers(deps);
    expect(await Reflect.apply(copy, undefined, [undefined, [{ fsPath: '/report.md' }]])).toBeUndefined();
    expect(asked).toEqual(['What is to be left out of the ticket?']);
  });
});

describe('the content of a secret', () => {
  it.each([
    ['SASL/SCRAM', WORKING, { scram: { username: MARK, password: '' } }],
    ['SASL/SCRAM, not JSON', WORKING, { text: `username=${MARK}` }],
    ['mutual TLS, misspelled', SECRET, { text: JSON.stringify({ Certificate: MARK, privateKey: MARK, [MARK]: 1 }) }],
    ['mutual TLS, not PEM', SECRET, { text: JSON.stringify({ certificate: MARK, privateKey: MARK }) }],
  ])('is never shown nor logged: %s', async (_kind, uuid, content) => {
    const logged = ['log', 'info', 'warn', 'error', 'debug'] as const;
    const spies = logged.map((name) => vi.spyOn(console, name));
    for (const secret of sandbox.account.secrets) secret.content = content;
    answers = [true];
    const findings = await diagnoseHandlers(deps)['mskLambda.secret.checkContent']({ scope: SAMPLE, uuid });
    expect(findings?.length).toBeGreaterThan(0);
    const report = await diagnose(uuid);
    const text = await diagnoseHandlers(deps)['mskLambda.diagnosis.copyForTicket'](undefined, []);
    const written = spies.flatMap((spy) => spy.mock.calls);
    expect(JSON.stringify([findings, questions, notices, report, text, written, clipboard])).not.toContain(MARK);
    for (const spy of spies) spy.mockRestore();
  });

  it('is not read by a diagnosis', async () => {
    await diagnose(SECRET);
    expect(sandbox.requests.map(({ operation }) => operation)).not.toContain('GetSecretValue');
  });

  it('is read only after asking, and judged without a word of it', async () => {
    const check = () => diagnoseHandlers(deps)['mskLambda.secret.checkContent']({ scope: SAMPLE, uuid: SECRET });
    const reads = () => sandbox.requests.filter(({ operation }) => operation === 'GetSecretValue').length;
    expect(await check()).toBeUndefined();
    expect(reads()).toBe(0);
    answers = [true];
    expect(await check()).toContainEqual(expect.objectContaining({ ruleId: 'key-not-pkcs8' }));
    expect(reads()).toBe(1);
    expect(notices).toEqual([expect.objectContaining({ severity: 'warning' })]);
    expect(JSON.stringify(questions)).toContain('secretsmanager:GetSecretValue');
  });

  it('ranks the causes on the pages about the mapping, beside a diagnosis, until it has another secret', async () => {
    const mapping = await connections.api(SAMPLE).getMapping(SECRET, PATIENT);
    const first = () => explainMapping(mapping, lastReports.findChecks(SAMPLE, mapping)).causes[0];
    await diagnose(SECRET);
    expect(first()?.likely).toBe('possible');
    const told: string[] = [];
    lastReports.onDidChange((_scope, uuid) => told.push(uuid));
    answers = [true];
    await diagnoseHandlers(deps)['mskLambda.secret.checkContent']({ scope: SAMPLE, uuid: SECRET });
    expect(told).toEqual([SECRET]);
    expect(first()).toMatchObject({ id: 'key-not-pkcs8', likely: 'evident' });
    const { checks = [] } = lastReports.findChecks(SAMPLE, mapping);
    expect(checks.length).toBeGreaterThan(10);
    const other = { ...mapping, SourceAccessConfigurations: [{ Type: 'CLIENT_CERTIFICATE_TLS_AUTH', URI: 'other' }] };
    expect(lastReports.findChecks(SAMPLE, other).checks?.map(({ id }) => id)).not.toContain('secret-content');
    await diagnose(SECRET);
    expect(first()?.id).toBe('key-not-pkcs8');
  });
});
