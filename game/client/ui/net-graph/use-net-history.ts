/**
 * The connection figures of the last half minute, collected while the match is shown; a signal, so that only what shows them is
 * rendered again with each.
 */
import { type ReadonlySignal, useSignal, useSignalEffect } from "@preact/signals";
import { useUi } from "../context/ui-context.ts";
import { appendFigures, type NetHistory } from "./net-figures.ts";

export function useNetHistory(): ReadonlySignal<NetHistory> {
  const { session } = useUi();
  const history = useSignal<NetHistory>([]);
  useSignalEffect(() => {
    const figures = session.netStats.value;
    history.value = appendFigures(history.peek(), figures);
  });
  return history;
}
