import type { BootstrapBrokers } from '../core/cluster/brokers.ts';
import type { Cluster, Topic, VpcConnection } from '../core/cluster/cluster.ts';
import type { FieldEdit, FieldPath, KnownFunction, KnownSecret } from '../core/mapping/finding.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import type { CallGuards } from './channel.ts';
import {
  type Guard,
  isAnything,
  isEither,
  isFlag,
  isListOf,
  isNothing,
  isNoun,
  isNumber,
  isOptional,
  isRecord,
  isShape,
  isTagged,
  isText,
  isWord,
} from './guards.ts';

// --- What the page shows of the account ------------------------------------------------------------------------------

export interface FunctionItem extends KnownFunction {
  readonly runtime?: string;
  readonly description?: string;
}

export interface DestinationItem {
  readonly arn: string;
  readonly name: string;
  readonly kind: 'sqs' | 's3' | 'sns';
  readonly fifo: boolean;
}

/** Every list that the page can ask for: name → type of one item. */
export interface ListItems {
  clusters: Cluster;
  vpcConnections: VpcConnection;
  functions: FunctionItem;
  secrets: KnownSecret;
  mappings: DeployedMapping;
  queues: DestinationItem;
  notificationTopics: DestinationItem;
  buckets: DestinationItem;
  /** The mapping that the document names by its UUID, as AWS has it: a list of one. */
  deployed: DeployedMapping;
  /** The three below belong to one cluster. */
  topics: Topic;
  brokers: BootstrapBrokers;
  scramSecrets: string;
}

export type ListName = keyof ListItems;

export interface ListRequest {
  readonly list: ListName;
  /** For topics, brokers and scramSecrets. */
  readonly clusterArn?: string;
  readonly refresh?: boolean;
}

/** Something to tell the user: a sentence, what to do about it, and AWS's own words where there are any. */
export interface Notice {
  readonly message: string;
  readonly hint?: string;
  readonly awsText?: string;
}

/** One list as it is known now; items of a failed refresh are the last good ones. */
export interface ListUpdate<K extends ListName = ListName> {
  readonly list: K;
  readonly clusterArn?: string;
  readonly status: 'loading' | 'loaded' | 'failed';
  readonly items: readonly ListItems[K][];
  readonly failure?: Notice;
}

// --- The other things the host tells ---------------------------------------------------------------------------------

export interface DocumentState {
  readonly version: number;
  readonly text: string;
  /** File name as the tab shows it. */
  readonly name: string;
}

/** Which account and region the document is meant for. */
export interface ScopeState {
  /** "Sample account · us-east-1", "profile dev · eu-west-1". */
  readonly label?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly account?: string;
  /** Endpoint other than AWS's own, when the environment names one. */
  readonly failure?: Notice;
}

export type SubmitKind = 'create' | 'update';

/** Findings stand in the way: the page shows them. */
interface Stopped {
  readonly stage: 'stopped';
  readonly kind: SubmitKind;
  readonly errors: number;
}

interface UnderWay {
  readonly stage: 'asking' | 'sending';
  readonly kind: SubmitKind;
}

interface Followed {
  readonly stage: 'following' | 'settled';
  readonly kind: SubmitKind;
  readonly mapping: MappingOutcome;
}

interface Refused {
  readonly stage: 'refused';
  readonly kind: SubmitKind;
  readonly notice: Notice;
  /** The member of the document that the refusal is about. */
  readonly path?: FieldPath;
  /** The mapping that stands in the way. */
  readonly existingUuid?: string;
}

/** How far a Create or Update has come. */
export type Submission = { readonly stage: 'none' } | Stopped | UnderWay | Followed | Refused;

export interface MappingOutcome {
  readonly uuid: string;
  readonly state: string;
  /** Set while AWS reports a problem. */
  readonly problem?: Notice;
}

export interface Start {
  /** Contents of the translation bundle; absent in English. */
  readonly translations?: Readonly<Record<string, unknown>>;
  readonly document: DocumentState;
  readonly scope: ScopeState;
  readonly lists: readonly ListUpdate[];
  readonly submission: Submission;
}

// --- Calls -----------------------------------------------------------------------------------------------------------

interface PlainErrand {
  readonly errand: 'openText' | 'chooseScope' | 'copyCommand' | 'save' | 'close' | 'showLog';
}

interface LinkErrand {
  readonly errand: 'openDocumentation';
  readonly url: string;
}

interface MappingErrand {
  readonly errand: 'reveal' | 'openMapping' | 'showStatus';
  readonly uuid: string;
}

/** What only the host can do for the page, without an answer worth reading. */
export type Errand = PlainErrand | LinkErrand | MappingErrand;

/** Page → host. */
export type PageCalls = {
  ready: { params: null; result: Start };
  /** Edits of one undo step; resolves to the version of the document that has them. */
  edit: { params: { readonly edits: readonly FieldEdit[] }; result: { readonly version: number } };
  load: { params: ListRequest; result: null };
  submit: { params: null; result: null };
  /** The user goes back to the form: the outcome need not be shown again. */
  dismiss: { params: null; result: null };
  run: { params: Errand; result: null };
};

