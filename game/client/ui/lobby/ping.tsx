/** The measured round trip to the server, which is the same for all rooms. */
import { signalOfRoundTrip } from "../../session/net-stats.ts";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";

export function Ping() {
  const { pingMs, connection } = useUi().session.lobby.value;
  if (pingMs === null || connection !== "live") return null;
  return (
    <span class={`lobby-ping lobby-ping-${signalOfRoundTrip(pingMs)}`} title={t("lobby.pingLabel")}>
      <i aria-hidden="true" />
      <span class="visually-hidden">{t("lobby.pingLabel")}</span>
      {t("lobby.ping", { ms: Math.round(pingMs) })}
    </span>
  );
}
