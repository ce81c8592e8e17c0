/** Puts the interface into the page. */
import "@fontsource-variable/outfit/index.css";
import "../style/tokens.css";
import "../style/base.css";
import "../style/component.css";
import "../style/control.css";
import "../style/home.css";
import "../style/lobby.css";
import "../style/match.css";
import "../style/line.css";
import "../style/room.css";
import "../style/maps.css";
import "../style/kits.css";
import "../style/chat.css";
import "../style/watching.css";
import { signal } from "@preact/signals";
import { render } from "preact";
import type { Actions } from "../../session/actions.ts";
import type { PlayerInfo } from "../../session/player.ts";
import type { Session } from "../../session/session.ts";
import { App } from "./app.tsx";
import { createChatDesk } from "../chat/chat-controller.ts";
import { rememberZoom } from "../preferences/saved-zoom.ts";
import { createToasts } from "../component/toast-stack.tsx";
import { UiContext, type Ui } from "../context/ui-context.ts";
import { createMemory } from "../preferences/preferences.ts";
import { createMuted } from "../preferences/mute-list.ts";
import { createTheme } from "../preferences/theme.ts";

export type UiParts = {
  readonly session: Session;
  readonly actions: Actions;
};

/** Renders into `parent` and keeps rendering; gives back what the composition root needs to know. */
export function mountUi(parent: HTMLElement, parts: UiParts): Ui {
  const muted = createMuted();
  rememberZoom(parts.session);
  const ui: Ui = {
    ...parts,
    memory: createMemory(),
    muted,
    chat: createChatDesk({ ...parts, muted, after: afterMs }),
    theme: createTheme(document.documentElement),
    toasts: createToasts(),
    menuOpen: signal(false),
    invited: signal<string | undefined>(undefined),
    whisperTo: signal<PlayerInfo | undefined>(undefined),
  };
  render(
    <UiContext.Provider value={ui}>
      <App />
    </UiContext.Provider>,
    parent,
  );
  return ui;
}

function afterMs(ms: number, call: () => void): () => void {
  const timer = setTimeout(call, ms);
  return () => clearTimeout(timer);
}
