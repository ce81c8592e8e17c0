/** The transport of the live scores and the ping, or the state of the connection. */
import type { LobbyInfo, LobbyTransportKind } from "../../session/lobby.ts";
import { t, type TextKey } from "../i18n/translate.ts";

const TRANSPORT_TEXTS: Readonly<Record<LobbyTransportKind, TextKey>> = {
  socket: "live.socket",
  stream: "live.stream",
  polling: "live.polling",
};

type ConnectionInfoProps = {
  readonly link: LobbyInfo["link"];
  readonly way: LobbyTransportKind | null;
  readonly pingMs: number | null;
};

export function ConnectionInfo({ link, way, pingMs }: ConnectionInfoProps) {
  const live = link === "live" && way !== null;
  return (
    <p class={`connection-info connection-info-${live ? way : link}`}>
      <i aria-hidden="true" />
      <span role="status">{live ? t(TRANSPORT_TEXTS[way]) : t(link === "lost" ? "live.lost" : "live.connecting")}</span>
      {live && pingMs !== null && (
        <span class="connection-info-ping">{t("live.ping", { ms: Math.round(pingMs) })}</span>
      )}
    </p>
  );
}
