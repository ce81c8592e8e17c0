/** Buttons that open the summary of the last game. */
import { ChartColumn } from "lucide-preact";
import { Button } from "../component/button.tsx";
import { useUi } from "../context/ui-context.ts";
import { phaseOf } from "../../session/game-phase.ts";
import { t } from "../i18n/translate.ts";

/** Over the pitch, from full time until the next game. */
export function FullTimeSummary() {
  const { session, menuOpen, summaryOpen } = useUi();
  const { kind } = phaseOf(session.game.value);
  if ((kind !== "end" && kind !== "noGame") || session.summary.value === null || menuOpen.value) return null;
  return (
    <Button variant="primary" icon={<ChartColumn />} onPress={() => (summaryOpen.value = true)}>
      {t("summary.open")}
    </Button>
  );
}

/** In the room menu, as soon as a game has ended. */
export function LastMatchButton() {
  const { session, summaryOpen } = useUi();
  if (session.summary.value === null) return null;
  return (
    <Button variant="quiet" icon={<ChartColumn />} hint={t("summary.title")} onPress={() => (summaryOpen.value = true)}>
      {t("summary.last")}
    </Button>
  );
}
