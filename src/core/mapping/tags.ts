export type Tags = Readonly<Record<string, string>>;

/** Without the tags that AWS itself sets, such as those of CloudFormation: nobody else can write or remove these. */
export function toOwnTags(tags: Tags): Tags {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !key.startsWith('aws:')));
}
