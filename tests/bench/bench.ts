/**
 * What a bench is. Benches print figures; they never pass or fail. In tiny mode they run for a moment inside the tests,
 * so that they cannot rot; `write` keeps their tables in the docs.
 */
export type BenchOptions = {
  readonly tiny: boolean;
  readonly write: boolean;
  /** Everything else on the command line. */
  readonly args: readonly string[];
};

/** Prints as it goes; returns a digest or count that proves it did its work. */
export type Bench = (options: BenchOptions) => Promise<string>;
