/** Items as they arrive, one array a page; an empty page may be followed by more (limits.md 1). */
export type Pages<T> = AsyncIterable<readonly T[]>;
