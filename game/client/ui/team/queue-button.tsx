/** Queues a spectator for a seat, or shows the position in the queue with a button to leave it. */
import { Hourglass } from "lucide-preact";
import { Button } from "../component/button.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";

export function QueueButton() {
  const { session, actions } = useUi();
  const position = session.me.value?.queuePosition ?? 0;
  if (position === 0) {
    return (
      <Button size="small" icon={<Hourglass />} onPress={() => actions.ask("queue", { waiting: true })}>
        {t("team.queue")}
      </Button>
    );
  }
  return (
    <div class="queue">
      <p role="status">{t("team.queuePosition", { position })}</p>
      <Button variant="quiet" size="small" onPress={() => actions.ask("queue", { waiting: false })}>
        {t("team.queueLeave")}
      </Button>
    </div>
  );
}
