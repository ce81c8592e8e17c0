/** At the lower edge of the match: key hints for players, buttons to join for spectators, and to start without a game. */
import { Play } from "lucide-preact";
import { SIDES, RED_TEAM, SPECTATORS, type SideId } from "#room/team.ts";
import { Button } from "../component/button.tsx";
import { useBoundKeys } from "../context/use-bound-keys.ts";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { QueueButton } from "../team/queue-button.tsx";
import { moveTo } from "../team/team-moves.ts";
import { kitBackground } from "../team/team-style.ts";

export function PlayPrompt() {
  const { session, menuOpen } = useUi();
  // The room menu covers it and offers the same.
  if (menuOpen.value) return null;
  if (!session.gameOn.value) return session.room.value?.ranked === true ? <NoRankedGame /> : <NoGame />;
  const me = session.me.value;
  if (me === undefined) return null;
  if (me.autopilot) return <Autopilot />;
  return me.team === SPECTATORS ? <Spectating /> : <KeyHint />;
}

function NoGame() {
  const { session, actions } = useUi();
  const { play: mayStart, vote } = session.rights.value;
  const wait = vote ? t("vote.noGame") : t("match.noGameWait");
  return (
    <div class="prompt-card">
      <p>
        <b>{t("match.noGame")}</b> {mayStart ? t("match.noGameAdmin") : wait}
      </p>
      <JoinButtons />
      {mayStart && (
        <Button variant="primary" size="small" icon={<Play />} onPress={() => actions.ask("start")}>
          {t("room.start")}
        </Button>
      )}
    </div>
  );
}

/** Before and after a ranked game, which starts and ends by itself. */
function NoRankedGame() {
  const over = useUi().session.summary.value !== null;
  return (
    <p class="prompt-card" role="status">
      <b>{t(over ? "ranked.over" : "ranked.gathering")}</b> {t(over ? "ranked.overText" : "ranked.gatheringText")}
    </p>
  );
}

function Spectating() {
  return (
    <div class="prompt-card">
      <p>
        <b>{t("match.watching")}</b>
      </p>
      <JoinButtons />
    </div>
  );
}

/** A button per side that the player may join. When both are full, spectators get the queue instead. */
function JoinButtons() {
  const { session, actions } = useUi();
  const me = session.me.value;
  if (me === undefined) return null;
  const sides = SIDES.filter((side) => moveTo(session, me, side) !== "no");
  if (sides.length === 0) return <p class="prompt-note">{t("team.locked")}</p>;
  const full = SIDES.every((side) => moveTo(session, me, side) !== "yes");
  if (me.team === SPECTATORS && (full || me.queuePosition > 0)) return <QueueButton />;
  const dot = (side: SideId) => <i class="dot" style={{ background: kitBackground(session.wornKits.value, side) }} />;
  return (
    <div class="row">
      {sides.map((side) => (
        <Button
          key={side}
          size="small"
          icon={dot(side)}
          disabled={moveTo(session, me, side) === "full"}
          onPress={() => actions.ask("team", { team: side })}
        >
          {t(side === RED_TEAM ? "team.joinRed" : "team.joinBlue")}
        </Button>
      ))}
    </div>
  );
}

/** While a bot steers the page's own player. */
function Autopilot() {
  return (
    <p class="prompt-card" role="status">
      <b>{t("match.autopilot")}</b> {t("match.autopilotEnd")}
    </p>
  );
}

const MOVES = ["up", "left", "down", "right"] as const;

/** CSS fades it out. */
function KeyHint() {
  const { session } = useUi();
  const keys = useBoundKeys();
  const { swapped } = session.settings.controls.value;
  return (
    <p class="key-hint">
      <span class="for-keys">
        <span>
          {MOVES.map((action) => (
            <>
              <kbd>{keys[action][0] ?? "–"}</kbd>{" "}
            </>
          ))}
          {t("keys.move")}
        </span>
        <span>
          {keys.kick.slice(0, 2).map((key) => (
            <>
              <kbd>{key}</kbd>{" "}
            </>
          ))}
          {t("keys.kick")}
        </span>
      </span>
      <span class="for-pad">{t("keys.pad")}</span>
      <span class="for-touch">{t(swapped ? "keys.touchSwapped" : "keys.touch")}</span>
    </p>
  );
}
