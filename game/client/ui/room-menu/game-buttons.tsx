/** Buttons to start, pause and stop the game, after a question when others play; a vote to restart for members of rooms without admins. */
import { Pause, Play, RotateCcw, Square } from "lucide-preact";
import { Button } from "../component/button.tsx";
import { ConfirmButton } from "../component/confirm-button.tsx";
import { areOthersPlaying } from "../game-state/others-playing.ts";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";

export function GameButtons() {
  const { session, actions, menuOpen } = useUi();
  const game = session.game.value;
  if (!session.rights.value.play) return <VoteButton />;
  if (game === null) {
    const start = () => {
      actions.ask("start");
      menuOpen.value = false;
    };
    return (
      <Button variant="primary" icon={<Play />} onPress={start}>
        {t("room.start")}
      </Button>
    );
  }
  return (
    <>
      <Button icon={game.paused ? <Play /> : <Pause />} onPress={() => actions.ask("pause", { paused: !game.paused })}>
        {game.paused ? t("room.resume") : t("room.pause")}
      </Button>
      <ConfirmButton
        variant="danger"
        icon={<Square />}
        question={
          areOthersPlaying(session)
            ? { title: t("room.stopTitle"), note: t("room.stopNote"), confirm: t("room.stop") }
            : undefined
        }
        onPress={() => actions.ask("stop")}
      >
        {t("room.stop")}
      </ConfirmButton>
    </>
  );
}

function VoteButton() {
  const { session, actions } = useUi();
  if (!session.rights.value.vote) return null;
  return (
    <Button
      icon={<RotateCcw />}
      disabled={session.vote.value !== null}
      hint={t("vote.restartHint")}
      onPress={() => actions.ask("vote", { subject: "restart" })}
    >
      {t("vote.callRestart")}
    </Button>
  );
}
