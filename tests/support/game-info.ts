/** Builds a running game as the client's session holds it. */
import type { GameInfo } from "#client/session/room.ts";
import { RED_TEAM } from "#sim/world.ts";

/** A game in play at 0–0 with default values, except for the given ones. */
export function createGameInfo(changes: Partial<GameInfo> = {}): GameInfo {
  return {
    state: 1,
    red: 0,
    blue: 0,
    seconds: 12,
    timeLimit: 3,
    scoreLimit: 3,
    kickOffTeam: RED_TEAM,
    paused: false,
    resumeSeconds: 0,
    ...changes,
  };
}
