/** The current time as a signal, for clocks on the page. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";

/** A quarter of a second keeps clocks with seconds from visibly lagging. */
const TICK_MS = 250;

/** Milliseconds since 1970, updated while the component is mounted. */
export function useNow(): ReadonlySignal<number> {
  const now = useMemo(() => signal(Date.now()), []);
  useEffect(() => {
    const timer = setInterval(() => (now.value = Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
