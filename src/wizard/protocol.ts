import type { BootstrapBrokers } from '../core/cluster/brokers.ts';
import type { Cluster, Topic, VpcConnection } from '../core/cluster/cluster.ts';
import type { FieldEdit, FieldPath, KnownFunction, KnownSecret } from '../core/mapping/finding.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';

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
  readonly action?: NoticeAction;
}

/** Something to do at once; what `text` holds goes to the clipboard. */
export type NoticeAction =
  | { readonly kind: 'copy'; readonly title: string; readonly text: string }
  | { readonly kind: 'open-mapping'; readonly title: string; readonly uuid: string }
  | { readonly kind: 'choose-account'; readonly title: string };

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
  /** Lies where nothing can be written, e.g. in the history of a repository. */
  readonly readonly: boolean;
}

/** Which account and region the document is meant for. */
export interface ScopeState {
  /** Tells scopes apart. */
  readonly key?: string;
  /** "Sample account · us-east-1", "profile dev · eu-west-1". */
  readonly label?: string;
  readonly region?: string;
  readonly profile?: string;
  /** Address that stands in for AWS's own: the sample account's, or one that the environment names. */
  readonly endpointUrl?: string;
  /** Absent until AWS has told it. */
  readonly account?: string;
  readonly failure?: Notice;
}

export type SubmitKind = 'create' | 'update';

/** Findings stand in the way: the page shows them. */
export interface Stopped {
  readonly stage: 'stopped';
  readonly kind: SubmitKind;
  readonly errors: number;
}

export interface UnderWay {
  readonly stage: 'asking' | 'sending';
  readonly kind: SubmitKind;
}

export interface Followed {
  readonly stage: 'following' | 'settled';
  readonly kind: SubmitKind;
  readonly mapping: MappingOutcome;
}

export interface Refused {
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

export interface PlainErrand {
  readonly errand: 'openText' | 'chooseScope' | 'save' | 'close' | 'showLog' | 'diagnose';
}

export interface MappingErrand {
  readonly errand: 'reveal' | 'openMapping' | 'showDetails';
  readonly uuid: string;
}

export interface CopyErrand {
  readonly errand: 'copyText';
  readonly text: string;
}

/** Opens a new unsaved document with the text. */
export interface ShowErrand {
  readonly errand: 'showText';
  readonly text: string;
  readonly languageId: string;
}

/** Asks where to save the text, and saves it there. */
export interface SaveErrand {
  readonly errand: 'saveText';
  readonly text: string;
  /** To begin with. */
  readonly fileName: string;
}

/** What only the host can do for the page, without an answer worth reading. */
export type Errand = PlainErrand | MappingErrand | CopyErrand | ShowErrand | SaveErrand;

/** A file of sample records, open or in the workspace. */
export interface EventFile {
  readonly uri: string;
  /** As people know it: its path in the workspace. */
  readonly name: string;
}

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
  /** Files with sample records, those that are open first. */
  listEvents: { params: null; result: readonly EventFile[] };
  /** The text of one of them, with what is not saved yet. */
  readEvent: { params: { readonly uri: string }; result: { readonly text: string } };
  /** For the extension's log. */
  log: { params: string; result: null };
};

/** Host → page, told without waiting. */
export type HostCalls = {
  document: { params: DocumentState; result: null };
  scope: { params: ScopeState; result: null };
  list: { params: ListUpdate; result: null };
  submission: { params: Submission; result: null };
};
