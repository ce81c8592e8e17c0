/** The measured way to the server and back: one figure for all rooms, as all are on it. */
import { signalOfRoundTrip } from "../../session/net-stats.ts";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";

export function Ping() {
  const { pingMs, link } = useUi().session.lobby.value;
  if (pingMs === null || link !== "live") return null;
  return (
    <span class={`lobby-ping lobby-ping-${signalOfRoundTrip(pingMs)}`} title={t("lobby.pingMeans")}>
      <i aria-hidden="true" />
      <span class="unseen">{t("lobby.pingMeans")}</span>
      {t("lobby.ping", { ms: Math.round(pingMs) })}
    </span>
  );
}
