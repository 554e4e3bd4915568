import type { FailureReason } from '../../../src/core/failure.ts';
import { toEmptySeed } from './faultSeed.ts';
import type { AccountPlan } from './faultyAccounts.ts';

/** What a trouble of a whole account looks like. */
export interface Trouble {
  readonly reason: FailureReason;
  /** Label of the first failed row. */
  readonly label: string;
  readonly message: RegExp;
  /** What the rows below it offer. */
  readonly actions: readonly (string | RegExp)[];
  /** The row stands for the whole account, so that the trouble is told once. */
  readonly once: boolean;
}

const SSO = ['sso_session = corp', 'sso_account_id = 111122223333', 'sso_role_name = ReadOnly'];
const SSO_SESSION = [
  '[sso-session corp]',
  'sso_start_url = https://example.awsapps.com/start',
  'sso_region = us-east-1',
];

/** Accounts that cannot be read. */
const TROUBLED_PLANS = {
  'no credentials in the profile': { settings: [] },
  'an expired SSO sign-in': { settings: [...SSO, ...SSO_SESSION] },
  'an expired session token': { faults: { expiredToken: true } },
  'no network': { endpoint: 'closed' },
  'connections that are cut': { faults: { dropConnections: true } },
  'garbage instead of JSON': { faults: { garbage: true } },
  'an error inside MSK': {
    faults: { failWith: { 'kafka:*': { code: 'InternalServerErrorException', message: 'Try later', status: 500 } } },
  },
} satisfies Readonly<Record<string, AccountPlan>>;

export type TroubleName = keyof typeof TROUBLED_PLANS;

/** Accounts in which everything loads in the end, however AWS behaves. */
export const PATIENT_PLANS = {
  'nothing special': {},
  'throttling on every second call': { faults: { throttleEvery: 2 } },
  'pages of one and empty pages between': { faults: { pageSize: 1, emptyPages: true } },
} satisfies Readonly<Record<string, AccountPlan>>;

/** Longer than any deadline. */
const LATE = 30_000;

/** Accounts that let one wait. */
export const SLOW_PLANS = {
  'one call that takes 30 seconds': { faults: { delayMs: { 'lambda:ListEventSourceMappings': LATE } } },
  'calls that all take 30 seconds': { faults: { delayMs: LATE } },
} satisfies Readonly<Record<string, AccountPlan>>;

export const PLANS = {
  ...PATIENT_PLANS,
  ...TROUBLED_PLANS,
  ...SLOW_PLANS,
  'an empty region': { seed: toEmptySeed },
} satisfies Readonly<Record<string, AccountPlan>>;

export type AccountName = keyof typeof PLANS;

export const TROUBLES: Readonly<Record<TroubleName, Trouble>> = {
  'no credentials in the profile': {
    reason: 'no-credentials',
    label: 'No usable credentials',
    message: /^Profile account-[-\w]+ gives no usable credentials\. Choose another one, or repair it/,
    actions: ['Choose Account…', 'Open Sample Account', 'Try Again'],
    once: true,
  },
  'an expired SSO sign-in': {
    reason: 'expired-credentials',
    label: 'Sign-in has expired',
    message: /For a profile with SSO run “aws sso login --profile account-[-\w]+”/,
    actions: [/^Copy “aws sso login --profile account-[-\w]+”$/, 'Try Again', 'Add Account and Region…'],
    once: true,
  },
  'an expired session token': {
    reason: 'expired-credentials',
    label: 'Sign-in has expired',
    message: /have expired or are not known to AWS/,
    actions: [/^Copy “aws sso login/, 'Try Again', 'Add Account and Region…'],
    once: true,
  },
  'no network': {
    reason: 'network',
    label: 'No connection',
    message: /^127\.0\.0\.1:\d+ refused the connection\. Check the network, a proxy or VPN/,
    actions: ['Try Again', 'Show Log'],
    once: true,
  },
  'connections that are cut': {
    reason: 'network',
    label: 'No connection',
    message: /^127\.0\.0\.1:\d+ closed the connection without an answer\. Check the network/,
    actions: ['Try Again', 'Show Log'],
    once: true,
  },
  'garbage instead of JSON': {
    reason: 'unknown',
    label: 'Clusters cannot be listed',
    message: /^127\.0\.0\.1:\d+ did not answer like AWS: the answer to kafka:ListClustersV2 \(HTTP 200\)/,
    actions: ['Try Again', 'Show Log'],
    once: false,
  },
  'an error inside MSK': {
    reason: 'unknown',
    label: 'Clusters cannot be listed',
    message: /^Try later\.$/,
    actions: ['Try Again', 'Show Log'],
    once: false,
  },
};
