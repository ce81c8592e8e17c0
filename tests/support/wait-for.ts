/** Waiting in tests that have no server. */
import { vi } from "vitest";

/** Calls until it does not throw; returns the result. Most need milliseconds, those that load a file seconds on a busy machine. */
export function waitFor<T>(call: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(call, { timeout: 50_000, interval: 20 });
}
