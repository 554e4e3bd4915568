import * as l10n from '@vscode/l10n';
import { DOCS } from '../../hints/docs.ts';
import { toAwsCommand } from '../../hints/fixes/awsCommand.ts';
import { findProblem } from '../../hints/problems.ts';
import { toLogGroup } from '../../observation/logSearches.ts';
import { fail, pass, toCheck, unknown } from '../check.ts';
import { countFailures, LOGGED_MINUTES, type LoggedFailure } from '../functionLog.ts';
import { toProperties } from '../remedies.ts';
import type { Remedy } from '../report.ts';
import { noFunction } from './absence.ts';

/** Seconds; longer functions are not supported for MSK (source-facts 8). */
const LONGEST_TIMEOUT = 840;

export const FUNCTION_CHECKS = [
  toCheck({
    id: 'function-active',
    area: 'function',
    title: () => l10n.t('The function exists and can be called'),
    needs: ['function'],
    judge: (subject, facts) => {
      const { function: fn } = facts;
      if (fn === undefined) {
        return fail(
          [l10n.t('Lambda does not know {0}.', subject.mapping.FunctionArn)],
          [
            {
              title: l10n.t('Deploy the function again, or point the mapping at another one'),
              docUrl: DOCS.parameters,
            },
          ],
        );
      }
      const seen = [l10n.t('State {0}', fn.state ?? '?'), ...(fn.stateReason === undefined ? [] : [fn.stateReason])];
      if (fn.state === undefined || fn.state === 'Pending') return unknown(seen);
      // Lambda wakes an inactive function with the next call.
      if (fn.state === 'Active' || fn.state === 'Inactive') return pass(...seen);
      return fail(seen, [
        {
          title: l10n.t('Repair what the reason names, then update the function'),
          command: toAwsCommand(subject, 'lambda', 'get-function-configuration', ['--function-name', fn.name]),
        },
      ]);
    },
  }),
  toCheck({
    id: 'function-timeout',
    area: 'function',
    title: () => l10n.t('The function’s timeout is at most 14 minutes'),
    needs: ['function'],
    judge: (subject, facts) => {
      const { function: fn } = facts;
      if (fn === undefined) return noFunction();
      const seen =
        fn.timeout === 1
          ? l10n.t('1 second; MSK takes at most {0}', String(LONGEST_TIMEOUT))
          : l10n.t('{0} seconds; MSK takes at most {1}', String(fn.timeout), String(LONGEST_TIMEOUT));
      if (fn.timeout <= LONGEST_TIMEOUT) return pass(seen);
      return fail(
        [seen],
        [
          {
            title: l10n.t('Shorten the function’s timeout to {0} seconds', String(LONGEST_TIMEOUT)),
            command: toAwsCommand(
              subject,
              'lambda',
              'update-function-configuration',
              ['--function-name', fn.name],
              ['--timeout', String(LONGEST_TIMEOUT)],
            ),
            template: toProperties('AWS::Lambda::Function', `Timeout: ${LONGEST_TIMEOUT}`),
            docUrl: DOCS.parameters,
            change: { kind: 'update-function', functionArn: subject.policy.functionArn, timeout: LONGEST_TIMEOUT },
          },
        ],
      );
    },
  }),
  toCheck({
    id: 'function-concurrency',
    area: 'function',
    title: () => l10n.t('The function’s reserved concurrency lets calls through'),
    needs: ['function'],
    judge: (subject, facts) => {
      const { function: fn } = facts;
      if (fn === undefined) return noFunction();
      const { reservedConcurrency: reserved } = fn;
      if (reserved === undefined)
        return pass(l10n.t('Nothing is reserved: the function shares the account’s concurrency.'));
      const seen = l10n.t('Reserved concurrency: {0}', String(reserved));
      if (reserved > 0) return pass(seen);
      return fail(
        [seen, l10n.t('With 0 no call gets through.')],
        [
          {
            title: l10n.t('Remove the reserved concurrency'),
            text: l10n.t('It may have been set to stop the function on purpose.'),
            command: toAwsCommand(subject, 'lambda', 'delete-function-concurrency', ['--function-name', fn.name]),
            template: toProperties('AWS::Lambda::Function', '# without ReservedConcurrentExecutions'),
            change: { kind: 'remove-reserved-concurrency', functionArn: subject.policy.functionArn },
          },
        ],
      );
    },
  }),
  toCheck({
    id: 'function-log',
    area: 'function',
    title: () => l10n.t('The function’s log tells of no failed call'),
    skip: ({ deployed }) => (deployed ? undefined : l10n.t('The mapping is not created yet.')),
    needs: ['function', 'functionLog'],
    judge: (subject, { function: fn, functionLog }) => {
      if (fn === undefined) return noFunction();
      const counts = countFailures(functionLog);
      const minutes = String(LOGGED_MINUTES);
      if (counts.length === 0) return pass(l10n.t('Nothing of the kind in its last {0} minutes.', minutes));
      const seen = counts.map(([kind]) => FAILURES[kind](minutes));
      // A function may write of errors that it deals with itself.
      if (findProblem(subject.mapping.LastProcessingResult ?? '')?.id !== 'function-call-failed') return pass(...seen);
      const look: Remedy = {
        title: l10n.t('Read the function’s log'),
        command: toAwsCommand(subject, 'logs', 'tail', [toLogGroup(fn)], ['--since', '1h']),
      };
      return { ...fail(seen, [look]), signs: counts.slice(0, 1).map(([kind]) => kind) };
    },
  }),
] as const;

const FAILURES: Readonly<Record<LoggedFailure, (minutes: string) => string>> = {
  'timed-out': (minutes) => l10n.t('The log of the last {0} minutes: the function ran out of time.', minutes),
  'out-of-memory': (minutes) =>
    l10n.t('The log of the last {0} minutes: the runtime was ended, as it is without memory.', minutes),
  'answer-too-large': (minutes) =>
    l10n.t('The log of the last {0} minutes: the answer was larger than a call takes.', minutes),
  error: (minutes) => l10n.t('The log of the last {0} minutes: the code ended with an error.', minutes),
};
