import type { Event } from '../core/emitter.ts';

/** Mappings whose document in the workspace says something else than what is deployed. */
export interface FileMarks {
  /** Begins to look for documents. */
  start(): void;
  /** Path of the document in the workspace. */
  differingFile(uuid: string): string | undefined;
  readonly onDidChange: Event<void>;
}

/** Mappings that the user wants to hear of. */
export interface WatchMarks {
  isWatched(uuid: string): boolean;
  readonly onDidChange: Event<void>;
}
