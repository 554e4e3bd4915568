import type { AwsApi } from '../src/aws/awsApi.ts';
import { AwsConnections } from '../src/aws/connections.ts';
import type { CheckResult, DiagnosisReport } from '../src/core/diagnosis/report.ts';
import type { DeployedMapping } from '../src/core/mapping/mapping.ts';
import { toCodeSpan, toPlainMarkdown, toTable } from '../src/core/markdown.ts';
import { applyChange } from '../src/diagnose/applyChange.ts';
import { diagnoseDeployed } from '../src/diagnose/diagnoseDeployed.ts';
import { startSandbox } from '../src/sandbox/startSandbox.ts';

export const DIAGNOSIS_FILE = 'docs/diagnosis.md';

const SCOPE = { region: 'us-east-1', sample: true } as const;

/** A mapping of the sample account, and what is wrong with it. */
interface DiagnosisCase {
  /** What it shows: an entry of the catalogue of errors. */
  readonly entry: string;
  readonly uuid: string;
  /** Id of the check that has to fail first; absent: AWS's APIs do not show the cause. */
  readonly finds?: string;
  /** What shows the cause instead. */
  readonly otherwise?: string;
}

export const DIAGNOSIS_CASES: readonly DiagnosisCase[] = [
  { entry: 'A1', uuid: '0d95e3b7-a42c-4f18-8e6d-b7c13f50a928', finds: 'broker-port-inbound' },
  { entry: 'A1', uuid: '7e572000-3b6d-4c8f-a1e9-0d4f7b2c5000', finds: 'broker-port-inbound' },
  { entry: 'A1', uuid: '7e572101-3b6d-4c8f-a1e9-0d4f7b2c5149', finds: 'broker-port-outbound' },
  { entry: 'A1', uuid: '7e572303-3b6d-4c8f-a1e9-0d4f7b2c53db', finds: 'network-acls' },
  { entry: 'A1', uuid: '7e572404-3b6d-4c8f-a1e9-0d4f7b2c5524', finds: 'vpc-dns' },
  { entry: 'A1', uuid: '7e574828-3b6d-4c8f-a1e9-0d4f7b2c8368', finds: 'broker-port-inbound' },
  { entry: 'A1', uuid: '7e574929-3b6d-4c8f-a1e9-0d4f7b2c84b1', finds: 'connection-available' },
  { entry: 'A1, B', uuid: 'cb4e8170-f9d2-4356-8a1c-d25e0f7b93a6', finds: 'topic-exists' },
  { entry: 'A1, B', uuid: '5d80a3f6-e4b7-42c9-9e05-b1f6c8d73a24', finds: 'cluster-exists' },
  { entry: 'A2', uuid: 'b1c7f064-28ed-4a53-9f0a-5e84d6c2397b', finds: 'way-to-services' },
  { entry: 'A2', uuid: '7e572202-3b6d-4c8f-a1e9-0d4f7b2c5292', finds: 'https-outbound' },
  { entry: 'A2', uuid: '7e572505-3b6d-4c8f-a1e9-0d4f7b2c566d', finds: 'way-to-services' },
  { entry: 'A2', uuid: '7e572606-3b6d-4c8f-a1e9-0d4f7b2c57b6', finds: 'way-to-services' },
  { entry: 'A2', uuid: '7e572707-3b6d-4c8f-a1e9-0d4f7b2c58ff', finds: 'way-to-services' },
  { entry: 'A2', uuid: '7e572808-3b6d-4c8f-a1e9-0d4f7b2c5a48', finds: 'way-to-services' },
  { entry: 'A2', uuid: '7e572909-3b6d-4c8f-a1e9-0d4f7b2c5b91', finds: 'endpoint-groups' },
  { entry: 'A2', uuid: '7e572a0a-3b6d-4c8f-a1e9-0d4f7b2c5cda', finds: 'network-acls' },
  { entry: 'A2', uuid: '7e572b0b-3b6d-4c8f-a1e9-0d4f7b2c5e23', finds: 'endpoint-policies' },
  { entry: 'A2', uuid: '7e572c0c-3b6d-4c8f-a1e9-0d4f7b2c5f6c', finds: 'way-to-services' },
  { entry: 'A3', uuid: '8f3a0c5d-617b-4e92-b4d8-2c9e7f15a06d', finds: 'role-read-rights' },
  { entry: 'A3, B', uuid: 'd60b94e1-f82a-4c37-8b15-a7e3d90c64f2', finds: 'role-read-rights' },
  { entry: 'A4', uuid: '3c58d7f2-b09e-4614-a53f-f1e82c7d60b9', finds: 'secret-associated' },
  { entry: 'A4, B', uuid: 'ea27b160-4d8f-4395-90c6-58b3f1e7d24a', finds: 'secret-associated' },
  { entry: 'A10', uuid: '96d0e8a4-7c1f-4b62-ae59-0f3d87b5c21e', finds: 'authentication-enabled' },
  {
    entry: 'A5',
    uuid: '4f82c1e9-d36a-4075-8d9b-c6e50a71f3b8',
    otherwise: 'which CA issued the certificate is in the secret, whose content is not read',
  },
  {
    entry: 'A6',
    uuid: '15c9a7d3-8e4b-4f60-93a2-e7d04b86c5f1',
    otherwise: 'what the firewall behind the route does is not seen; the route is named as not to be told',
  },
  {
    entry: 'A7',
    uuid: 'bd0e6f37-1a95-4c84-b72e-9d58f3c0e614',
    otherwise: '“Check Secret Content of Mapping…” reads the secret when asked to',
  },
  { entry: 'A8', uuid: '7a64f0b8-c25e-4d91-8f37-13e9d5a0c72b', finds: 'role-trust' },
  {
    entry: 'A9',
    uuid: 'f5139d86-e07c-4a2b-b9e4-4c61f8d2a0e7',
    otherwise: 'the function’s own code fails: its log tells',
  },
  { entry: 'A9', uuid: '68e2b5c4-93fa-4d17-a08e-f7c35d9e10b6', finds: 'function-active' },
  { entry: 'B', uuid: '23f7d09a-b6c1-4e58-9d34-80a5e1f6c7b2', finds: 'function-timeout' },
];

