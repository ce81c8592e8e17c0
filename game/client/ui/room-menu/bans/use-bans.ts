/** The list of bans, requested when it is shown and when a ban is added or lifted. */
import { useEffect } from "preact/hooks";
import type { BanList } from "../../../session/bans.ts";
import { useUi } from "../../context/ui-context.ts";

/** Kinds of notices after which the list has changed. */
const CHANGES: ReadonlySet<string> = new Set(["kicked", "unbanned", "bansCleared"]);

/** `loadMore` requests the next part of a long list. */
export function useBans(): { readonly list: BanList | null; readonly loadMore: () => void } {
  const { session, actions } = useUi();
  const list = session.bans.value;
  const lastChange = session.chat.value.findLast(({ notice }) => CHANGES.has(notice.kind))?.key;
  useEffect(() => actions.ask("bans", { from: 0 }), [lastChange]);
  return { list, loadMore: () => actions.ask("bans", { from: list?.bans.length ?? 0 }) };
}
