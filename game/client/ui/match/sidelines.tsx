/** What stands at the lower edge: how to play for players, a way in for spectators, the start for a room without a game. */
import { Play } from "lucide-preact";
import { Button } from "../component/button.tsx";
import { useUi } from "../context.ts";
import { t } from "../words.ts";
import type { Side } from "./moment.ts";
import { kitBackground } from "./side.ts";

export function Sidelines() {
  const { session } = useUi();
  if (session.game.value === null) return <NoGame />;
  const team = session.me.value?.team;
  if (team === undefined) return null;
  return team === 0 ? <Watching /> : <KeyHint />;
}

function NoGame() {
  const { session, actions } = useUi();
  const admin = session.me.value?.admin === true;
  return (
    <div class="sideline-card">
      <p>
        <b>{t("match.noGame")}</b> {admin ? t("match.noGameAdmin") : t("match.noGameWait")}
      </p>
      <SideButtons />
      {admin && (
        <Button look="primary" size="small" icon={<Play />} onPress={() => actions.ask("start")}>
          {t("room.start")}
        </Button>
      )}
    </div>
  );
}

function Watching() {
  return (
    <div class="sideline-card">
      <p>
        <b>{t("match.watching")}</b>
      </p>
      <SideButtons />
    </div>
  );
}

/** A way onto each side he is not on. */
function SideButtons() {
  const { session, actions } = useUi();
  const team = session.me.value?.team;
  const dot = (side: Side) => <i class="dot" style={{ background: kitBackground(session.room.value, side) }} />;
  return (
    <div class="row">
      {team !== 1 && (
        <Button size="small" icon={dot(1)} onPress={() => actions.ask("team", { team: 1 })}>
          {t("room.joinRed")}
        </Button>
      )}
      {team !== 2 && (
        <Button size="small" icon={dot(2)} onPress={() => actions.ask("team", { team: 2 })}>
          {t("room.joinBlue")}
        </Button>
      )}
    </div>
  );
}

/** Fades by itself. */
function KeyHint() {
  return (
    <p class="key-hint">
      <span class="for-keys">
        <span>
          <kbd>W</kbd> <kbd>A</kbd> <kbd>S</kbd> <kbd>D</kbd> {t("keys.move")}
        </span>
        <span>
          <kbd>X</kbd> <kbd>{t("keys.space")}</kbd> {t("keys.kick")}
        </span>
      </span>
      <span class="for-touch">{t("keys.needed")}</span>
    </p>
  );
}
