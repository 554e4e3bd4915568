import * as vscode from 'vscode';
import { parseMskSource, toFunctionName } from '../core/arn.ts';
import type { CheckResult, Outcome } from '../core/diagnosis/report.ts';
import { AwsFailure } from '../core/failure.ts';
import type { ExplainedError } from '../core/hints/explainText.ts';
import type { ExplainedCause, Explanation, Fix } from '../core/hints/explanation.ts';
import { type DeployedMapping, toTopic } from '../core/mapping/mapping.ts';
import { toStatus } from '../core/mapping/status.ts';
import type { Scope } from '../core/scope.ts';
import { type LanguageTool, readText, shorten, type ToolDeps, type ToolInput } from './languageTool.ts';

const MOST_MAPPINGS = 100;
const MOST_CAUSES = 4;
const MOST_COMMAND = 1500;
const MOST_EVIDENCE = 4;

interface Located {
  readonly scope: Scope;
  readonly mapping: DeployedMapping;
}

/** Lists mappings of the accounts and regions that the explorer shows, those with a problem first. */
export const listMappings: LanguageTool = {
  progress: () => vscode.l10n.t('Listing event source mappings'),
  async answer(input, deps, signal) {
    const { explainMapping } = await import('../core/hints/explainMapping.ts');
    const text = readText(input, 'text')?.toLowerCase() ?? '';
    const onlyFailing = input['onlyFailing'] === true;
    const { found, failures } = await loadMappings(deps, await chooseScopes(input, deps), signal);
    const chosen = found
      .map((entry) => ({ ...entry, failing: toStatus(entry.mapping).kind === 'problem', line: toLine(entry) }))
      .filter(({ failing, line }) => line.toLowerCase().includes(text) && (failing || !onlyFailing))
      .sort((a, b) => Number(b.failing) - Number(a.failing));
    const lines = chosen
      .slice(0, MOST_MAPPINGS)
      .map(({ line, mapping }) => `- ${line}: ${mapping.State}, ${explainMapping(mapping).title}`);
    const more = chosen.length > MOST_MAPPINGS ? [`${chosen.length - MOST_MAPPINGS} more: narrow it with "text".`] : [];
    const failing = chosen.filter((entry) => entry.failing).length;
    return [`${chosen.length} mappings, ${failing} with a problem.`, ...lines, ...more, ...failures].join('\n');
  },
};

/** Says what the state and the last result of a mapping mean, or the text of an error, with causes and remedies. */
export const explainOneMapping: LanguageTool = {
  progress: ({ uuid }) =>
    uuid === undefined
      ? vscode.l10n.t('Explaining an error text')
      : vscode.l10n.t('Reading the event source mapping {0}', String(uuid)),
  async answer(input, deps, signal) {
    const text = readText(input, 'text');
    if (text !== undefined && readText(input, 'uuid') === undefined) return await answerText(text);
    const { scope, mapping } = await findMapping(input, deps, signal);
    const { explainMapping } = await import('../core/hints/explainMapping.ts');
    const explanation = explainMapping(mapping, await deps.loadKnown(scope, mapping, signal));
    return [toLine({ scope, mapping }), ...toExplanationLines(mapping, explanation)].join('\n');
  },
};

async function answerText(text: string): Promise<string> {
  const { explainText } = await import('../core/hints/explainText.ts');
  const { errors, lookAt, mappingUuids } = explainText(text);
  return [
    ...(errors.length === 0 ? ['No error in this text is known. Where to look, in this order:'] : []),
    ...lookAt.flatMap(toCauseLines),
    ...errors.flatMap(toErrorLines),
    ...(mappingUuids.length === 0 ? [] : [`Mappings that the text names: ${mappingUuids.join(', ')}`]),
  ].join('\n');
}

function toErrorLines({ title, hint, quotes, causes, docUrl }: ExplainedError): readonly string[] {
  return [
    `ERROR: ${title}${hint === undefined ? '' : `. ${hint}`} (${docUrl})`,
    `In the text: ${shorten(quotes[0] ?? '', MOST_COMMAND)}`,
    ...causes.slice(0, MOST_CAUSES).flatMap(toCauseLines),
  ];
}

