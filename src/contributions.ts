import type { Difference as CheckDifference } from './core/diagnosis/compareReports.ts';
import type { MaskedPart } from './core/diagnosis/maskReport.ts';
import type { DiagnosisReport } from './core/diagnosis/report.ts';
import type { ValueView } from './core/event/decodeValue.ts';
import type { FilterReport } from './core/event/filterReport.ts';
import type { EventSpec } from './core/event/generate/eventSpec.ts';
import type { InvocationReport } from './core/event/invocationMarkdown.ts';
import type { ExportFormat } from './core/export/exportFormats.ts';
import type { Difference } from './core/mapping/changes.ts';
import type { DeployedMapping, MappingInput } from './core/mapping/mapping.ts';
import type { MappingRef } from './core/mapping/mappingRef.ts';
import type { SecretFinding } from './core/mapping/secretContent.ts';
import type { PermissionPart } from './core/policy/permissionText.ts';
import type { Scope } from './core/scope.ts';

/** What a tree node passes to a command, and what other callers may pass instead. */
export interface ScopeRef {
  readonly scope: Scope;
}
export interface ClusterRef extends ScopeRef {
  readonly clusterArn: string;
}
/** Anything with an ARN or name that can be copied or opened in the console. */
export interface ResourceRef extends ScopeRef {
  readonly arn: string;
}
export interface CreateMappingRef {
  readonly scope?: Scope;
  readonly clusterArn?: string;
  /** Values to start from: topic, function … */
  readonly input?: MappingInput;
  /** The document is to update this mapping. */
  readonly uuid?: string;
}
/** How a mapping is asked for. */
export interface MappingPickOptions {
  readonly title?: string;
  /** Leaves out mappings that the command cannot be used on. */
  readonly accepts?: (mapping: DeployedMapping) => boolean;
}
/** How a function is asked for. */
export interface FunctionPickOptions {
  readonly title: string;
  /** Functions that get the records of this source, and of this topic if it is known, come first. */
  readonly eventSourceArn?: string;
  readonly topic?: string;
}
/** A function by its name or ARN, with a version or an alias where one is meant. */
export interface FunctionRef extends ScopeRef {
  readonly function: string;
}
/** An event: the URI of its document, or its text. */
export interface EventRef {
  readonly uri?: string;
  readonly event?: string;
}
/** An event and the function to be given it, by name or by the mapping that feeds it. */
export interface InvokeRef extends EventRef {
  readonly scope?: Scope;
  readonly function?: string;
  readonly uuid?: string;
}
/** An event, the URI of the file it goes to, and the function's name in the template. */
export interface SamRef extends EventRef {
  readonly file?: string;
  readonly function?: string;
}
/** A function, the name of one of its shared test events, and the event to be saved. */
export interface SharedEventRef extends EventRef {
  readonly scope?: Scope;
  readonly function?: string;
  readonly name?: string;
}
/** Failure records: in a document or text, or at the on-failure destination of a mapping. */
export interface FailureRef extends EventRef {
  readonly scope?: Scope;
  readonly uuid?: string;
}
/** An event, or records of any kind, and the filters to be tried on it: those of a mapping, of a mapping document, or patterns. */
export interface FilterTrialRef extends EventRef {
  readonly scope?: Scope;
  readonly uuid?: string;
  /** URI of a mapping document. */
  readonly mapping?: string;
  readonly patterns?: readonly string[];
}

/** A key, value or header of an event that is open in an editor. */
export interface ValueRef {
  /** Of the document. */
  readonly uri: string;
  /** JSON pointer in it, such as `/records/orders-0/3/value`. */
  readonly path: string;
}

/** An event inside an open document. */
export interface EmbeddedRef {
  readonly uri: string;
  /** Where it begins, in UTF-16 units. */
  readonly offset: number;
}

/**
 * What test events are generated for. A mapping, a cluster with a topic (in `input`), a document, or nothing: then it is
 * asked. With `spec`, whose members win over what is prefilled, nothing else is asked.
 */
export interface GenerateRef {
  readonly scope?: Scope;
  readonly clusterArn?: string;
  readonly uuid?: string;
  readonly input?: MappingInput;
  readonly spec?: Partial<EventSpec>;
  /** A mapping document whose events are meant, a recipe, or an empty event document that takes the first event. */
  readonly uri?: string;
  /** URI of a folder that takes the events as files. */
  readonly folder?: string;
}

