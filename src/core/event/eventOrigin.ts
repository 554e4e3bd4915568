import { parseGroupName } from './groupName.ts';
import { toStringValue } from './jsonCursor.ts';
import { scanEvent } from './scanEvent.ts';

/** What an event says about where it is from. */
export interface EventOrigin {
  readonly eventSourceArn?: string;
  readonly bootstrapServers?: string;
  readonly topic?: string;
}

/** Of any text; empty for what is no event. */
export function readEventOrigin(text: string): EventOrigin {
  const { members, groups } = scanEvent(text);
  const read = (wanted: string) => {
    const member = members.findLast(({ name }) => name === wanted);
    if (member === undefined || text.charAt(member.offset) !== '"') return undefined;
    return toStringValue(text, member.offset, member.length);
  };
  const [group] = groups;
  return {
    eventSourceArn: read('eventSourceArn'),
    bootstrapServers: read('bootstrapServers'),
    topic: group?.records[0]?.topic ?? parseGroupName(group?.name ?? '')?.topic,
  };
}
