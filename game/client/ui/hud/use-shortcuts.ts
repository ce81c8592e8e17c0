/**
 * Keys of the match: Escape ends a replay or opens the room menu, F3 toggles the net graph, R shows the last seconds again, G
 * saves a clip, P pauses for members with the right.
 */
import type { KeyPress, KeyResult } from "../../input/key-dispatcher.ts";
import { useUi } from "../context/ui-context.ts";
import { useKeys } from "../context/use-keys.ts";
import { REPLAY_KEY } from "./instant-replay.tsx";
import { CLIP_KEY } from "./use-recordings.ts";

export function useShortcuts(): void {
  const { session, actions, preferences, menuOpen } = useUi();
  useKeys("page", ({ code, repeat, shift }) => {
    if (code !== "F3") return undefined;
    if (!repeat && !shift) preferences.toggleNetGraph();
    // Prevents the browser's page search.
    return "handled";
  });
  useKeys("match", ({ code, repeat }: KeyPress): KeyResult => {
    const { instantReplay } = session;
    const game = session.game.value;
    if (code === "Escape") {
      if (repeat) return "handled";
      if (instantReplay.peek() === null) menuOpen.value = true;
      instantReplay.value = null;
      return "handled";
    }
    if (code === REPLAY_KEY && game !== null) {
      if (!repeat) instantReplay.value = instantReplay.peek() === null ? { kind: "last" } : null;
      return "handled";
    }
    if (code === CLIP_KEY && session.room.value?.recorded === true) {
      if (!repeat) actions.ask("record", { what: "clip" });
      return "handled";
    }
    if (code !== "KeyP" || game === null || !session.rights.value.play) return undefined;
    if (!repeat) actions.ask("pause", { paused: !game.paused });
    return "handled";
  });
}
