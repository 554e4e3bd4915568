import * as l10n from '@vscode/l10n';
import { toLogGroup } from '../../observation/logSearches.ts';
import type { Cause } from '../cause.ts';
import { DOCS } from '../docs.ts';
import type { Fix, Likelihood } from '../explanation.ts';
import { toAwsCommand, toUpdateCommand } from '../fixes/awsCommand.ts';
import { allowInEndpointPolicy } from '../fixes/networkFixes.ts';
import type { HintContext } from '../hintContext.ts';

/** Seconds; longer functions are not supported for MSK (source-facts 8). */
const LONGEST_TIMEOUT = 840;

const FUNCTION_GONE: Cause = {
  id: 'function-gone',
  title: ({ functionName }) => l10n.t('The function {0} is not there any more', functionName),
  why: ({ account, region }) => l10n.t('It is not among the functions of account {0} in {1}.', account, region),
  evidence: ({ functionGone }) => (functionGone ? 'evident' : 'excluded'),
  fixes: (context) => [
    {
      title: l10n.t('Point the mapping at another function'),
      command: toUpdateCommand(context, ['--function-name', 'FUNCTION']),
    },
  ],
  source: 'errors.md B',
};

/** Lambda wakes an inactive function with the next call, so that calls of it do not fail for long. */
const NOT_READY: Readonly<Record<string, Likelihood | 'excluded'>> = {
  Active: 'excluded',
  Inactive: 'unlikely',
  Pending: 'possible',
  Failed: 'evident',
};

const FUNCTION_NOT_READY: Cause = {
  id: 'function-not-active',
  title: ({ functionName, fn }) =>
    fn?.state === undefined || fn.state === 'Active'
      ? l10n.t('The function {0} is not active', functionName)
      : l10n.t('The function {0} is not active: its state is {1}', functionName, fn.state),
  why: () => l10n.t('A function whose state is Failed cannot be called until it is repaired.'),
  evidence: ({ fn }) => {
    if (fn?.state === undefined) return 'possible';
    return NOT_READY[fn.state] ?? 'possible';
  },
  fixes: (context) => [
    {
      title: l10n.t('Read the reason of its state'),
      command: toAwsCommand(
        context,
        'lambda',
        'get-function-configuration',
        ['--function-name', context.functionName],
        ['--query', '[State,StateReason,LastUpdateStatus,LastUpdateStatusReason]'],
      ),
    },
  ],
  checks: ['function-active'],
  source: 'errors.md B',
};

const TIMEOUT_TOO_LONG: Cause = {
  id: 'function-timeout-too-long',
  title: ({ fn }) =>
    fn === undefined
      ? l10n.t('The function’s timeout is longer than 14 minutes')
      : l10n.t('The function’s timeout is {0} seconds; MSK takes at most 840', String(fn.timeout)),
  why: () => l10n.t('Mappings on MSK support functions with a timeout of at most 14 minutes.'),
  evidence: ({ fn }) => {
    if (fn === undefined) return 'possible';
    return fn.timeout > LONGEST_TIMEOUT ? 'evident' : 'excluded';
  },
  fixes: (context) => [
    {
      title: l10n.t('Shorten the timeout'),
      command: toAwsCommand(
        context,
        'lambda',
        'update-function-configuration',
        ['--function-name', context.functionName],
        ['--timeout', String(LONGEST_TIMEOUT)],
      ),
      docUrl: DOCS.parameters,
    },
  ],
  checks: ['function-timeout'],
  source: 'source-facts 8, errors.md B',
};

const FUNCTION_THROTTLED: Cause = {
  id: 'function-throttled',
  title: () => l10n.t('The function is throttled: no concurrency is left for it'),
  why: () =>
    l10n.t('A reserved concurrency of 0 stops all calls. Lambda also uses fewer consumers for a throttled function.'),
  fixes: (context) => [
    {
      title: l10n.t('Look at its reserved concurrency'),
      command: toAwsCommand(context, 'lambda', 'get-function-concurrency', ['--function-name', context.functionName]),
    },
  ],
  checks: ['function-concurrency'],
  source: 'errors.md A9, A11, source-facts 173',
};

