/**
 * The statistics of the running game: plain data, so that they are saved with the match. A line belongs to a person in a
 * team: a member that leaves and returns goes on with its line, and one that changes teams gets a second one. Bots have
 * lines by name; while an autopilot steers, the seat's ticks belong to a bot's line with the player's name.
 */
import type { Stadium } from "#sim/stadium.ts";
import type { GameEnding, PlayerStatistics } from "#room/statistics.ts";

export type StatisticsLine = PlayerStatistics & {
  /** Identifies the line within its team: a person, or a bot by its name. */
  readonly person: string;
  readonly team: number;
  readonly name: string;
  readonly bot: boolean;
  /** As in Identity (members.ts); "" for bots. */
  readonly key: string;
  readonly network: string;
};

/** Whose line each disc on the pitch writes to, by its index in the world's list of players. */
export type PitchSlots = {
  readonly id: number[];
  /** Index of the line. */
  readonly line: number[];
  /** False for a second disc of one person, whose time counts once. */
  readonly counts: boolean[];
};

/** The last two players that touched the ball, as indices of lines; -1: none. */
export type TouchHistory = {
  last: number;
  /** Tick of play of the last touch, and where the ball was. */
  lastTick: number;
  x: number;
  y: number;
  /** The player that touched the ball before `last`, and that player's last touch. */
  before: number;
  beforeTick: number;
};

/** The last shot on target. */
export type ShotState = {
  /** Index of the shooter's line; -1: none. */
  by: number;
  /** True while the ball is on its way into the goal. */
  open: boolean;
  /** Index of the line of the player that saved it, and when; -1: none. */
  saver: number;
  saveTick: number;
};

export type MatchStatistics = {
  /** Set by the owner of the match when the game starts; "" before. */
  id: string;
  /** Milliseconds since 1970; set together with `id`. */
  startedAt: number;
  /** False before the start and after the end of a game. */
  running: boolean;
  /** Ticks of play. */
  ticks: number;
  readonly lines: StatisticsLine[];
  readonly slots: PitchSlots;
  readonly touch: TouchHistory;
  readonly shot: ShotState;
  /** Goals of each team that no player touched the ball for. */
  readonly looseGoals: { red: number; blue: number };
};

/** The result of a game and its statistics. */
export type FinishedGame = {
  readonly id: string;
  readonly startedAt: number;
  readonly ending: GameEnding;
  readonly red: number;
  readonly blue: number;
  /** Seconds on the match clock. */
  readonly seconds: number;
  /** Ticks of play. */
  readonly ticks: number;
  readonly scoreLimit: number;
  readonly timeLimit: number;
  readonly overtime: boolean;
  /** The name that clients saw. */
  readonly stadiumName: string;
  readonly stadium: Stadium;
  /** Keys of the players of a ranked game that left before its end. */
  readonly leavers: readonly string[];
  readonly lines: readonly StatisticsLine[];
};

export function createStatistics(): MatchStatistics {
  return {
    id: "",
    startedAt: 0,
    running: false,
    ticks: 0,
    lines: [],
    slots: { id: [], line: [], counts: [] },
    touch: { last: -1, lastTick: 0, x: 0, y: 0, before: -1, beforeTick: 0 },
    shot: { by: -1, open: false, saver: -1, saveTick: 0 },
    looseGoals: { red: 0, blue: 0 },
  };
}
