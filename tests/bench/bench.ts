/**
 * The interface of a bench. Benches print figures and never fail. The tests run them in tiny mode, for a moment, so that
 * they keep working; `write` puts their tables into the docs.
 */
export type BenchOptions = {
  readonly tiny: boolean;
  readonly write: boolean;
  /** Everything else on the command line. */
  readonly args: readonly string[];
};

/** Prints its results; resolves with a digest or count as proof that it ran. */
export type Bench = (options: BenchOptions) => Promise<string>;
