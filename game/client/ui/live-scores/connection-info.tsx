/** The transport of the live scores and the ping, or the state of the connection. */
import type { LobbyInfo, LobbyTransportKind } from "../../session/lobby.ts";
import { t, type TextKey } from "../i18n/translate.ts";

const TRANSPORT_TEXTS: Readonly<Record<LobbyTransportKind, TextKey>> = {
  socket: "live.socket",
  stream: "live.stream",
  polling: "live.polling",
};

type ConnectionInfoProps = {
  readonly connection: LobbyInfo["connection"];
  readonly transport: LobbyTransportKind | null;
  readonly pingMs: number | null;
};

export function ConnectionInfo({ connection, transport, pingMs }: ConnectionInfoProps) {
  const live = connection === "live" && transport !== null;
  return (
    <p class={`connection-info connection-info-${live ? transport : connection}`}>
      <i aria-hidden="true" />
      <span role="status">
        {live ? t(TRANSPORT_TEXTS[transport]) : t(connection === "lost" ? "live.lost" : "live.connecting")}
      </span>
      {live && pingMs !== null && (
        <span class="connection-info-ping">{t("live.ping", { ms: Math.round(pingMs) })}</span>
      )}
    </p>
  );
}
