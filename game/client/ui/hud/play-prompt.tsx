/** What stands at the lower edge: how to play for players, a way in for spectators, the start for a room without a game. */
import { Play } from "lucide-preact";
import { Button } from "../component/button.tsx";
import { useUi } from "../context/ui-context.ts";
import { useScene } from "../room-menu/players/players-context.ts";
import { QueueButton } from "../team/queue-button.tsx";
import { moveTo } from "../room-menu/players/player-actions.ts";
import { SIDES } from "#room/team.ts";
import { t } from "../i18n/translate.ts";
import type { Side } from "../game-state/game-phase.ts";
import { kitBackground } from "../team/team-style.ts";

export function Sidelines() {
  const { session, menuOpen } = useUi();
  // The room menu lies over it and offers the same.
  if (menuOpen.value) return null;
  if (session.game.value === null) return <NoGame />;
  const team = session.me.value?.team;
  if (team === undefined) return null;
  return team === 0 ? <Watching /> : <KeyHint />;
}

function NoGame() {
  const { session, actions } = useUi();
  const direct = session.rights.value.game;
  const wait = session.room.value?.adminless === true ? t("vote.noGame") : t("match.noGameWait");
  return (
    <div class="sideline-card">
      <p>
        <b>{t("match.noGame")}</b> {direct ? t("match.noGameAdmin") : wait}
      </p>
      <WaysIn />
      {direct && (
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
      <WaysIn />
    </div>
  );
}

/** A way onto each side he is not on, as far as there is one; else a place in the queue. */
function WaysIn() {
  const { session, actions } = useUi();
  const { me, room } = useScene();
  if (me === undefined) return null;
  const ways = SIDES.filter((side) => moveTo(session, me, side) !== "no");
  if (ways.length === 0) return <p class="sideline-note">{t("team.locked")}</p>;
  const full = SIDES.every((side) => moveTo(session, me, side) !== "yes");
  if (me.team === 0 && (full || me.queuePosition > 0)) return <QueueButton />;
  const dot = (side: Side) => <i class="dot" style={{ background: kitBackground(room, side) }} />;
  return (
    <div class="row">
      {ways.map((side) => (
        <Button
          key={side}
          size="small"
          icon={dot(side)}
          disabled={moveTo(session, me, side) === "full"}
          onPress={() => actions.ask("team", { team: side })}
        >
          {t(side === 1 ? "room.joinRed" : "room.joinBlue")}
        </Button>
      ))}
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
