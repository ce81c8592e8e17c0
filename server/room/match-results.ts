/** Hands finished games to the store and to the clients of the room. */
import { randomBytes } from "node:crypto";
import type { Match } from "#match/match.ts";
import type { FinishedGame, StatisticsLine } from "#match/statistics.ts";
import { profileIdOf } from "#protocol/fingerprint.ts";
import { OTHER_MAPS, type MatchPlayer, type MatchSummary } from "#protocol/match-summary.ts";
import { createPlayerStatistics, STATISTIC_NAMES } from "#room/statistics.ts";
import type { RoomSettings } from "#room/settings.ts";
import { TICK_RATE } from "#sim/step.ts";
import { ladderOf } from "./ladder-of.ts";
import type { RoomKind, RoomPorts } from "./room-ports.ts";

/** A game that was stopped earlier is not stored: it was a warm-up. */
const STOPPED_MIN_TICKS = 30 * TICK_RATE;

/** Random bytes of an id; 96 bits do not repeat. */
const ID_BYTES = 12;

const NONE: readonly MatchSummary[] = [];

type ResultPorts = Pick<RoomPorts, "store" | "stadiums" | "stadiumStore" | "date">;

export class MatchResults {
  readonly #kind: RoomKind["kind"];
  readonly #ports: ResultPorts;
  /** The last finished game of the room. */
  last: MatchSummary | undefined;

  constructor(kind: RoomKind["kind"], ports: ResultPorts) {
    this.#kind = kind;
    this.#ports = ports;
  }

  /** After each tick. Returns the summaries of the games that ended in it. */
  update({ statistics, finished, settings }: Match): readonly MatchSummary[] {
    if (statistics.running && statistics.id === "") {
      // Named at the start and saved with the match: a game that is played again after a crash is still the same one.
      statistics.id = randomBytes(ID_BYTES).toString("base64url");
      statistics.startedAt = this.#ports.date();
    }
    return finished.length === 0 ? NONE : finished.filter(isWorthKeeping).map((game) => this.#finish(game, settings));
  }

  /** The game's recording can be read under this code. Returns its summary if it is the last game of the room. */
  recorded(matchId: string, recording: string): MatchSummary | undefined {
    if (this.last?.id !== matchId) return undefined;
    this.last = { ...this.last, recording };
    return this.last;
  }

  #finish(game: FinishedGame, settings: RoomSettings): MatchSummary {
    const { store } = this.#ports;
    const summary = this.#summaryOf(game, settings);
    this.last = summary;
    store.queue.add("match", () => store.matches.add(summary));
    return summary;
  }

  #summaryOf(game: FinishedGame, settings: RoomSettings): MatchSummary {
    const { lines, leavers, stadium, stadiumName, ...values } = game;
    const { stadiums, stadiumStore, date } = this.#ports;
    const known = stadiums.find(stadiumName) === stadium;
    return {
      ...values,
      kind: this.#kind,
      endedAt: date(),
      stadium: stadiumName,
      checksum: stadiumStore.add(stadium),
      map: known ? stadiumName : OTHER_MAPS,
      recording: "",
      ladder: ladderOf(game, { settings, known }),
      players: lines.filter(({ time }) => time > 0).map((line) => playerOf(line, leavers)),
    };
  }
}

/** With a player on the pitch; stopped games only if they were not short. */
function isWorthKeeping({ id, ending, ticks, lines }: FinishedGame): boolean {
  if (id === "") return false;
  if (ending === "stopped" && ticks < STOPPED_MIN_TICKS) return false;
  return lines.some(({ key, time }) => key !== "" && time > 0);
}

function playerOf(line: StatisticsLine, leavers: readonly string[]): MatchPlayer {
  const { name, team, bot, key } = line;
  const figures = createPlayerStatistics();
  for (const statistic of STATISTIC_NAMES) figures[statistic] = line[statistic];
  const profile = key === "" ? "" : profileIdOf(key);
  const leaver = key !== "" && leavers.includes(key);
  return { name, team, bot, profile, leaver, ratingBefore: null, ratingAfter: null, ...figures };
}
