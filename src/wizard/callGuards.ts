import type { FieldEdit } from '../core/mapping/finding.ts';
import type { CallGuards } from '../core/messages/channel.ts';
import {
  isAnything,
  isListOf,
  isNothing,
  isNumber,
  isOptional,
  isRecord,
  isShape,
  isText,
} from '../core/messages/guards.ts';
import {
  isDocument,
  isErrand,
  isEventFile,
  isList,
  isListRequest,
  isPath,
  isScope,
  isSubmission,
} from './messageGuards.ts';
import type { HostCalls, PageCalls, Start } from './protocol.ts';

/** What the page may ask, and what it is answered: checked on both sides. */
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
    params: isListRequest,
    result: isNothing,
  },
  submit: { params: isNothing, result: isNothing },
  dismiss: { params: isNothing, result: isNothing },
  run: { params: isErrand, result: isNothing },
  listEvents: { params: isNothing, result: isListOf(isEventFile) },
  readEvent: { params: isShape({ uri: isText }), result: isShape({ text: isText }) },
  log: { params: isText, result: isNothing },
};

/** What the host tells the page. */
export const HOST_CALLS: CallGuards<HostCalls> = {
  document: { params: isDocument, result: isNothing },
  scope: { params: isScope, result: isNothing },
  list: { params: isList, result: isNothing },
  submission: { params: isSubmission, result: isNothing },
};