/** Host → page, told without waiting. */
export type HostCalls = {
  document: { params: DocumentState; result: null };
  scope: { params: ScopeState; result: null };
  list: { params: ListUpdate; result: null };
  submission: { params: Submission; result: null };
};

// --- Guards ----------------------------------------------------------------------------------------------------------

const LIST_ITEMS: { readonly [K in ListName]: Guard<ListItems[K]> } = {
  clusters: isNoun<Cluster>('arn', 'name', 'state', 'type'),
  vpcConnections: isNoun<VpcConnection>('arn', 'targetClusterArn', 'state'),
  functions: isNoun<FunctionItem>('arn', 'name'),
  secrets: isNoun<KnownSecret>('arn', 'name'),
  mappings: isNoun<DeployedMapping>('UUID', 'FunctionArn', 'State'),
  queues: isNoun<DestinationItem>('arn', 'name', 'kind'),
  notificationTopics: isNoun<DestinationItem>('arn', 'name', 'kind'),
  buckets: isNoun<DestinationItem>('arn', 'name', 'kind'),
  deployed: isNoun<DeployedMapping>('UUID', 'FunctionArn', 'State'),
  topics: isNoun<Topic>('name'),
  brokers: isNoun<BootstrapBrokers>('method', 'network', 'addresses'),
  scramSecrets: isText,
};

const isListName = isWord(...(Object.keys(LIST_ITEMS) as ListName[]));
const isPath: Guard<FieldPath> = isListOf(isEither(isText, isNumber));
const isNotice = isShape<Notice>({ message: isText, hint: isOptional(isText), awsText: isOptional(isText) });
const isKind = isWord('create', 'update');

const isListHead = isShape<Omit<ListUpdate, 'items'>>({
  list: isListName,
  clusterArn: isOptional(isText),
  status: isWord('loading', 'loaded', 'failed'),
  failure: isOptional(isNotice),
});
const isList: Guard<ListUpdate> = (value): value is ListUpdate =>
  isListHead(value) && 'items' in value && isListOf<unknown>(LIST_ITEMS[value.list])(value.items);

const isDocument = isShape<DocumentState>({ version: isNumber, text: isText, name: isText });
const isScope = isShape<ScopeState>({
  label: isOptional(isText),
  region: isOptional(isText),
  profile: isOptional(isText),
  account: isOptional(isText),
  failure: isOptional(isNotice),
});

const isOutcome = isShape<MappingOutcome>({ uuid: isText, state: isText, problem: isOptional(isNotice) });
const isFollowed = isShape<Followed>({
  stage: isWord('following', 'settled'),
  kind: isKind,
  mapping: isOutcome,
});
const isUnderWay = isShape<UnderWay>({ stage: isWord('asking', 'sending'), kind: isKind });
const isSubmission = isTagged<Submission>('stage', {
  none: isShape<{ stage: 'none' }>({ stage: isWord('none') }),
  stopped: isShape<Stopped>({ stage: isWord('stopped'), kind: isKind, errors: isNumber }),
  asking: isUnderWay,
  sending: isUnderWay,
  following: isFollowed,
  settled: isFollowed,
  refused: isShape<Refused>({
    stage: isWord('refused'),
    kind: isKind,
    notice: isNotice,
    path: isOptional(isPath),
    existingUuid: isOptional(isText),
  }),
});

const isPlainErrand = isShape<PlainErrand>({
  errand: isWord('openText', 'chooseScope', 'copyCommand', 'save', 'close', 'showLog'),
});
const isLink = isShape<LinkErrand>({ errand: isWord('openDocumentation'), url: isText });
const isAboutMapping = isShape<MappingErrand>({
  errand: isWord('reveal', 'openMapping', 'showStatus'),
  uuid: isText,
});
const isErrand: Guard<Errand> = (value): value is Errand =>
  isPlainErrand(value) || isLink(value) || isAboutMapping(value);

export const PAGE_CALLS: CallGuards<PageCalls> = {
  ready: {
    params: isNothing,
    result: isShape<Start>({
      translations: isOptional(isRecord),
      document: isDocument,
      scope: isScope,
      lists: isListOf(isList),
      submission: isSubmission,
    }),
  },
  edit: {
    params: isShape({ edits: isListOf(isShape<FieldEdit>({ path: isPath, value: isAnything })) }),
    result: isShape({ version: isNumber }),
  },
  load: {
    params: isShape<ListRequest>({ list: isListName, clusterArn: isOptional(isText), refresh: isOptional(isFlag) }),
    result: isNothing,
  },
  submit: { params: isNothing, result: isNothing },
  dismiss: { params: isNothing, result: isNothing },
  run: { params: isErrand, result: isNothing },
};

export const HOST_CALLS: CallGuards<HostCalls> = {
  document: { params: isDocument, result: isNothing },
  scope: { params: isScope, result: isNothing },
  list: { params: isList, result: isNothing },
  submission: { params: isSubmission, result: isNothing },
};
