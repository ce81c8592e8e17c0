/** The time, for what counts on the page. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";

/** Several times a second, so that no clock looks late. */
const TICK_MS = 250;

/** This page's clock in milliseconds since 1970, ticking while it is used. */
export function useNow(): ReadonlySignal<number> {
  const now = useMemo(() => signal(Date.now()), []);
  useEffect(() => {
    const timer = setInterval(() => (now.value = Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
