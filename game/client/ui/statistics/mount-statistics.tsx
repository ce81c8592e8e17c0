/** Renders the page of a player, a match or the leaderboards, by the path of its address. */
import "@fontsource-variable/outfit/index.css";
import "../style/tokens.css";
import "../style/base.css";
import "../style/component.css";
import "../style/live.css";
import "../style/statistics.css";
import { render } from "preact";
import type { GetJson } from "../../session/statistics.ts";
import { createTheme } from "../saved/theme.ts";
import { JsonContext } from "./use-json.ts";
import { StatisticsPage } from "./statistics-page.tsx";

export function mountStatistics(
  parent: HTMLElement,
  address: { readonly pathname: string; readonly search: string },
  getJson: GetJson,
): void {
  render(
    <JsonContext.Provider value={getJson}>
      <StatisticsPage theme={createTheme(document.documentElement)} address={address} />
    </JsonContext.Provider>,
    parent,
  );
}
