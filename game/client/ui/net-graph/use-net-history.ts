/** The last half minute of the line, from the moment the match is shown. */
import { useSignal, useSignalEffect } from "@preact/signals";
import { useUi } from "../context/ui-context.ts";
import { remember, type History } from "./net-figures.ts";

export function useHistory(): History {
  const { session } = useUi();
  const history = useSignal<History>([]);
  useSignalEffect(() => {
    const figures = session.netStats.value;
    history.value = remember(history.peek(), figures);
  });
  return history.value;
}
