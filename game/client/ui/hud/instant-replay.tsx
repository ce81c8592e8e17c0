/** The sign of a replay over the match, with a button to skip it, and the offer to watch a goal again. */
import { useSignalEffect } from "@preact/signals";
import { History, SkipForward } from "lucide-preact";
import { GOAL_REPLAY_DELAY_MS } from "../../session/instant-replay.ts";
import { IconButton } from "../component/icon-button.tsx";
import { useUi } from "../context/ui-context.ts";
import { phaseOf } from "../../session/game-phase.ts";
import { t } from "../i18n/translate.ts";

/** Position of the key that shows the last seconds again. */
export const REPLAY_KEY = "KeyR";

export function InstantReplaySign() {
  const { session } = useUi();
  useGoalReplays();
  const shown = session.instantReplay.value !== null;
  return (
    <>
      {/* Present before its content, so that screen readers announce it. */}
      <p class="visually-hidden" role="status">
        {shown ? t("instantReplay.title") : ""}
      </p>
      {shown && (
        <div class="instant-replay">
          <span class="instant-replay-sign" aria-hidden="true">
            <History />
            {t("instantReplay.title")}
          </span>
          <button type="button" class="instant-replay-skip" onClick={() => (session.instantReplay.value = null)}>
            <SkipForward />
            {t("instantReplay.skip")} <kbd class="for-keys">{t("keys.escape")}</kbd>
          </button>
        </div>
      )}
    </>
  );
}

export function ReplayButton() {
  const { session, keyboard } = useUi();
  const { instantReplay } = session;
  if (!session.gameOn.value) return null;
  return (
    <span class="replay-button">
      <IconButton
        variant="glass"
        label={t("instantReplay.watch", { key: keyboard.labelOf(REPLAY_KEY) })}
        pressed={instantReplay.value !== null}
        onPress={() => (instantReplay.value = instantReplay.peek() === null ? { kind: "last" } : null)}
      >
        <History />
      </IconButton>
    </span>
  );
}

/** Shows every goal again, unless the player has turned that off or prefers less motion. */
function useGoalReplays(): void {
  const { session, menuOpen } = useUi();
  const { game, settings, instantReplay } = session;
  useSignalEffect(() => {
    const celebrated = phaseOf(game.value).kind === "goal" && game.value?.paused === false;
    if (!celebrated || !settings.picture.value.instantReplay || settings.reducedMotion.value) return undefined;
    const timer = setTimeout(() => {
      if (!menuOpen.peek() && instantReplay.peek() === null) instantReplay.value = { kind: "goal" };
    }, GOAL_REPLAY_DELAY_MS);
    return () => clearTimeout(timer);
  });
}
