/** Renders the page of recordings. */
import "@fontsource-variable/outfit/index.css";
import "../style/tokens.css";
import "../style/base.css";
import "../style/component.css";
import "../style/control.css";
import "../style/live.css";
import "../style/hud.css";
import "../style/chat.css";
import "../style/spectating.css";
import "../style/statistics.css";
import "../style/replay.css";
import { signal } from "@preact/signals";
import { render } from "preact";
import texts from "#assets/lang/en/replay.json";
import type { GetJson } from "../../session/statistics.ts";
import { createToasts } from "../context/toasts.ts";
import { ToastsContext } from "../context/toasts-context.ts";
import { addCatalogue } from "../i18n/translate.ts";
import { createTheme } from "../saved/theme.ts";
import { JsonContext } from "../statistics/use-json.ts";
import { ReplayContext, type ReplayUi } from "./replay-context.ts";
import { ReplayPage } from "./replay-page.tsx";

export function mountReplay(
  parent: HTMLElement,
  { getJson, ...parts }: Pick<ReplayUi, "session" | "state" | "actions" | "keyboard"> & { readonly getJson: GetJson },
): void {
  addCatalogue("en", { replay: texts });
  const ui: ReplayUi = {
    ...parts,
    toasts: createToasts(),
    theme: createTheme(document.documentElement),
    chatShown: signal(true),
    keysOpen: signal(false),
    statisticsOpen: signal(false),
  };
  render(
    <ReplayContext.Provider value={ui}>
      <ToastsContext.Provider value={ui.toasts}>
        <JsonContext.Provider value={getJson}>
          <ReplayPage />
        </JsonContext.Provider>
      </ToastsContext.Provider>
    </ReplayContext.Provider>,
    parent,
  );
}
