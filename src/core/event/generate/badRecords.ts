import { readJsonValue } from '../jsonValue.ts';
import { MAX_PAYLOAD_BYTES } from '../payloadLimits.ts';
import type { BadRecordKind } from './eventSpec.ts';
import type { Content } from './valueSource.ts';

/** What a function stumbles over, made from a proper value. */
export function toBadContent(kind: BadRecordKind, content: Content): Content {
  return BAD[kind](content);
}

const BAD: Readonly<Record<BadRecordKind, (content: Content) => Content>> = {
  'poison-pill': ({ body }) => {
    const cut = body.slice(0, Math.floor((body.length * 2) / 3));
    if (typeof cut !== 'string') return { body: cut };
    // Part of a number is a number: what is cut has to be broken.
    return { body: readJsonValue(cut) === undefined && cut !== '' ? cut : `{${cut}` };
  },
  // A byte that UTF-8 never has, a start without its rest, and the two bytes of a byte order mark of UTF-16.
  'not-utf8': () => ({ body: Uint8Array.of(0xff, 0xfe, 0xc3, 0x28, 0x80) }),
  // Base64 makes four bytes of three.
  'too-large': () => ({ body: `{"filler":"${'x'.repeat(Math.ceil((MAX_PAYLOAD_BYTES * 3) / 4))}"}` }),
};