/** Looks at everything a mapping needs, and says what is wrong and what could not be told. */
export const diagnoseOneMapping: LanguageTool = {
  progress: ({ uuid }) => vscode.l10n.t('Diagnosing the event source mapping {0}', String(uuid)),
  async answer(input, deps, signal) {
    const { scope, mapping } = await findMapping(input, deps, signal);
    const { checks } = await deps.diagnose({ scope, uuid: mapping.UUID }, signal);
    const count = (outcome: Outcome) => checks.filter((check) => check.outcome === outcome).length;
    return [
      toLine({ scope, mapping }),
      `${count('fail')} checks fail, ${count('unknown')} could not be told, ${count('pass')} pass.`,
      ...checks.filter(({ outcome }) => outcome === 'fail').flatMap(toFailLines),
      ...checks.filter(({ outcome }) => outcome === 'unknown').map(toUnknownLine),
    ].join('\n');
  },
};

/** The mapping that `uuid` names, in the accounts and regions that the explorer shows. */
async function findMapping(input: ToolInput, deps: ToolDeps, signal: AbortSignal): Promise<Located> {
  const uuid = readText(input, 'uuid');
  if (uuid === undefined) throw new Error('Give "uuid": the tool that lists mappings names them.');
  const scopes = await chooseScopes(input, deps);
  const refusals: string[] = [];
  for (const scope of scopes) {
    try {
      return { scope, mapping: await deps.store.api(scope).getMapping(uuid, signal) };
    } catch (error) {
      if (!AwsFailure.is(error) || error.reason === 'aborted') throw error;
      if (error.reason !== 'not-found') refusals.push(toRefusal(scope, error));
    }
  }
  const places = scopes.map(toPlace).join('; ') || 'none';
  throw new Error([`No mapping ${uuid} in the accounts and regions on show (${places}).`, ...refusals].join('\n'));
}

async function chooseScopes(input: ToolInput, { listScopes }: ToolDeps): Promise<readonly Scope[]> {
  const region = readText(input, 'region');
  const profile = readText(input, 'profile');
  const scopes = await listScopes();
  return scopes.filter(
    (scope) =>
      (region === undefined || scope.region === region) && (profile === undefined || scope.profile === profile),
  );
}

async function loadMappings({ store }: ToolDeps, scopes: readonly Scope[], signal: AbortSignal) {
  const listings = await Promise.all(
    scopes.map(async (scope) => ({ scope, listing: await store.load({ scope, kind: 'mappings' }, { signal }) })),
  );
  return {
    found: listings.flatMap(({ scope, listing }) => listing.items.map((mapping) => ({ scope, mapping }))),
    failures: listings.flatMap(({ scope, listing: { failure } }) =>
      failure === undefined ? [] : [toRefusal(scope, failure)],
    ),
  };
}

function toRefusal(scope: Scope, { operation, reason }: AwsFailure): string {
  return `${toPlace(scope)}: ${operation} failed (${reason}).`;
}

function toPlace({ profile, region, sample }: Scope): string {
  return [sample ? 'sample account' : (profile ?? 'default credentials'), region].join(' ');
}

function toLine({ scope, mapping }: Located): string {
  const cluster = parseMskSource(mapping.EventSourceArn ?? '')?.clusterName ?? mapping.EventSourceArn;
  const fn = toFunctionName(mapping.FunctionArn);
  return `${mapping.UUID} topic ${toTopic(mapping)} of cluster ${cluster} → function ${fn} (${toPlace(scope)})`;
}

function toExplanationLines(mapping: DeployedMapping, explanation: Explanation): readonly string[] {
  const { title, text, reason, causes, afterwards } = explanation;
  return [
    `State ${mapping.State}: ${title}`,
    ...(text === undefined ? [] : [`AWS says: ${text}`]),
    ...(reason === undefined ? [] : [`Reason of the last change of state: ${reason.code}, ${reason.meaning}`]),
    ...causes.slice(0, MOST_CAUSES).flatMap(toCauseLines),
    ...(afterwards === undefined ? [] : [`Afterwards: ${afterwards.title}`]),
  ];
}

function toCauseLines({ title, why, likely, fixes }: ExplainedCause, index: number): readonly string[] {
  return [`${index + 1}. (${likely}) ${title}. ${why}`, ...fixes.map(toRemedyLine)];
}

function toFailLines({ title, evidence, remedies }: CheckResult): readonly string[] {
  return [
    `FAILS: ${title}. ${evidence.slice(0, MOST_EVIDENCE).join(' ')}`,
    ...remedies.slice(0, MOST_CAUSES).map(toRemedyLine),
  ];
}

function toUnknownLine({ title, gaps }: CheckResult): string {
  const why = gaps.map(({ operation, reason }) => `${operation}: ${reason}`);
  return `UNKNOWN: ${title}${why.length === 0 ? '' : ` (${why.join(', ')})`}`;
}

function toRemedyLine({ title, command }: Fix): string {
  return `   - ${title}${command === undefined ? '' : `: \`${shorten(command, MOST_COMMAND)}\``}`;
}
