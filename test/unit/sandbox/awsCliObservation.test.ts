import { describe, expect, it } from 'vitest';
import { obstacle, runCli } from './runCli.ts';
import { openSandbox } from './sandboxClients.ts';

const uuid = '1b6e0f52-7c3d-4a98-b5f1-e20d94c7a863';

const query = JSON.stringify([
  {
    Id: 'polled',
    MetricStat: {
      Metric: {
        Namespace: 'AWS/Lambda',
        MetricName: 'PolledEventCount',
        Dimensions: [{ Name: 'EventSourceMappingUUID', Value: uuid }],
      },
      Period: 300,
      Stat: 'Sum',
    },
  },
]);

describe('the AWS CLI with CloudWatch and its logs', () => {
  it('reads metrics and log records', async (context) => {
    if (obstacle !== undefined) context.skip(obstacle);
    const sandbox = await openSandbox({}, context);
    const group = '--log-group-name /aws/lambda/orders-processor';
    const answers = await Promise.all(
      [
        `aws cloudwatch get-metric-data --metric-data-queries '${query}' --start-time 2026-11-22T11:00:00Z --end-time 2026-11-22T12:00:00Z --query "length(MetricDataResults[0].Values)"`,
        `aws cloudwatch list-metrics --namespace AWS/Lambda --dimensions Name=FunctionName,Value=MyFunction --query "length(Metrics)"`,
        `aws logs filter-log-events ${group} --start-time ${sandbox.clock.now - 600_000} --filter-pattern '"${uuid}/0"' --query "length(events)"`,
        `aws logs describe-log-streams ${group} --log-stream-name-prefix 2026/11/22/1b --query "logStreams[].logStreamName"`,
      ].map((command) => runCli(sandbox, command)),
    );
    expect(answers).toEqual([12, 6, 2, [`2026/11/22/${uuid}`]]);
  });
});
