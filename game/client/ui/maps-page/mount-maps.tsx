/** Renders the list of published maps or the page of one, by the path of its address. */
import "@fontsource-variable/outfit/index.css";
import "../style/tokens.css";
import "../style/base.css";
import "../style/component.css";
import "../style/control.css";
import "../style/live.css";
import "../style/statistics.css";
import "../style/maps.css";
import "../style/map-library.css";
import { render } from "preact";
import type { GetJson } from "../../session/statistics.ts";
import { createToasts } from "../context/toasts.ts";
import { ToastsContext } from "../context/toasts-context.ts";
import "../map-library/texts.ts";
import { createTheme } from "../saved/theme.ts";
import { JsonContext } from "../statistics/use-json.ts";
import { MapsContext, type MapsUi } from "./maps-context.ts";
import { MapsPage } from "./maps-page.tsx";

export function mountMaps(
  parent: HTMLElement,
  { getJson, ...parts }: Omit<MapsUi, "theme"> & { readonly getJson: GetJson },
): void {
  const ui: MapsUi = { ...parts, theme: createTheme(document.documentElement) };
  render(
    <MapsContext.Provider value={ui}>
      <ToastsContext.Provider value={createToasts()}>
        <JsonContext.Provider value={getJson}>
          <MapsPage />
        </JsonContext.Provider>
      </ToastsContext.Provider>
    </MapsContext.Provider>,
    parent,
  );
}
