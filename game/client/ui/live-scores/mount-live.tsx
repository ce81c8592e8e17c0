/** Renders the page of the live scores. */
import "@fontsource-variable/outfit/index.css";
import "../style/tokens.css";
import "../style/base.css";
import "../style/component.css";
import "../style/live.css";
import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { render } from "preact";
import type { LobbyInfo, LobbyTransportKind } from "../../session/lobby.ts";
import { createTheme } from "../saved/theme.ts";
import { LivePage } from "./live-page.tsx";

/** Renders into `parent` and re-renders on changes. The caller sets the returned signal to the transport in use. */
export function mountLive(parent: HTMLElement, lobby: ReadonlySignal<LobbyInfo>): Signal<LobbyTransportKind | null> {
  const transport = signal<LobbyTransportKind | null>(null);
  render(<LivePage lobby={lobby} transport={transport} theme={createTheme(document.documentElement)} />, parent);
  return transport;
}
