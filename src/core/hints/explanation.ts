/** What to do about a cause. All parts are ready for use: the mapping's own names, ARNs and ports are filled in. */
export interface Fix {
  readonly title: string;
  readonly text?: string;
  /** Commands for a POSIX shell. WORDS_IN_CAPITALS are places the reader fills in. */
  readonly command?: string;
  /** A document to put somewhere, e.g. a policy. */
  readonly snippet?: { readonly language: 'json'; readonly text: string };
  readonly docUrl?: string;
}

/** `evident`: what is known of the account shows it. `unlikely`: what is known speaks against it. */
export type Likelihood = 'evident' | 'possible' | 'unlikely';

export interface ExplainedCause {
  /** Stable kebab-case id. */
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly likely: Likelihood;
  readonly fixes: readonly Fix[];
}

export type ExplanationSeverity = 'ok' | 'information' | 'warning' | 'error';

/** A deployed mapping's condition in words: what tree, status page, notifications and the public API show. */
export interface Explanation {
  readonly severity: ExplanationSeverity;
  /** One line, in our words. */
  readonly title: string;
  /** Stable kebab-case id of the problem; absent while there is none. */
  readonly problemId?: string;
  /** AWS's own text, as it came. */
  readonly text?: string;
  /** AWS's page about the problem; absent while there is none. */
  readonly docUrl?: string;
  /** Likeliest first. */
  readonly causes: readonly ExplainedCause[];
  /** Why the state last changed, where AWS says so. */
  readonly reason?: { readonly code: string; readonly meaning: string };
  /** What remains to be done once a cause is removed, e.g. switching the mapping on again. */
  readonly afterwards?: Fix;
}
