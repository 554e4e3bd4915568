import type { LogPage, LogSearch } from '../core/observation/logEvent.ts';
import type { SdkCalls } from './sdkCalls.ts';

/** What CloudWatch Logs holds. */
export interface LogsApi {
  /** One page of a log group's records. Fails as `not-found` while nothing was ever written to the group. */
  readLogs(group: string, search: LogSearch, signal: AbortSignal): Promise<LogPage>;
}

/** Records a page: what people can look through. AWS gives up to 10,000 (limits.md 1). */
const PAGE_SIZE = 1000;

export function createLogsApi(calls: SdkCalls): LogsApi {
  return {
    readLogs: (logGroupName, { from, to, pattern, token }, signal) =>
      calls.send('logs:FilterLogEvents', signal, async (options) => {
        const { FilterLogEventsCommand } = await import('@aws-sdk/client-cloudwatch-logs');
        const client = await calls.clients.cloudWatchLogs();
        const command = new FilterLogEventsCommand({
          logGroupName,
          startTime: from,
          endTime: to,
          filterPattern: pattern || undefined,
          nextToken: token,
          limit: PAGE_SIZE,
        });
        const page = await client.send(command, options);
        const events = (page.events ?? []).map(({ eventId = '', timestamp = 0, logStreamName = '', message = '' }) => ({
          id: eventId,
          at: timestamp,
          stream: logStreamName,
          message: message.trimEnd(),
        }));
        return { events, ...(page.nextToken ? { next: page.nextToken } : {}) };
      }),
  };
}
