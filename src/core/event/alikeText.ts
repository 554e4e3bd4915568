import type { JsonCursor } from './jsonCursor.ts';

/** Text that was found before, and what is known of the values in it and of the one after it. */
interface Step<Fact> {
  readonly text: string;
  readonly fact: Fact;
}

/**
 * What is written alike again and again, as the records of an event are: the text between two values that vary is
 * compared with what stood there last time, as a whole. Only what differs has to be read by character.
 */
export class AlikeText<Fact> {
  readonly #cursor: JsonCursor;
  #steps: readonly Step<Fact>[] = [];
  #tail: Step<Fact> | undefined;

  constructor(cursor: JsonCursor) {
    this.#cursor = cursor;
  }

  /**
   * Goes along what is written as last time.
   * @param take what is known of the text just skipped; the cursor is at the value after it
   * @param end the same for the text after the last value
   * @returns how many values there were before something differed; undefined when nothing did
   */
  follow(take: (fact: Fact) => void, end: (fact: Fact) => void): number | undefined {
    const cursor = this.#cursor;
    const steps = this.#steps;
    for (let taken = 0; taken < steps.length; taken += 1) {
      const step = steps[taken];
      if (step === undefined || !cursor.skipLead(step.text)) return taken;
      take(step.fact);
    }
    if (this.#tail === undefined || !cursor.skipSame(this.#tail.text)) return steps.length;
    end(this.#tail.fact);
    return undefined;
  }

  /** Remembers how the rest is written, after a number of values, for the next time. */
  learn(taken: number): Lesson<Fact> {
    const steps = this.#steps.slice(0, taken);
    return new Lesson(this.#cursor, steps, (tail) => {
      this.#steps = steps;
      this.#tail = tail;
    });
  }
}

class Lesson<Fact> {
  readonly #cursor: JsonCursor;
  readonly #steps: Step<Fact>[];
  readonly #keep: (tail: Step<Fact>) => void;
  readonly #faults: number;
  #from: number;

  constructor(cursor: JsonCursor, steps: Step<Fact>[], keep: (tail: Step<Fact>) => void) {
    this.#cursor = cursor;
    this.#steps = steps;
    this.#keep = keep;
    this.#faults = cursor.problems.length;
    this.#from = cursor.at;
  }

  /** What is known of the values before the place from which on the text is learned. */
  get known(): readonly Fact[] {
    return this.#steps.map(({ fact }) => fact);
  }

  /** The value at the cursor varies: it ends a step, and the next one begins after it. */
  addValue(fact: Fact, read: () => void): void {
    this.#steps.push(this.#toStep(fact));
    read();
    this.#from = this.#cursor.at;
  }

  /** At the end of the whole. What has faults is not taken for a pattern. */
  finish(fact: Fact): void {
    if (this.#cursor.problems.length === this.#faults) this.#keep(this.#toStep(fact));
  }

  #toStep(fact: Fact): Step<Fact> {
    return { text: this.#cursor.text.slice(this.#from, this.#cursor.at), fact };
  }
}
