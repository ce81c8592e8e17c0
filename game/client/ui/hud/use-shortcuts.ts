/**
 * Keys of the match: Escape ends a replay or opens the room menu, F2 leads back to the editor, F3 toggles the net graph, R shows the last seconds again, G
 * saves a clip, M mutes, P pauses for members with the right.
 */
import type { KeyPress, KeyResult } from "../../input/key-dispatcher.ts";
import { MUTE_KEY, toggleMuted } from "../component/mute-button.tsx";
import { type Ui, useUi } from "../context/ui-context.ts";
import { useKeys } from "../context/use-keys.ts";
import { EDITOR_KEY, returnToEditor } from "./editor-button.tsx";
import { REPLAY_KEY } from "./instant-replay.tsx";
import { t } from "../i18n/translate.ts";
import { CLIP_KEY } from "./use-recordings.ts";

export function useShortcuts(): void {
  const ui = useUi();
  useKeys("page", ({ code, repeat, shift }) => {
    if (code === EDITOR_KEY && ui.session.editorPath.value !== null) {
      returnToEditor(ui);
      return "handled";
    }
    if (code !== "F3") return undefined;
    if (!repeat && !shift) ui.preferences.toggleNetGraph();
    // Prevents the browser's page search.
    return "handled";
  });
  useKeys("match", ({ code, repeat }: KeyPress): KeyResult => {
    const command = commandOf(code, ui);
    if (command === undefined) return undefined;
    if (!repeat) command();
    return "handled";
  });
}

/** Undefined: the key has no meaning now. */
function commandOf(code: string, { session, actions, menuOpen, toasts }: Ui): (() => void) | undefined {
  const { instantReplay } = session;
  const game = session.game.value;
  switch (code) {
    case "Escape":
      return () => {
        if (instantReplay.peek() === null) menuOpen.value = true;
        instantReplay.value = null;
      };
    case REPLAY_KEY:
      if (game === null) return undefined;
      return () => void (instantReplay.value = instantReplay.peek() === null ? { kind: "last" } : null);
    case MUTE_KEY:
      return () => toasts.show(t(toggleMuted(session.settings) ? "sound.off" : "sound.on"));
    case CLIP_KEY:
      return session.room.value?.recorded === true ? () => actions.ask("record", { what: "clip" }) : undefined;
    case "KeyP":
      if (game === null || !session.rights.value.play) return undefined;
      return () => actions.ask("pause", { paused: !game.paused });
    default:
      return undefined;
  }
}
