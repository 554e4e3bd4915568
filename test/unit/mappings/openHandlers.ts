import type { MappingRef } from '../../../src/core/mapping/mappingRef.ts';
import { mappingHandlers } from '../../../src/mappings/mappingHandlers.ts';
import type { Question } from '../../../src/platform/confirm.ts';
import type { Notice } from '../../../src/platform/tell.ts';
import { UUID } from '../hints/samples.ts';
import { type Answer, FakeAccount, SCOPE } from './fakeAccount.ts';
import { FakeTimers } from './fakeTimers.ts';

export const ref: MappingRef = { scope: SCOPE, uuid: UUID };

interface Setting {
  readonly reads: readonly Answer[];
  readonly writes?: readonly Answer[];
  readonly agree?: boolean;
  readonly picked?: MappingRef;
  /** Called with each message of the progress and the means to cancel it. */
  readonly onReport?: (message: string, stop: AbortController) => void;
}

/** Handlers with everything around them written down. */
export function openHandlers({ reads, writes = [], agree = true, picked, onReport }: Setting) {
  const account = new FakeAccount(reads, writes);
  const questions: Question[] = [];
  const notices: Notice[] = [];
  const reports: string[] = [];
  const timers = new FakeTimers();
  const handlers = mappingHandlers({
    store: account.store,
    confirm: async (question) => {
      questions.push(question);
      return agree;
    },
    pickMapping: async () => picked,
    showStatus: async ({ uuid }) => `# ${uuid}`,
    progress: async (title, task) => {
      reports.push(title);
      const stop = new AbortController();
      const report = (message: string) => {
        reports.push(message);
        onReport?.(message, stop);
      };
      return await task(report, stop.signal);
    },
    manyProgress: async (_title, task) => {
      const stop = new AbortController();
      return await task((message) => onReport?.(message, stop), stop.signal);
    },
    tell: (notice) => notices.push(notice),
    timers,
  });
  return { account, handlers, questions, notices, reports, timers };
}
