/** Options that make an LRUCache use a clock of ours, so that tests can control it. */

/** `now` in monotonic milliseconds. The cache takes a start of 0 for "no expiry", so the clock is moved by one. */
export function lruClock(now: () => number): { readonly perf: { now: () => number }; readonly ttlResolution: 0 } {
  return { perf: { now: () => now() + 1 }, ttlResolution: 0 };
}