/** A recipe of the setting `mskLambda.event.recipes`, by its name there. */
export interface RecipeRef {
  readonly setting: string;
}

/**
 * Every command: id → signature. Without an argument each one asks with a picker. A command that fails or is cancelled
 * resolves to undefined. The manifest test holds package.json and the registrations to this list.
 */
export interface Commands {
  'mskLambda.scope.add': (scope?: Scope) => Scope | undefined;
  'mskLambda.scope.remove': (ref?: ScopeRef) => void;
  'mskLambda.scope.switch': (scopes?: readonly Scope[]) => readonly Scope[] | undefined;
  'mskLambda.scope.openSample': () => Scope | undefined;
  'mskLambda.explorer.refresh': (ref?: Partial<ClusterRef>) => void;
  'mskLambda.explorer.filter': (text?: string) => void;
  'mskLambda.explorer.clearFilter': () => void;
  'mskLambda.explorer.group': (by?: Grouping) => void;
  /** Shows and selects a mapping (or cluster) in the tree. */
  /** A UUID alone is looked for in the accounts and regions on show. */
  'mskLambda.explorer.reveal': (ref?: MappingRef | Pick<MappingRef, 'uuid'>) => void;
  'mskLambda.resource.copyArn': (ref?: ResourceRef) => string | undefined;
  'mskLambda.resource.copyText': (ref?: { readonly text: string }) => string | undefined;
  'mskLambda.resource.openConsole': (ref?: ResourceRef) => string | undefined;
  'mskLambda.brokers.copy': (ref?: ClusterRef & { readonly addresses?: string }) => string | undefined;
  'mskLambda.mapping.create': (ref?: CreateMappingRef) => string | undefined;
  'mskLambda.mapping.edit': (ref?: MappingRef) => string | undefined;
  /** With a selection of several mappings all of them, after one question. */
  'mskLambda.mapping.enable': (ref?: MappingRef, selection?: readonly MappingRef[]) => DeployedMapping | undefined;
  'mskLambda.mapping.disable': (ref?: MappingRef, selection?: readonly MappingRef[]) => DeployedMapping | undefined;
  'mskLambda.mapping.delete': (ref?: MappingRef, selection?: readonly MappingRef[]) => boolean | undefined;
  'mskLambda.mapping.changeDestination': (ref?: MappingRef) => DeployedMapping | undefined;
  'mskLambda.mapping.changePollers': (ref?: MappingRef) => DeployedMapping | undefined;
  'mskLambda.mapping.changeTags': (ref?: MappingRef) => DeployedMapping | undefined;
  /** Deletes a mapping and creates it again with another consumer group; resolves to the new one. */
  'mskLambda.mapping.recreate': (ref?: MappingRef) => DeployedMapping | undefined;
  /** From now on the user is told when the mapping turns bad or good. */
  'mskLambda.mapping.watch': (ref?: MappingRef) => boolean;
  'mskLambda.mapping.unwatch': (ref?: MappingRef) => boolean;
  /** Lists the mappings with a problem and shows the chosen one. */
  'mskLambda.mapping.showFailing': () => string | undefined;
  /** Opens the page about a mapping; resolves to its UUID. */
  'mskLambda.mapping.showDetails': (ref?: MappingRef) => string | undefined;
  /** Opens the readable status page; resolves to its text. */
  'mskLambda.mapping.showStatus': (ref?: MappingRef) => string | undefined;
  /** Diagnoses a deployed mapping, or the mapping of a document; resolves to the report, which is open as a page. */
  'mskLambda.mapping.diagnose': (target?: string | MappingRef) => DiagnosisReport | undefined;
  /**
   * Applies a remedy of a report, or of the last one about a mapping, after asking: of a check by its id, else a chosen one.
   * Resolves to the new report.
   */
  'mskLambda.diagnosis.fix': (target?: string | MappingRef, checkId?: string) => DiagnosisReport | undefined;
  /** Copies a report as Markdown; what is to be masked is asked for unless it is given. Resolves to the text. */
  'mskLambda.diagnosis.copyForTicket': (uri?: string, masked?: readonly MaskedPart[]) => string | undefined;
  /** Opens a report as an unsaved file; resolves to its URI. */
  'mskLambda.diagnosis.save': (uri?: string) => string | undefined;
  /** Compares a report with one in a file (its URI), which is asked for. */
  'mskLambda.diagnosis.compare': (uri?: string, earlier?: string) => readonly CheckDifference[] | undefined;
  /** Reads a mapping's secret after asking, and judges the shape of its content, which goes nowhere. */
  'mskLambda.secret.checkContent': (ref?: MappingRef) => readonly SecretFinding[] | undefined;
  /** Sends a mapping document to AWS after asking: creates, or updates the mapping it was opened from. */
  'mskLambda.mapping.submit': (uri?: string) => DeployedMapping | undefined;
  'mskLambda.mapping.copyCliCommand': (uri?: string) => string | undefined;
  /** Exports a document, or a deployed mapping. With a format nothing is shown, and the text is the result. */
  'mskLambda.mapping.export': (target?: string | MappingRef, format?: ExportFormat) => string | undefined;
  /** Makes documents of a CLI command, a template, a Terraform file or JSON; resolves to the URI of the last one. */
  'mskLambda.mapping.import': (text?: string, fileName?: string) => string | undefined;
  /** Shows a document, or a mapping's document, beside what is deployed; resolves to what differs. */
  'mskLambda.mapping.compare': (target?: string | MappingRef) => readonly Difference[] | undefined;
  /** Makes any JSON file count as a mapping document. */
  'mskLambda.mapping.markDocument': (uri?: string) => boolean | undefined;
  /** Shows everything that has to be granted; with a part nothing is shown, and that part's text is the result. */
  'mskLambda.mapping.showPermissions': (uri?: string, part?: PermissionPart) => string | undefined;
  /** Judges the content of a SCRAM or mTLS secret: a text without showing anything, or the active editor's. */
  'mskLambda.secret.check': (text?: string) => readonly SecretFinding[] | undefined;
  /** Shows or hides what the values of events say, in every editor; resolves to what holds then. */
  'mskLambda.event.toggleDecode': (on?: boolean) => boolean | undefined;
  /** Copies a value in full, JSON with line breaks; without an argument the one at the cursor. Resolves to it. */
  'mskLambda.value.copyDecoded': (ref?: ValueRef) => string | undefined;
  /** Generates test events; resolves to the URIs of the documents or files that hold them. */
  'mskLambda.event.generate': (ref?: GenerateRef | string) => readonly string[] | undefined;
  /** Generates what a recipe says, into documents or into files of a folder; an empty text asks for the folder. */
  'mskLambda.event.regenerate': (recipe?: string | RecipeRef, folder?: string) => readonly string[] | undefined;
  /** Opens a recipe with everything prefilled; resolves to its URI. */
  'mskLambda.event.createRecipe': (ref?: GenerateRef | string) => string | undefined;
  /** Shows a value in full in an editor beside; resolves to its URI. Follows the event. */
  'mskLambda.value.open': (ref?: ValueRef) => string | undefined;
  /** How a value is to be seen as long as its event is open; resolves to what it says then. */
  'mskLambda.value.chooseView': (ref?: ValueRef, view?: ValueView) => string | undefined;
  /** Shows a whole event with its values decoded, beside it; resolves to the URI. Follows the event. */
  'mskLambda.event.openDecoded': (uri?: string) => string | undefined;
  /** Opens a value as a document of its own that is saved back into the event; resolves to its URI. */
  'mskLambda.value.edit': (ref?: ValueRef) => string | undefined;
  /** Makes a value, and so its record a tombstone, or a key null; resolves to its JSON pointer. */
  'mskLambda.value.setNull': (ref?: ValueRef) => string | undefined;
  /** Decodes a text without showing anything; else shows what is selected or at the cursor, in any document. */
  'mskLambda.value.decode': (text?: string) => string | undefined;
  /** Encodes a text as base64; else puts base64 in the place of what is selected, in any document. */
  'mskLambda.value.encode': (text?: string) => string | undefined;
  /** Shows a value in the encoding of Avro or Protobuf as JSON, by a schema in a file (its URI), which it keeps for the topic. */
  'mskLambda.value.decodeWithSchema': (ref?: ValueRef, schema?: string, message?: string) => string | undefined;
  /** The same by the schema that the record names, from the registry of AWS Glue. */
  'mskLambda.value.decodeWithGlue': (ref?: ValueRef, scope?: Scope) => string | undefined;
  /** Shows keys or values of the topic without a schema again; resolves to what the value says then. */
  'mskLambda.value.forgetSchema': (ref?: ValueRef) => string | undefined;
  /** Opens an event that stands inside a log line or another document as its own; resolves to its URI. */
  'mskLambda.event.openEmbedded': (source?: string | EmbeddedRef) => string | undefined;
  'mskLambda.wizard.open': (uri?: string) => void;
  'mskLambda.wizard.openAsText': (uri?: string) => void;
  /** Sends an event to a function after asking, and shows what it answered. */
  'mskLambda.event.invoke': (target?: string | InvokeRef) => InvocationReport | undefined;
  /** Shows which records of an event the filter of a mapping lets pass. */
  'mskLambda.event.tryFilter': (target?: string | FilterTrialRef) => FilterReport | undefined;
  /** Shows what failure records say: of a document, a text, a mapping's destination or the clipboard; resolves to the page. */
  'mskLambda.event.showFailures': (target?: string | FailureRef) => string | undefined;
  /** Opens the event that failed as a document; resolves to its URI. */
  'mskLambda.event.fromFailure': (target?: string | FailureRef) => string | undefined;
  /** Saves an event as a file where it is none, and shows how to run a function of a template with it; resolves to the command. */
  'mskLambda.event.saveForSam': (target?: string | SamRef) => string | undefined;
  /** Opens one of the test events that users of the account share; resolves to the URI of the unsaved document. */
  'mskLambda.event.openShared': (ref?: SharedEventRef) => string | undefined;
  /** Saves an event among them after asking; resolves to its name. */
  'mskLambda.event.saveShared': (target?: string | SharedEventRef) => string | undefined;
  /** Deletes one of them after asking; resolves to its name. */
  'mskLambda.event.deleteShared': (ref?: SharedEventRef) => string | undefined;
  /** Shows what the text of an error means: the given one, the selected one, or one that is asked for; resolves to the page. */
  'mskLambda.error.explain': (text?: string) => string | undefined;
  'mskLambda.log.show': () => void;
}

