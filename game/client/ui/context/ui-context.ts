/** What every part of the interface may use, handed down from `mountUi`. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Signal } from "@preact/signals";
import type { Actions } from "../../session/actions.ts";
import type { PlayerInfo } from "../../session/player.ts";
import type { Session } from "../../session/session.ts";
import type { ChatDesk } from "../chat/chat-controller.ts";
import type { Memory } from "../preferences/preferences.ts";
import type { Muted } from "../preferences/mute-list.ts";
import type { Theme } from "../preferences/theme.ts";
import type { Toasts } from "../component/toast-stack.tsx";

export type Ui = {
  readonly session: Session;
  readonly actions: Actions;
  readonly memory: Memory;
  readonly muted: Muted;
  readonly chat: ChatDesk;
  readonly theme: Theme;
  readonly toasts: Toasts;
  readonly menuOpen: Signal<boolean>;
  /** The room whose link was opened by somebody who has no nickname yet. */
  readonly invited: Signal<string | undefined>;
  /** To whom the next line of the chat shall go; the chat follows it, and forgets it. */
  readonly whisperTo: Signal<PlayerInfo | undefined>;
};

export const UiContext = createContext<Ui | null>(null);

/** The interface's surroundings; only inside `mountUi`. */
export function useUi(): Ui {
  const ui = useContext(UiContext);
  if (!ui) throw new Error("useUi: outside of the interface");
  return ui;
}
