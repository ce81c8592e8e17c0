/** The figures of the scoreboard, from the world that the page shows. */
import { PAUSED } from "#sim/rules/game.ts";
import { TICK_RATE } from "#sim/step.ts";
import { STOPPED, type World } from "#sim/world.ts";
import type { TeamId } from "../../session/player.ts";
import type { GameInfo } from "../../session/room.ts";
import type { Session } from "../../session/session.ts";

/** Writes the world's game into the signal if it differs. `waitSeconds`: until a paused game goes on; 0 if that is open. */
export function showGame(shown: Session["game"], { game }: World, waitSeconds = 0): void {
  const before = shown.peek();
  if (game.state === STOPPED) {
    if (before !== null) shown.value = null;
    return;
  }
  const resumeSeconds = waitSeconds > 0 ? waitSeconds : secondsToResume(game);
  if (before === null || before.resumeSeconds !== resumeSeconds || !isShown(game, before)) {
    shown.value = { ...describeGame(game), resumeSeconds };
  }
}

/** Seconds of the countdown after a pause, rounded up; 0 while paused and in play. */
function secondsToResume({ pauseTicks }: World["game"]): number {
  return pauseTicks < PAUSED ? Math.ceil(pauseTicks / TICK_RATE) : 0;
}

function describeGame(game: World["game"]): Omit<GameInfo, "resumeSeconds"> {
  return {
    state: game.state,
    red: game.red,
    blue: game.blue,
    seconds: Math.floor(game.time),
    timeLimit: game.timeLimit,
    scoreLimit: game.scoreLimit,
    kickOffTeam: game.kickOffTeam as TeamId,
    paused: game.pauseTicks > 0,
  };
}

/** Whether the described game still holds; compared by fields, without an object per patch. */
function isShown(game: World["game"], shown: GameInfo): boolean {
  return (
    shown.seconds === Math.floor(game.time) &&
    shown.state === game.state &&
    shown.red === game.red &&
    shown.blue === game.blue &&
    shown.paused === game.pauseTicks > 0 &&
    shown.kickOffTeam === game.kickOffTeam &&
    shown.timeLimit === game.timeLimit &&
    shown.scoreLimit === game.scoreLimit
  );
}
