/** What the name of a group of records says: `<topic>-<partition>`. */
export interface GroupName {
  readonly topic: string;
  readonly partition: number;
}

/** Topic names may contain hyphens: the partition comes after the last one (events.md 1). Undefined for other names. */
export function parseGroupName(name: string): GroupName | undefined {
  const [, topic, partition] = /^(.+)-(0|[1-9]\d{0,9})$/s.exec(name) ?? [];
  return topic === undefined ? undefined : { topic, partition: Number(partition) };
}
