import type { BootstrapBrokers } from '../core/cluster/brokers.ts';
import type { Cluster, Topic, VpcConnection } from '../core/cluster/cluster.ts';
import type { FieldPath, KnownSecret } from '../core/mapping/finding.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import {
  type Guard,
  isEither,
  isFlag,
  isListOf,
  isNoun,
  isNumber,
  isOptional,
  isShape,
  isTagged,
  isText,
  isWord,
} from '../core/messages/guards.ts';
import type {
  CopyErrand,
  DestinationItem,
  DocumentState,
  Errand,
  EventFile,
  Followed,
  FunctionItem,
  ListItems,
  ListName,
  ListRequest,
  ListUpdate,
  MappingErrand,
  MappingOutcome,
  Notice,
  NoticeAction,
  PlainErrand,
  Refused,
  SaveErrand,
  ScopeState,
  ShowErrand,
  Stopped,
  Submission,
  UnderWay,
} from './protocol.ts';

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

const isListName: Guard<ListName> = (value): value is ListName => isText(value) && Object.hasOwn(LIST_ITEMS, value);
export const isPath: Guard<FieldPath> = isListOf(isEither(isText, isNumber));
const isNotice = isShape<Notice>({
  message: isText,
  hint: isOptional(isText),
  awsText: isOptional(isText),
  action: isOptional(
    isTagged<NoticeAction>('kind', {
      copy: isShape<Extract<NoticeAction, { text: string }>>({ kind: isWord('copy'), title: isText, text: isText }),
      'open-mapping': isShape<Extract<NoticeAction, { uuid: string }>>({
        kind: isWord('open-mapping'),
        title: isText,
        uuid: isText,
      }),
      'choose-account': isShape<Extract<NoticeAction, { kind: 'choose-account' }>>({
        kind: isWord('choose-account'),
        title: isText,
      }),
    }),
  ),
});
const isKind = isWord('create', 'update');

const isListHead = isShape<Omit<ListUpdate, 'items'>>({
  list: isListName,
  clusterArn: isOptional(isText),
  status: isWord('loading', 'loaded', 'failed'),
  failure: isOptional(isNotice),
});
export const isList: Guard<ListUpdate> = (value): value is ListUpdate =>
  isListHead(value) && 'items' in value && isListOf<unknown>(LIST_ITEMS[value.list])(value.items);

export const isDocument = isShape<DocumentState>({
  version: isNumber,
  text: isText,
  readonly: isFlag,
});
export const isScope = isShape<ScopeState>({
  key: isOptional(isText),
  label: isOptional(isText),
  region: isOptional(isText),
  profile: isOptional(isText),
  endpointUrl: isOptional(isText),
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
export const isSubmission = isTagged<Submission>('stage', {
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
  errand: isWord('openText', 'chooseScope', 'save', 'close', 'showLog', 'diagnose'),
});
const isAboutMapping = isShape<MappingErrand>({
  errand: isWord('reveal', 'openMapping', 'showDetails'),
  uuid: isText,
});
const isCopy = isShape<CopyErrand>({ errand: isWord('copyText'), text: isText });
const isShow = isShape<ShowErrand>({ errand: isWord('showText'), text: isText, languageId: isText });
const isSave = isShape<SaveErrand>({ errand: isWord('saveText'), text: isText, fileName: isText });
export const isErrand: Guard<Errand> = (value): value is Errand =>
  [isPlainErrand, isAboutMapping, isCopy, isShow, isSave].some((guard) => guard(value));

export const isEventFile = isShape<EventFile>({ uri: isText, name: isText });

export const isListRequest = isShape<ListRequest>({
  list: isListName,
  clusterArn: isOptional(isText),
  refresh: isOptional(isFlag),
});