export type CommandId = keyof Commands;

export type Grouping = 'cluster' | 'function' | 'state';

export const VIEW_CONTAINER = 'mskLambda';
export const EXPLORER_VIEW = 'mskLambda.explorer';
export const WIZARD_EDITOR = 'mskLambda.wizard';
/** Pages about mappings. */
export const DETAILS_VIEW = 'mskLambda.details';
export const MAPPING_FILE_PATTERN = '*.msk-mapping.json';
export const EVENT_FILE_PATTERN = '*.msk-event.json';
export const RECIPE_FILE_PATTERN = '*.msk-event-recipe.json';

/** Schemes of documents that only we can give: status pages, pages about events, and what is deployed in the words of a file. */
export const STATUS_SCHEME = 'msk-lambda';
export const REPORT_SCHEME = 'msk-lambda-report';
/** Reports of diagnoses, to be read. */
export const DIAGNOSIS_SCHEME = 'msk-lambda-diagnosis';
export const DEPLOYED_SCHEME = 'msk-lambda-deployed';
/** Events and values decoded, to be read. */
export const DECODED_SCHEME = 'msk-lambda-decoded';
/** Values of events as files that can be edited. */
export const VALUE_SCHEME = 'msk-lambda-value';

/** Context keys for `when` clauses. */
export interface ContextKeys {
  'mskLambda:filtered': boolean;
  'mskLambda:grouping': Grouping;
  'mskLambda:ready': boolean;
  /** The active editor shows an event with records from Kafka. */
  'mskLambda:event': boolean;
}

/** What language models can ask for, as package.json contributes it. */
export const LANGUAGE_TOOL_NAMES = [
  'mskLambda_listMappings',
  'mskLambda_explainMapping',
  'mskLambda_diagnoseMapping',
  'mskLambda_decodeEvent',
  'mskLambda_generateEvent',
] as const;
export type LanguageToolName = (typeof LANGUAGE_TOOL_NAMES)[number];

/** Where the mappings that the user watches are remembered. */
export const WATCHED_MAPPINGS = 'mskLambda.watchedMappings';