/** The function is called and fails (errors.md A9). */
export const CALL_CAUSES: readonly Cause[] = [
  FUNCTION_GONE,
  {
    id: 'function-raises-error',
    title: ({ functionName }) => l10n.t('The code of {0} ends with an error', functionName),
    why: () =>
      l10n.t('The whole batch is then tried again until it succeeds or its records expire, and later records wait.'),
    fixes: (context) => [readLogs(context), keepFailedRecords(context), ...toBatchHandling(context)],
    checks: ['function-log:error'],
    source: 'errors.md A9, source-facts 13, fields.md 12',
  },
  {
    id: 'function-times-out',
    title: ({ fn }) =>
      fn === undefined
        ? l10n.t('The function runs out of time or memory')
        : l10n.t('The function runs out of time ({0} s) or memory', String(fn.timeout)),
    why: () => l10n.t('A batch has to be done within the timeout; smaller batches need less time and memory.'),
    fixes: (context) => [
      readLogs(context),
      { title: l10n.t('Try smaller batches'), command: toUpdateCommand(context, ['--batch-size', '10']) },
    ],
    checks: ['function-log:timed-out', 'function-log:out-of-memory'],
    source: 'errors.md A9',
  },
  FUNCTION_THROTTLED,
  FUNCTION_NOT_READY,
  {
    id: 'response-too-large',
    title: () => l10n.t('The function’s answer is larger than 6 MB'),
    why: () => l10n.t('Call and answer of a function take at most 6 MB each.'),
    fixes: (context) => [readLogs(context)],
    checks: ['function-log:answer-too-large'],
    source: 'errors.md A9, limits.md 3',
  },
  {
    id: 'invoke-refused',
    title: () => l10n.t('Lambda may not call the function from the cluster’s network'),
    why: () =>
      l10n.t('An endpoint for Lambda whose policy leaves lambda:InvokeFunction out for the service refuses the call.'),
    appliesTo: { mode: 'on-demand' },
    evidence: () => 'unlikely',
    checks: ['endpoint-policies:lambda'],
    fixes: () => [allowInEndpointPolicy('lambda:InvokeFunction')],
    source: 'errors.md A9, source-facts 104-108',
  },
];

/** Lambda stopped the mapping because of the function (errors.md B, FUNCTION_CONFIG_NOT_VALID). */
export const FUNCTION_CONFIGURATION_CAUSES: readonly Cause[] = [
  FUNCTION_GONE,
  FUNCTION_NOT_READY,
  TIMEOUT_TOO_LONG,
  FUNCTION_THROTTLED,
];

export const THROTTLE_CAUSES: readonly Cause[] = [FUNCTION_THROTTLED];

function readLogs(context: HintContext): Fix {
  const writer = context.fn ?? { name: context.functionName };
  return {
    title: l10n.t('Read the function’s log'),
    command: toAwsCommand(context, 'logs', 'tail', [toLogGroup(writer)], ['--since', '1h']),
  };
}

/** Fields of provisioned mode; the API takes bisecting with and without a limit of attempts (fields.md 12). */
function toBatchHandling(context: HintContext): readonly Fix[] {
  if (!context.provisionedMode) return [];
  return [
    {
      title: l10n.t('Split failing batches, so that one bad record does not hold up the others'),
      text: l10n.t('A function that answers which records failed gets only these again.'),
      command: toUpdateCommand(
        context,
        ['--bisect-batch-on-function-error'],
        ['--function-response-types', 'ReportBatchItemFailures'],
      ),
      docUrl: DOCS.parameters,
    },
  ];
}

function keepFailedRecords(context: HintContext): Fix {
  if (context.destination !== undefined) {
    return {
      title: l10n.t('Look at the failed batches in {0}', context.destination.target),
      docUrl: DOCS.destinations,
    };
  }
  return {
    title: l10n.t('Give the mapping a destination for failed batches'),
    text: l10n.t('The execution role needs the right to write there.'),
    command: toUpdateCommand(context, ['--destination-config', 'OnFailure={Destination=DESTINATION_ARN}']),
    docUrl: DOCS.destinations,
  };
}