export interface DiagnosisOutcome {
  readonly known: DiagnosisCase;
  readonly mapping: DeployedMapping;
  readonly report: DiagnosisReport;
  /** The check that fails first. */
  readonly first: CheckResult | undefined;
  /** Result of the mapping once the extension applied the first remedy that it can apply; absent: there is none. */
  readonly afterwards?: string;
}

/** Diagnoses every case in a sample account of its own, applies what can be applied, and looks again. */
export async function diagnoseCases(): Promise<readonly DiagnosisOutcome[]> {
  const sandbox = await startSandbox({ settleMs: 1 });
  const connections = new AwsConnections({
    sampleEndpoint: async () => sandbox.endpoint,
    mfaCode: async () => undefined,
    isUnpaced: () => true,
  });
  const outcomes: DiagnosisOutcome[] = [];
  try {
    for (const known of DIAGNOSIS_CASES) {
      sandbox.reset();
      outcomes.push(await diagnoseCase(connections.api(SCOPE), known));
    }
  } finally {
    await connections.dispose();
    await sandbox.close();
  }
  return outcomes;
}

async function diagnoseCase(api: AwsApi, known: DiagnosisCase): Promise<DiagnosisOutcome> {
  const signal = AbortSignal.timeout(120_000);
  const mapping = await api.getMapping(known.uuid, signal);
  const report = await diagnoseDeployed(api, { scope: SCOPE, uuid: known.uuid }, signal);
  const first = report.checks.find(({ outcome }) => outcome === 'fail');
  const change = first?.remedies.find((remedy) => remedy.change !== undefined)?.change;
  if (change === undefined) return { known, mapping, report, first };
  await applyChange(api, change, signal);
  const current = await untilSettled(api, known.uuid, signal);
  if (current.State === 'Disabled') await api.updateMapping(known.uuid, { Enabled: true }, signal);
  const { LastProcessingResult: afterwards } = await untilSettled(api, known.uuid, signal);
  return { known, mapping, report, first, afterwards };
}

async function untilSettled(api: AwsApi, uuid: string, signal: AbortSignal): Promise<DeployedMapping> {
  for (;;) {
    const mapping = await api.getMapping(uuid, signal);
    if (mapping.State === 'Enabled' || mapping.State === 'Disabled') return mapping;
  }
}

const INTRODUCTION = `# What a diagnosis finds

**Diagnose Mapping** looks at everything around a mapping that AWS tells. Each check passes, fails, could not be told (and says which
permission is lacking), or does not apply. This table is written by \`npm run diagnosis-table\`, which diagnoses the failing mappings of the
sample account, applies the first remedy that the extension can apply, and looks at the mapping again.
`;

export function formatDiagnoses(outcomes: readonly DiagnosisOutcome[]): string {
  const head = ['Entry', 'Lambda says', 'Found first', 'Remedy', 'Afterwards'];
  return `${INTRODUCTION}\n${toTable([head, ...outcomes.map(toRow)])}\n`;
}

function toRow({ known, mapping, first, afterwards }: DiagnosisOutcome): readonly string[] {
  const reason = mapping.StateTransitionReason ?? '';
  const said = [mapping.LastProcessingResult ?? '', ...(/^USER_INITIATED$/.test(reason) ? [] : [reason])];
  const remedy = first?.remedies.find(({ change }) => change !== undefined) ?? first?.remedies[0];
  return [
    known.entry,
    said.map(toCodeSpan).join(', '),
    first === undefined ? `– (${known.otherwise ?? ''})` : `${toPlainMarkdown(first.title)} (${toCodeSpan(first.id)})`,
    remedy === undefined ? '–' : toPlainMarkdown(remedy.title),
    afterwards === undefined ? 'for the reader to do' : toCodeSpan(afterwards),
  ];
}
