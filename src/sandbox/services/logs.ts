import { createHash } from 'node:crypto';
import { type LambdaFunction, toLogGroup } from '../account/lambda.ts';
import { settleAll } from '../account/lifecycle.ts';
import type { LogEvent } from '../activity/logEvent.ts';
import { toLogEvents } from '../activity/logEvents.ts';
import { toLogMatcher } from '../activity/logPattern.ts';
import { awsJson } from '../protocol/awsJson.ts';
import type { Answer, Call, Service } from '../service.ts';
import { InvalidParameter, ServiceError } from '../serviceError.ts';
import { jsonErrors } from './serviceErrors.ts';

/** Amazon CloudWatch Logs: the log groups of the functions, with the system records of the mappings that feed them. */
export const logs: Service = {
  name: 'logs',
  protocol: awsJson({ version: '1.1', target: 'Logs_20140328', message: 'message' }),
  errors: {
    ...jsonErrors,
    invalidParameter: { code: 'InvalidParameterException', status: 400 },
    invalidToken: { code: 'InvalidParameterException', status: 400 },
  },
  operations: [
    { name: 'FilterLogEvents', handle: filterLogEvents },
    { name: 'DescribeLogGroups', handle: describeLogGroups },
    { name: 'DescribeLogStreams', handle: describeLogStreams },
  ],
};

const hour = 60 * 60 * 1000;

/** How far back a search without a beginning looks. */
const longestSearch = 24 * hour;
const mostEvents = 10_000;

function filterLogEvents(call: Call): Answer {
  const { parameters } = call;
  const { group, writers } = requireGroup(call);
  const most = { min: 0, max: Number.MAX_SAFE_INTEGER };
  const to = Math.min(parameters.integer('endTime', most) ?? call.now, call.now);
  const from = Math.max(parameters.integer('startTime', most) ?? 0, to - longestSearch);
  const pattern = parameters.text('filterPattern') ?? '';
  const fits = toLogMatcher(pattern);
  if (fits === undefined) throw new InvalidParameter('filterPattern', 'Invalid filter pattern');
  const streams = parameters.texts('logStreamNames');
  const streamPrefix = parameters.text('logStreamNamePrefix') ?? '';
  settleAll(call.account, call);
  const found = toNamed(toGroupEvents(call, writers, from, to))
    .filter(({ stream }) => stream.startsWith(streamPrefix) && (streams.length === 0 || streams.includes(stream)))
    .filter(({ message }) => fits(message));
  const page = call.toPage(found, {
    list: `logs:FilterLogEvents ${group} ${from} ${pattern} ${streamPrefix} ${streams.join()}`,
    key: ({ id }) => id,
    token: parameters.text('nextToken'),
    tokenName: 'nextToken',
    size: parameters.integer('limit', { min: 1, max: mostEvents }),
    maximum: mostEvents,
  });
  return {
    body: {
      events: page.items.map(({ stream, at, message, id }) => ({
        logStreamName: stream,
        timestamp: at,
        message,
        ingestionTime: at + 800,
        eventId: id,
      })),
      searchedLogStreams: [],
      ...(page.token !== undefined && { nextToken: page.token }),
    },
  };
}

/** The same events have the same ids in every search, whatever else it finds: their places count within a millisecond. */
function toNamed(events: readonly LogEvent[]): readonly (LogEvent & { readonly id: string })[] {
  let place = 0;
  return events.map((event, index) => {
    place = events[index - 1]?.at === event.at ? place + 1 : 0;
    return { ...event, id: toEventId(event, place) };
  });
}

/** Sorts by time. */
function toEventId({ stream, at, message }: LogEvent, index: number): string {
  const digest = createHash('sha256').update(`${stream} ${message}`).digest('hex').slice(0, 8);
  return `${String(at).padStart(16, '0')}${String(index).padStart(8, '0')}${Number.parseInt(digest, 16)}`;
}

interface Group {
  readonly group: string;
  /** Functions can share a group. */
  readonly writers: readonly LambdaFunction[];
}

function requireGroup(call: Call): Group {
  const named = call.parameters.text('logGroupName') ?? call.parameters.text('logGroupIdentifier') ?? '';
  const group = named.split(':log-group:').at(-1)?.replace(/:\*$/, '') ?? '';
  const writers = call.account.functions.filter((lambda) => toLogGroup(lambda) === group);
  if (writers.length === 0) {
    const shape = { code: 'ResourceNotFoundException', status: 400 };
    throw new ServiceError(shape, 'The specified log group does not exist.');
  }
  return { group, writers };
}

function toGroupEvents(call: Call, writers: readonly LambdaFunction[], from: number, to: number): readonly LogEvent[] {
  return writers
    .flatMap((lambda) => toLogEvents(call.account, lambda, from, to))
    .toSorted((one, other) => one.at - other.at);
}

function describeLogGroups(call: Call): Answer {
  const wanted = call.parameters.text('logGroupNamePrefix') ?? '';
  // Whoever wrote to a group first brought it into being.
  const groups = new Map(call.account.functions.map((lambda) => [toLogGroup(lambda), lambda.lastModified]));
  const page = call.toPage(
    [...groups].filter(([group]) => group.startsWith(wanted)),
    {
      list: `logs:DescribeLogGroups ${wanted}`,
      key: ([group]) => group,
      token: call.parameters.text('nextToken'),
      tokenName: 'nextToken',
      size: call.parameters.integer('limit', { min: 1, max: 50 }),
      maximum: 50,
    },
  );
  return {
    body: {
      logGroups: page.items.map(([group, created]) => ({
        logGroupName: group,
        creationTime: Date.parse(created),
        metricFilterCount: 0,
        arn: `arn:aws:logs:${call.account.region}:${call.account.account}:log-group:${group}:*`,
        storedBytes: 0,
        logGroupClass: 'STANDARD',
      })),
      ...(page.token !== undefined && { nextToken: page.token }),
    },
  };
}

function describeLogStreams(call: Call): Answer {
  const { group, writers } = requireGroup(call);
  const wanted = call.parameters.text('logStreamNamePrefix') ?? '';
  settleAll(call.account, call);
  const byStream = new Map<string, LogEvent[]>();
  for (const event of toGroupEvents(call, writers, call.now - longestSearch, call.now)) {
    byStream.set(event.stream, [...(byStream.get(event.stream) ?? []).slice(0, 1), event]);
  }
  const page = call.toPage(
    [...byStream].filter(([name]) => name.startsWith(wanted)),
    {
      list: `logs:DescribeLogStreams ${group} ${wanted}`,
      key: ([name]) => name,
      token: call.parameters.text('nextToken'),
      tokenName: 'nextToken',
      size: call.parameters.integer('limit', { min: 1, max: 50 }),
      maximum: 50,
    },
  );
  return {
    body: {
      logStreams: page.items.map(([logStreamName, events]) => ({
        logStreamName,
        creationTime: events[0]?.at,
        firstEventTimestamp: events[0]?.at,
        lastEventTimestamp: events.at(-1)?.at,
        storedBytes: 0,
      })),
      ...(page.token !== undefined && { nextToken: page.token }),
    },
  };
}
