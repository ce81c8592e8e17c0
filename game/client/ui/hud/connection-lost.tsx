/** Covers the match while the server does not respond. */
import { Button } from "../component/button.tsx";
import { Spinner } from "../component/spinner.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";

export function ConnectionLost() {
  const { session, actions } = useUi();
  const connection = session.connection.value;
  if (connection.kind === "live") return null;
  const silentMs = connection.kind === "lost" ? connection.silentMs : undefined;
  const restarting = silentMs === undefined;
  return (
    <div class="connection-lost">
      <div class="connection-lost-box">
        <Spinner />
        <div role="alert">
          <h2>{t(restarting ? "connection.restarting" : "connection.lost")}</h2>
          <p>{t(restarting ? "connection.comingBack" : "connection.reconnecting")}</p>
        </div>
        {silentMs !== undefined && (
          <p class="connection-lost-seconds">{t("connection.silent", { count: Math.floor(silentMs / 1000) })}</p>
        )}
        <Button size="small" onPress={() => actions.leave()}>
          {t("room.leave")}
        </Button>
      </div>
    </div>
  );
}
