/** Teams as numbers, the same in the simulation, on the wire and on the page. */
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#sim/world.ts";

export { BLUE_TEAM, RED_TEAM, SPECTATORS };

/** A team that plays. */
export type SideId = typeof RED_TEAM | typeof BLUE_TEAM;
export type TeamId = typeof SPECTATORS | SideId;

export const SIDES: readonly SideId[] = [RED_TEAM, BLUE_TEAM];

export function isTeam(team: number): team is TeamId {
  return team === SPECTATORS || team === RED_TEAM || team === BLUE_TEAM;
}
