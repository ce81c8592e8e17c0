/** A finished game with the statistics of its players: sent to the room when it ends, stored, and answered over HTTP. */
import type { GameEnding, PlayerStatistics } from "#room/statistics.ts";

/** A player's statistics in one team. Times are ticks, 1/60 s; distances are map units. */
export type MatchPlayer = PlayerStatistics & {
  readonly name: string;
  readonly team: number;
  /** Bots and players without an identity have no profile. */
  readonly bot: boolean;
  /** Id of the player's profile (fingerprint.ts); "" for none. */
  readonly profile: string;
  /** True: the player left the ranked match before its end, and has lost it. */
  readonly leaver: boolean;
  /** Rating before and after the match, as shown; null when it was not rated. */
  readonly ratingBefore: number | null;
  readonly ratingAfter: number | null;
};

/** Lists in which players are rated: rooms that opted in, and the ranked queues. */
export const LADDERS = ["rooms", "1v1", "3v3"] as const;
export type Ladder = (typeof LADDERS)[number];

export type MatchSummary = {
  readonly id: string;
  readonly kind: "quick" | "friends" | "ranked";
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly ending: GameEnding;
  readonly red: number;
  readonly blue: number;
  /** Seconds on the match clock. */
  readonly seconds: number;
  /** Ticks of play. */
  readonly ticks: number;
  /** Goals and minutes; 0: none. */
  readonly scoreLimit: number;
  readonly timeLimit: number;
  readonly overtime: boolean;
  /** The stadium's name and checksum. */
  readonly stadium: string;
  readonly checksum: string;
  /** The stadium's name if it is in the server's library, else "other". */
  readonly map: string;
  /** "": not rated. */
  readonly ladder: Ladder | "";
  /** Code of the recording (recordings-api.ts); "": there is none, or not yet, or only the room receives it. */
  readonly recording: string;
  readonly players: readonly MatchPlayer[];
};

export const OTHER_MAPS = "other";

export type MatchResult = "win" | "draw" | "loss";

/** The result of a player: that of the team, or a loss for one that left; undefined for a game without a result. */
export function resultOf(
  { ending, red, blue }: Pick<MatchSummary, "ending" | "red" | "blue">,
  { team, leaver }: Pick<MatchPlayer, "team" | "leaver">,
): MatchResult | undefined {
  if (ending === "stopped") return undefined;
  if (leaver) return "loss";
  if (red === blue) return "draw";
  return red > blue === (team === 1) ? "win" : "loss";
}

/**
 * The line of each profile in which the player was for longer: that team's result is the player's. By profile, in the order
 * of the lines.
 */
export function mainLines<P extends MatchPlayer>(players: readonly P[]): ReadonlyMap<string, P> {
  const main = new Map<string, P>();
  for (const player of players) {
    if (player.profile === "") continue;
    const other = main.get(player.profile);
    if (other === undefined || player.time > other.time) main.set(player.profile, player);
  }
  return main;
}

/** Whether the game has a result that was played for between players with profiles. Leaderboards count only such games. */
export function isContested({ ending, players }: Pick<MatchSummary, "ending" | "players">): boolean {
  const teams = new Set([...mainLines(players).values()].map(({ team }) => team));
  return ending !== "stopped" && teams.size === 2;
}
