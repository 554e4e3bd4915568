import type { AwsApi } from '../../../src/aws/awsApi.ts';
import { NETWORK_CHECKS } from '../../../src/core/diagnosis/checks/networkChecks.ts';
import type { CheckResult } from '../../../src/core/diagnosis/report.ts';
import { toDeployedTarget } from '../../../src/core/diagnosis/subject.ts';
import { runDiagnosis } from '../../../src/diagnose/runDiagnosis.ts';
import { PATIENT } from '../aws/connect.ts';

/** What the checks of the network say of a mapping of the sample account. */
export async function checkNetwork(api: AwsApi, uuid: string): Promise<readonly CheckResult[]> {
  const mapping = await api.getMapping(uuid, PATIENT);
  const target = toDeployedTarget(mapping, { account: '111122223333', region: 'us-east-1' });
  const startedAt = '2026-11-22T12:00:00.000Z';
  const run = { api, target, signal: PATIENT, deadline: PATIENT, startedAt, checks: NETWORK_CHECKS };
  const report = await runDiagnosis(run);
  return report.checks;
}
