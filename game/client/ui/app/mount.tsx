/** Renders the interface into the page. */
import "@fontsource-variable/outfit/index.css";
import "../style/tokens.css";
import "../style/base.css";
import "../style/component.css";
import "../style/control.css";
import "../style/home.css";
import "../style/lobby.css";
import "../style/hud.css";
import "../style/net-graph.css";
import "../style/room-menu.css";
import "../style/maps.css";
import "../style/kits.css";
import "../style/chat.css";
import "../style/spectating.css";
import "../style/statistics.css";
import "../style/help.css";
import "../style/settings.css";
import { signal } from "@preact/signals";
import { render } from "preact";
import type { GetJson } from "../../session/statistics.ts";
import type { PlayerInfo } from "../../session/player.ts";
import { ChatContext } from "../chat/chat-context.ts";
import { createChatController, type ChatController } from "../chat/chat-controller.ts";
import { createToasts } from "../context/toasts.ts";
import { ToastsContext } from "../context/toasts-context.ts";
import { UiContext, type SettingsTab, type Ui } from "../context/ui-context.ts";
import { createIgnoreList } from "../saved/ignore-list.ts";
import { createPreferences } from "../saved/preferences.ts";
import { saveScriptCamera } from "../saved/saved-script-camera.ts";
import { saveSettings } from "../saved/settings.ts";
import { saveZoom } from "../saved/saved-zoom.ts";
import { createTheme } from "../saved/theme.ts";
import { JsonContext } from "../statistics/use-json.ts";
import { addDialogKeys } from "./dialog-keys.ts";
import { App } from "./app.tsx";

export type MountedUi = Ui & { readonly chat: ChatController };

/** Renders into `parent` and re-renders when the session changes. */
export function mountUi(
  parent: HTMLElement,
  {
    getJson,
    ...parts
  }: Pick<Ui, "session" | "actions" | "keyboard" | "heldKeys" | "loadPart" | "embedded"> & {
    readonly getJson: GetJson;
  },
): MountedUi {
  saveSettings(parts.session.settings, document.documentElement);
  saveZoom(parts.session);
  saveScriptCamera(parts.session);
  const ignoreList = createIgnoreList();
  const ui: Ui = {
    ...parts,
    ignoreList,
    preferences: createPreferences(),
    theme: createTheme(document.documentElement),
    toasts: createToasts(),
    menuOpen: signal(false),
    summaryOpen: signal(false),
    settingsOpen: signal(false),
    settingsTab: signal<SettingsTab>("picture"),
    helpOpen: signal(false),
    invitedTo: signal<string | undefined>(undefined),
    chosenMap: signal<string | undefined>(undefined),
    otherRoom: signal<{ readonly code: string; readonly seat: string } | undefined>(undefined),
    whisperTo: signal<PlayerInfo | undefined>(undefined),
  };
  const chat = createChatController({ ...parts, labelOf: parts.keyboard.labelOf, ignoreList, schedule });
  addDialogKeys(ui);
  render(
    <UiContext.Provider value={ui}>
      <ToastsContext.Provider value={ui.toasts}>
        <ChatContext.Provider value={chat}>
          <JsonContext.Provider value={getJson}>
            <App />
          </JsonContext.Provider>
        </ChatContext.Provider>
      </ToastsContext.Provider>
    </UiContext.Provider>,
    parent,
  );
  return { ...ui, chat };
}

/** Calls once after `ms` milliseconds; the returned function cancels it. */
function schedule(ms: number, call: () => void): () => void {
  const timer = setTimeout(call, ms);
  return () => clearTimeout(timer);
}
