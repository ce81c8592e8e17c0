/** Over everything while the server is silent. */
import { useUi } from "../context/ui-context.ts";
import { Button } from "../component/button.tsx";
import { Rolling } from "../component/spinner.tsx";
import { t } from "../i18n/translate.ts";

export function LinkLost() {
  const { session, actions } = useUi();
  const link = session.connection.value;
  if (link.kind === "live") return null;
  return (
    <div class="veil">
      <div class="veil-box">
        <Rolling />
        <div role="alert">
          <h2>{t("link.lost")}</h2>
          <p>{t("link.reconnecting")}</p>
        </div>
        <p class="veil-seconds">{t("link.silent", { count: Math.floor(link.silentMs / 1000) })}</p>
        <Button size="small" onPress={() => actions.leave()}>
          {t("room.leave")}
        </Button>
      </div>
    </div>
  );
}
