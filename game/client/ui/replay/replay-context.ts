/** What the parts of the page of recordings use, provided by `mountReplay`. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Signal } from "@preact/signals";
import type { PageKeyboard } from "../../input/page-keyboard.ts";
import type { ReplayActions, ReplayState } from "../../session/replay.ts";
import type { Session } from "../../session/session.ts";
import type { Toasts } from "../context/toasts.ts";
import type { Theme } from "../saved/theme.ts";

export type ReplayUi = {
  readonly session: Session;
  readonly state: ReplayState;
  readonly actions: ReplayActions;
  readonly keyboard: PageKeyboard;
  readonly toasts: Toasts;
  readonly theme: Theme;
  /** Whether the chat, the list of keys, and the statistics are shown. */
  readonly chatShown: Signal<boolean>;
  readonly keysOpen: Signal<boolean>;
  readonly statisticsOpen: Signal<boolean>;
};

export const ReplayContext = createContext<ReplayUi | null>(null);

/** Throws outside `mountReplay`. */
export function useReplay(): ReplayUi {
  const ui = useContext(ReplayContext);
  if (!ui) throw new Error("useReplay: no ReplayContext above this component");
  return ui;
}
