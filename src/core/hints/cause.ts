import type { AuthMethod } from '../cluster/authMethods.ts';
import type { DestinationKind } from '../policy/destination.ts';
import type { ExplainedCause, Fix, Likelihood } from './explanation.ts';
import type { HintCheck, HintContext } from './hintContext.ts';

/** To which mappings a cause can apply. A member that is absent does not matter; what is not known of a mapping fits. */
export interface Applicability {
  readonly methods?: readonly AuthMethod[];
  readonly mode?: 'on-demand' | 'provisioned';
  readonly clusterType?: 'PROVISIONED' | 'SERVERLESS';
  readonly crossAccount?: boolean;
  /** Kinds of on-failure destination; an empty list means any. */
  readonly destinations?: readonly DestinationKind[];
  readonly secret?: boolean;
  readonly registry?: boolean;
  readonly startingPosition?: string;
  readonly filters?: boolean;
  /** A consumer group ID was chosen; otherwise the group is the mapping's UUID, which AWS prints as the ID too. */
  readonly ownGroup?: boolean;
}

/** One cause of a problem, with what removes it. */
export interface Cause {
  readonly id: string;
  readonly title: (context: HintContext) => string;
  readonly why: (context: HintContext) => string;
  readonly appliesTo?: Applicability;
  /** What the known facts say of this cause; `excluded` takes it off the list. Absent: possible. */
  readonly evidence?: (context: HintContext) => Likelihood | 'excluded';
  /**
   * Checks of a diagnosis that look at this cause: one that failed shows it, all passed speak against it. `id:sign` is the
   * check with one of the things that it can see.
   */
  readonly checks?: readonly string[];
  /** Checks that show this cause when they fail, and say nothing of it when they pass. */
  readonly shownBy?: readonly string[];
  /** Rare, and not to be seen without a diagnosis: listed only where a check shows it. */
  readonly onlyIfShown?: true;
  readonly fixes: (context: HintContext) => readonly Fix[];
  readonly source: string;
}

const RANKS: Readonly<Record<Likelihood, number>> = { evident: 0, possible: 1, unlikely: 2 };

/** Causes that fit the mapping, likeliest first; among equals the table's order holds. */
export function rankCauses(causes: readonly Cause[], context: HintContext): readonly ExplainedCause[] {
  const explained: ExplainedCause[] = [];
  for (const cause of causes) {
    const likely = toLikelihood(cause, context);
    if (likely === 'excluded' || explained.some((entry) => entry.id === cause.id)) continue;
    explained.push({
      id: cause.id,
      title: cause.title(context),
      why: cause.why(context),
      likely,
      fixes: cause.fixes(context),
    });
  }
  return explained.toSorted((a, b) => RANKS[a.likely] - RANKS[b.likely]);
}

function toLikelihood(cause: Cause, context: HintContext): Likelihood | 'excluded' {
  if (!applies(cause.appliesTo ?? {}, context)) return 'excluded';
  const known = cause.evidence?.(context) ?? 'possible';
  // What the mapping itself rules out stays out; a check that looked knows more than a list does.
  if (known === 'excluded') return known;
  const checked = toChecked(cause, context);
  return cause.onlyIfShown === true && checked !== 'evident' ? 'excluded' : (checked ?? known);
}

function toChecked({ checks = [], shownBy = [] }: Cause, { known }: HintContext): Likelihood | undefined {
  const found = known.checks ?? [];
  const said = checks.map((check) => toSaid(check, found));
  if ([...said, ...shownBy.map((check) => toSaid(check, found))].includes('shown')) return 'evident';
  // What does not apply to the mapping says nothing; what was not looked at leaves it open.
  const looked = said.filter((one) => one !== 'skipped');
  return looked.length > 0 && looked.every((one) => one === 'clear') ? 'unlikely' : undefined;
}

/** `clear`: it is not this cause, since the check passed or saw another one. */
function toSaid(check: string, found: readonly HintCheck[]): 'shown' | 'clear' | 'skipped' | 'open' {
  const [id, sign] = check.split(':');
  const result = found.find((entry) => entry.id === id);
  if (result === undefined) return 'open';
  if (result.outcome === 'skipped') return 'skipped';
  if (result.outcome === 'pass') return 'clear';
  const { signs = [], outcome } = result;
  // What is not quite sure is no less telling if it names the cause: an organization's refusal is never more than that.
  if (sign !== undefined && signs.length > 0) return signs.includes(sign) ? 'shown' : 'clear';
  return outcome === 'fail' ? 'shown' : 'open';
}

/** A member of the applicability that is set has to agree with the fact, unless the fact is not known. */
function applies(applicability: Applicability, context: HintContext): boolean {
  // A destination and an account of its own are what the texts of their causes speak of: those have to be there.
  const { crossAccount, destinations, ...settings } = applicability;
  const named: Applicability = { crossAccount, destinations };
  const asked = context.settingsUnknown === true ? named : { ...named, ...settings };
  return CHECKS.every((check) => check(asked, context));
}

const CHECKS: readonly ((to: Applicability, context: HintContext) => boolean)[] = [
  (to, { method }) => to.methods === undefined || method === undefined || to.methods.includes(method),
  (to, { provisionedMode }) => to.mode === undefined || (to.mode === 'provisioned') === provisionedMode,
  (to, { cluster }) => to.clusterType === undefined || cluster === undefined || to.clusterType === cluster.type,
  (to, { crossAccount }) => agrees(to.crossAccount, crossAccount),
  (to, { destination }) => to.destinations === undefined || fitsDestination(to.destinations, destination?.kind),
  (to, { secret }) => agrees(to.secret, secret !== undefined),
  (to, { mapping }) =>
    agrees(to.registry, mapping.AmazonManagedKafkaEventSourceConfig?.SchemaRegistryConfig !== undefined),
  (to, { mapping }) => to.startingPosition === undefined || to.startingPosition === mapping.StartingPosition,
  (to, { mapping }) => agrees(to.filters, (mapping.FilterCriteria?.Filters ?? []).length > 0),
  (to, { group, mapping }) => agrees(to.ownGroup, group !== mapping.UUID),
];

function agrees(wanted: boolean | undefined, fact: boolean): boolean {
  return wanted === undefined || wanted === fact;
}

function fitsDestination(wanted: readonly DestinationKind[], kind: DestinationKind | undefined): boolean {
  return kind !== undefined && (wanted.length === 0 || wanted.includes(kind));
}

/** The same causes for fewer methods: for problems that gather the causes of several others. */
export function limitTo(methods: readonly AuthMethod[], causes: readonly Cause[]): readonly Cause[] {
  return causes.map((cause) => {
    const own = cause.appliesTo?.methods ?? methods;
    return { ...cause, appliesTo: { ...cause.appliesTo, methods: own.filter((method) => methods.includes(method)) } };
  });
}
