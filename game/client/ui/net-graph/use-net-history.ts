/** The connection figures of the last half minute, collected while the match is shown. */
import { useSignal, useSignalEffect } from "@preact/signals";
import { useUi } from "../context/ui-context.ts";
import { appendFigures, type NetHistory } from "./net-figures.ts";

export function useNetHistory(): NetHistory {
  const { session } = useUi();
  const history = useSignal<NetHistory>([]);
  useSignalEffect(() => {
    const figures = session.netStats.value;
    history.value = appendFigures(history.peek(), figures);
  });
  return history.value;
}
