/** Goals against a keeper. */
import { GOAL_EVENT } from "#sim/event.ts";
import { RED_TEAM } from "#room/team.ts";
import type { Match } from "#match/match.ts";
import type { CreateDrill } from "./drill.ts";

export const createShots: CreateDrill = (stadium) => {
  let count = 0;
  return {
    stadium,
    keeper: true,
    steer: () => undefined,
    read(match) {
      if (hasScored(match, RED_TEAM)) count++;
      return { count, attempts: count };
    },
  };
};

/** Whether the team has scored in the last tick. */
export function hasScored({ log }: Match, team: number): boolean {
  for (let i = 0; i < log.count; i++) if (log.kind[i] === GOAL_EVENT && log.a[i] === team) return true;
  return false;
}
