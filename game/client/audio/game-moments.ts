/** The moments of a game that have a sound, from two states of the scoreboard. Pure. */
import { lastMinuteLeft, phaseOf } from "#client/session/game-phase.ts";
import type { GameInfo } from "#client/session/room.ts";
import { ENDED, GOAL, KICK_OFF } from "#sim/world.ts";

export type Moment = "kickOff" | "goalWhistle" | "fullTime" | "goldenGoal" | "lastMinute" | "countdown" | "go";

/** By the state of the game that begins. */
const WHISTLES: ReadonlyMap<number, Moment> = new Map([
  [KICK_OFF, "kickOff"],
  [GOAL, "goalWhistle"],
  [ENDED, "fullTime"],
]);

/** Larger changes of the clock are jumps in a recording. */
const JUMP_S = 2;

/** The game before is null at the start of a game; both are null between games. */
export function momentsBetween(before: GameInfo | null, now: GameInfo | null): Moment[] {
  if (now === null || (before !== null && Math.abs(now.seconds - before.seconds) > JUMP_S)) return [];
  const whistle = now.state === before?.state ? undefined : WHISTLES.get(now.state);
  const moments: Moment[] = whistle === undefined ? [] : [whistle];
  if (before === null) return moments;
  if (isGolden(now) && !isGolden(before)) moments.push("goldenGoal");
  if (lastMinuteLeft(now) > 0 && lastMinuteLeft(before) === 0) moments.push("lastMinute");
  if (before.paused && !now.paused) moments.push("go");
  else if (now.resumeSeconds > 0 && now.resumeSeconds !== before.resumeSeconds) moments.push("countdown");
  return moments;
}

function isGolden(game: GameInfo): boolean {
  return phaseOf(game).kind === "golden";
}
