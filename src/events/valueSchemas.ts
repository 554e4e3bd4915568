import * as vscode from 'vscode';
import type { ValueSchema } from '../core/event/valueSchema.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { type ChosenSchema, isChosenSchema, type SchemaSource, type SchemaUse, toSourceKey } from './schemaSource.ts';

const MEMORY_KEY = 'events.valueSchemas';
/** Choices made last; older ones fall out. */
const KEPT = 30;
/** Milliseconds after which a schema that could not be read is tried again, when somebody asks for it. */
const RETRY_AFTER = 5_000;

/** Where choices are kept between sessions; VS Code's workspace state fits. */
export interface SchemaMemory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

type Load = (source: SchemaSource) => Promise<ValueSchema>;

interface Reading {
  readonly schema: ValueSchema;
  /** Why the schema could not be read. */
  readonly problem?: string;
}

/** A schema that could not be read. */
interface Unreadable {
  readonly problem: string;
  readonly retryAt: number;
}

/**
 * The schemas chosen for keys and values of topics. What is not loaded yet is loaded with the first question and is there
 * with a later one, of which `onDidChange` tells: whoever decodes never waits.
 */
export class ValueSchemas implements vscode.Disposable {
  readonly #memory: SchemaMemory;
  readonly #load: Load;
  readonly #now: () => number;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#changed.event;
  readonly #loaded = new Map<string, ValueSchema>();
  readonly #loading = new Map<string, Promise<void>>();
  readonly #unreadable = new Map<string, Unreadable>();
  #chosen: readonly ChosenSchema[];
  #revision = 0;
  #isWatching = false;

  constructor(memory: SchemaMemory, load: Load, now: () => number = Date.now) {
    this.#memory = memory;
    this.#load = load;
    this.#now = now;
    const kept = memory.get(MEMORY_KEY);
    this.#chosen = Array.isArray(kept) ? kept.filter(isChosenSchema) : [];
  }

  get isEmpty(): boolean {
    return this.#chosen.length === 0;
  }

  /** Another one as soon as anything may be read otherwise. */
  get revision(): number {
    return this.#revision;
  }

  has(use: SchemaUse): boolean {
    return this.#chosen.some((each) => isFor(each, use));
  }

  /** The schema with this id from Glue, or else the file; undefined while it is not loaded. */
  find(use: SchemaUse, schemaId: string | undefined): ValueSchema | undefined {
    const source = this.#findSource(use, schemaId);
    if (source === undefined) return undefined;
    const key = toSourceKey(source);
    const schema = this.#loaded.get(key);
    if (schema === undefined || this.#isDue(key)) void this.#begin(key, source);
    return schema;
  }

  /** Resolves when what was chosen for keys or values of a topic is loaded; what could not be read is tried once more. */
  async ready(use: SchemaUse): Promise<void> {
    const sources = this.#chosen.filter((each) => isFor(each, use)).map(({ source }) => source);
    await Promise.all(sources.map((source) => this.#begin(toSourceKey(source), source)));
  }

  /** Takes the place of another file, or of the schema from Glue with the same id. */
  async choose(use: SchemaUse, source: SchemaSource, schema: ValueSchema): Promise<void> {
    const others = this.#chosen.filter((each) => !isFor(each, use) || !isSamePlace(each.source, source));
    this.#loaded.set(toSourceKey(source), schema);
    this.#unreadable.delete(toSourceKey(source));
    await this.#keep([{ topic: use.topic, part: use.part, source }, ...others].slice(0, KEPT));
  }

  async forget(use: SchemaUse): Promise<void> {
    await this.#keep(this.#chosen.filter((each) => !isFor(each, use)));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #findSource(use: SchemaUse, schemaId: string | undefined): SchemaSource | undefined {
    const sources = this.#chosen.filter((each) => isFor(each, use)).map(({ source }) => source);
    const id = schemaId?.toLowerCase();
    return (
      sources.find((source) => source.kind === 'glue' && source.version.id.toLowerCase() === id) ??
      sources.find(({ kind }) => kind === 'file')
    );
  }

  async #keep(chosen: readonly ChosenSchema[]): Promise<void> {
    this.#chosen = chosen;
    this.#tell();
    await this.#memory.update(MEMORY_KEY, chosen);
  }

  #begin(key: string, source: SchemaSource): Promise<void> {
    if (this.#loaded.has(key) && !this.#unreadable.has(key)) return Promise.resolve();
    const under = this.#loading.get(key);
    if (under !== undefined) return under;
    const loading = this.#read(source).then((reading) => {
      // Otherwise the file has changed meanwhile, and is read again.
      if (this.#loading.get(key) !== loading) return;
      this.#loading.delete(key);
      this.#take(key, reading);
    });
    this.#loading.set(key, loading);
    return loading;
  }

  #isDue(key: string): boolean {
    const unreadable = this.#unreadable.get(key);
    return unreadable !== undefined && this.#now() >= unreadable.retryAt;
  }

  #take(key: string, { schema, problem }: Reading): void {
    const before = this.#unreadable.get(key)?.problem;
    if (problem === undefined) this.#unreadable.delete(key);
    else this.#unreadable.set(key, { problem, retryAt: this.#now() + RETRY_AFTER });
    // Otherwise whoever shows values would ask, be told and ask again, for as long as the schema cannot be read.
    if (problem !== undefined && problem === before) return;
    this.#loaded.set(key, schema);
    this.#tell();
  }

  async #read(source: SchemaSource): Promise<Reading> {
    this.#watch();
    try {
      return { schema: await this.#load(source) };
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      return { schema: toUnreadable(source, problem), problem };
    }
  }

  /** A file that changes, or one that it imports, is read again. */
  #watch(): void {
    if (this.#isWatching) return;
    this.#isWatching = true;
    const watcher = this.#owned.add(vscode.workspace.createFileSystemWatcher('**/*.{avsc,proto}'));
    const forget = () => {
      for (const known of [this.#loaded, this.#loading, this.#unreadable]) {
        for (const key of known.keys()) if (key.startsWith('file ')) known.delete(key);
      }
      this.#tell();
    };
    this.#owned.add(watcher.onDidChange(forget));
    this.#owned.add(watcher.onDidCreate(forget));
    this.#owned.add(watcher.onDidDelete(forget));
  }

  #tell(): void {
    this.#revision += 1;
    this.#changed.fire();
  }
}

function isFor(chosen: SchemaUse, { topic, part }: SchemaUse): boolean {
  return chosen.topic === topic && chosen.part === part;
}

function isSamePlace(one: SchemaSource, other: SchemaSource): boolean {
  if (one.kind === 'file' || other.kind === 'file') return one.kind === other.kind;
  return one.version.id === other.version.id;
}

/** A schema that says of every value why it cannot be read. */
function toUnreadable(source: SchemaSource, problem: string): ValueSchema {
  const place = source.kind === 'file' ? source.uri : source.version.name;
  const isProto = source.kind === 'file' ? place.endsWith('.proto') : source.version.format === 'PROTOBUF';
  const name = place.slice(place.lastIndexOf('/') + 1);
  return { format: isProto ? 'PROTOBUF' : 'AVRO', name, read: () => ({ problem }) };
}
