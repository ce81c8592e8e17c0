/** The state of a ranked game besides its match. */
import { SPECTATORS, type SideId } from "#room/team.ts";

export type RankedPlayer = {
  readonly key: string;
  readonly team: SideId;
  /** Ticks without a connected member of this key, since the start. */
  absentTicks: number;
  /** True for good: the player counts as a leaver, and has lost. */
  left: boolean;
};

/** Plain data, saved with the match. */
export type RankedGame = {
  readonly players: RankedPlayer[];
  /** "cancelled": too few players came, and there is no game. */
  phase: "gathering" | "playing" | "over" | "cancelled";
  /** Ticks in this phase. */
  ticks: number;
};

export function createRankedGame(players: readonly Pick<RankedPlayer, "key" | "team">[]): RankedGame {
  return {
    players: players.map(({ key, team }) => ({ key, team, absentTicks: 0, left: false })),
    phase: "gathering",
    ticks: 0,
  };
}

/** The team of a joining member: its own, if it is one of the players and has not left; SPECTATORS for all others. */
export function rankedTeam({ players }: RankedGame, key: string): number {
  return players.find((player) => player.key === key && !player.left)?.team ?? SPECTATORS;
}
