import type { Profiler } from 'node:inspector';

/** A moment at which the thread was free to begin something else. */
export interface Beat {
  /** Microseconds, as profiles have them. */
  readonly time: number;
  /** Milliseconds that the thread had been at work until then. */
  readonly worked: number;
}

/**
 * Most milliseconds of one turn, from one beat to the next, in which code was running that `isOwn`, or what it called: its
 * share of the samples of that turn, of the time that the thread was at work in it.
 */
export function toLongestOwn(
  profile: Profiler.Profile,
  beats: readonly Beat[],
  isOwn: (url: string) => boolean,
): number {
  const owned = listOwned(profile, isOwn);
  const waiting = new Set(profile.nodes.filter(({ callFrame }) => WAITING.has(callFrame.functionName)).map(toId));
  const turns = beats.map(() => ({ own: 0, all: 0 }));
  let time = profile.startTime;
  let beat = 0;
  for (const [place, node] of (profile.samples ?? []).entries()) {
    time += profile.timeDeltas?.[place] ?? 0;
    while (beat < beats.length && (beats[beat]?.time ?? 0) < time) beat += 1;
    const turn = turns[beat];
    if (turn === undefined || waiting.has(node)) continue;
    turn.all += 1;
    if (owned.has(node)) turn.own += 1;
  }
  return Math.max(
    0,
    ...turns.map(({ own, all }, place) => {
      const worked = (beats[place]?.worked ?? 0) - (beats[place - 1]?.worked ?? beats[0]?.worked ?? 0);
      return all === 0 ? 0 : (worked * own) / all;
    }),
  );
}

/** What V8 calls time in which no code runs, or in which it cannot tell for whom: collecting garbage counts for all alike. */
const WAITING: ReadonlySet<string> = new Set(['(idle)', '(program)', '(garbage collector)']);

function toId({ id }: Profiler.ProfileNode): number {
  return id;
}

/** Code that is our own, and all that it calls. */
function listOwned({ nodes }: Profiler.Profile, isOwn: (url: string) => boolean): ReadonlySet<number> {
  const owned = new Set<number>();
  // Parents stand before what they call.
  for (const { id, callFrame, children = [] } of nodes) {
    if (isOwn(callFrame.url)) owned.add(id);
    if (owned.has(id)) for (const child of children) owned.add(child);
  }
  return owned;
}
