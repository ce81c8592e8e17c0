/** In a small line: over what the scores come in, and how far the server is. */
import type { LobbyInfo, LobbyTransportKind } from "../../session/lobby.ts";
import { t, type WordKey } from "../i18n/translate.ts";

const WAY_WORDS: Readonly<Record<LobbyTransportKind, WordKey>> = {
  socket: "live.socket",
  stream: "live.stream",
  polling: "live.polling",
};

type HowConnectedProps = {
  readonly link: LobbyInfo["link"];
  readonly way: LobbyTransportKind | null;
  readonly pingMs: number | null;
};

export function HowConnected({ link, way, pingMs }: HowConnectedProps) {
  const live = link === "live" && way !== null;
  return (
    <p class={`how-connected how-${live ? way : link}`}>
      <i aria-hidden="true" />
      <span role="status">{live ? t(WAY_WORDS[way]) : t(link === "lost" ? "live.lost" : "live.connecting")}</span>
      {live && pingMs !== null && <span class="how-ping">{t("live.ping", { ms: Math.round(pingMs) })}</span>}
    </p>
  );
}
