import type { AwsApi } from '../aws/awsApi.ts';
import type { DiagnosisReport } from '../core/diagnosis/report.ts';
import { type DiagnosisSource, loadTarget } from './diagnosisSource.ts';
import { runDiagnosis } from './runDiagnosis.ts';

/** The report alone, without a page. */
export async function diagnoseDeployed(
  api: AwsApi,
  source: DiagnosisSource,
  signal: AbortSignal,
): Promise<DiagnosisReport> {
  const target = await loadTarget(api, source, signal);
  return await runDiagnosis({ api, target, signal, startedAt: new Date().toISOString() });
}
