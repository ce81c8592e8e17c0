/** For spectators: to wait for a seat, and which place that is. */
import { Hourglass } from "lucide-preact";
import { Button } from "../component/button.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";

export function QueueButton() {
  const { session, actions } = useUi();
  const place = session.me.value?.queuePosition ?? 0;
  if (place === 0) {
    return (
      <Button size="small" icon={<Hourglass />} onPress={() => actions.ask("queue", { waiting: true })}>
        {t("team.queue")}
      </Button>
    );
  }
  return (
    <div class="queue">
      <p role="status">{t("team.queuePlace", { place })}</p>
      <Button look="quiet" size="small" onPress={() => actions.ask("queue", { waiting: false })}>
        {t("team.queueLeave")}
      </Button>
    </div>
  );
}
