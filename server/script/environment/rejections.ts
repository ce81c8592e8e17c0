/** Promises of scripts that reject without a handler: reported to the environment that they belong to. */

export type RejectionWatch = {
  readonly owns: (promise: unknown) => boolean;
  readonly report: (reason: unknown) => void;
};

const watches = new Set<RejectionWatch>();

/** Returns the function that ends the watch. The listener is one for all environments of a thread. */
export function watchRejections(watch: RejectionWatch): () => void {
  if (watches.size === 0) process.on("unhandledRejection", onRejection);
  watches.add(watch);
  return () => {
    watches.delete(watch);
    if (watches.size === 0) process.off("unhandledRejection", onRejection);
  };
}

function onRejection(reason: unknown, promise: unknown): void {
  const watch = [...watches].find(({ owns }) => owns(promise));
  if (watch !== undefined) return watch.report(reason);
  // The listener takes the place of Node's own answer to rejections of other code.
  if (process.listenerCount("unhandledRejection") === 1) throw reason;
}
