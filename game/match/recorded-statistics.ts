/** Statistics of the games in a recording, counted as in live matches. */
import { Playback } from "#recording/playback.ts";
import type { RecordedActionKind, RecordedEvent, Recording } from "#recording/recording.ts";
import type { GoalNotice } from "#protocol/notice.ts";
import { ENDED, KICK_OFF, SPECTATORS, STOPPED } from "#sim/world.ts";
import { createMatch, type Match } from "./match.ts";
import { createHuman, NO_IDENTITY } from "./members.ts";
import { beginStatistics, finishStatistics } from "./statistics-lines.ts";
import { beginTick, recordTick } from "./statistics-tick.ts";
import type { FinishedGame } from "./statistics.ts";

export type RecordedGoal = {
  /** Of the step in which the ball crossed the line. */
  readonly tick: number;
  /** The side that scored, and the score after the goal. */
  readonly team: number;
  readonly red: number;
  readonly blue: number;
  /** Names; null for none. */
  readonly scorer: string | null;
  readonly assist: string | null;
  readonly own: boolean;
  /** Of the ball, in map units per tick. */
  readonly speed: number;
};

export type RecordedStatistics = { readonly games: readonly FinishedGame[]; readonly goals: readonly RecordedGoal[] };

/** Plays the recording. A game that is on at the end counts as stopped. */
export function recordedStatistics(recording: Recording): RecordedStatistics {
  const run = new StatisticsRun(recording);
  run.advance(Infinity);
  return run.finish();
}

/** Called after each step; `game` is the index of the running game in the result. */
export type TickWatch = (playback: Playback, game: number) => void;

/** The same in slices. */
export class StatisticsRun {
  readonly #playback: Playback;
  readonly #counter: StatisticsCounter;
  readonly #watch: TickWatch;

  constructor(recording: Recording, watch: TickWatch = () => undefined) {
    this.#watch = watch;
    this.#playback = new Playback(recording);
    this.#counter = new StatisticsCounter(this.#playback);
  }

  /** Plays this many more ticks. True when the end is reached. */
  advance(ticks: number): boolean {
    for (let t = 0; t < ticks && !this.#playback.isOver; t++) {
      this.#playback.advance((events) => this.#counter.begin(events));
      this.#watch(this.#playback, this.#counter.gamesFinished);
      this.#counter.end();
    }
    return this.#playback.isOver;
  }

  finish(): RecordedStatistics {
    return this.#counter.finish();
  }
}

const CHANGES_PLAYERS: ReadonlySet<RecordedActionKind> = new Set([
  ...(["join", "leave", "team", "autoTeams", "reorder", "start", "stop"] as const),
]);

class StatisticsCounter {
  readonly #playback: Playback;
  readonly #match: Match;
  readonly #games: FinishedGame[] = [];
  readonly #goals: RecordedGoal[] = [];

  constructor(playback: Playback) {
    const { stadium } = playback.world.arena;
    const options = { bots: "none", botLevel: "normal", seed: 0 } as const;
    this.#playback = playback;
    this.#match = { ...createMatch(options, stadium.name, stadium), log: playback.log };
    this.#readRoom();
    if (playback.world.game.state !== STOPPED && playback.world.game.state !== ENDED) this.#beginGame();
  }

  /** After the events of a tick, before its step. */
  begin(events: readonly RecordedEvent[]): void {
    const changed = events.some(({ action }) => CHANGES_PLAYERS.has(action.kind));
    const isFirstTick = events.some(({ action }) => action.kind === "start") && isUntouched(this.#playback);
    if (changed || this.#match.world !== this.#playback.world) this.#readRoom();
    if (isFirstTick) this.#beginGame();
    beginTick(this.#match, changed);
  }

  /** After the step. */
  end(): void {
    recordTick(this.#match);
    for (const { notice } of this.#match.notices.splice(0)) if (notice.kind === "goal") this.#recordGoal(notice);
    this.#games.push(...this.#match.finished.splice(0));
  }

  get gamesFinished(): number {
    return this.#games.length;
  }

  finish(): RecordedStatistics {
    finishStatistics(this.#match, "stopped");
    const games = [...this.#games, ...this.#match.finished];
    return { games: games.map(withoutSpectators), goals: this.#goals };
  }

  #beginGame(): void {
    beginStatistics(this.#match);
  }

  #readRoom(): void {
    const { players, world } = this.#playback.room;
    this.#match.world = world;
    this.#match.stadiumName = world.arena.stadium.name;
    this.#match.members.splice(
      0,
      Infinity,
      ...players.map(({ worldId, name }, p) => ({
        ...createHuman(worldId, name ?? "", NO_IDENTITY, { owner: false, joinedTick: 0 }),
        team: world.players.team[p]!,
      })),
    );
  }

  #recordGoal({ team, red, blue, scorer, assist, own, speed }: GoalNotice): void {
    this.#goals.push({
      ...{ tick: this.#playback.tick - 1, team, red, blue, own, speed },
      scorer: scorer === "" ? null : scorer,
      assist: assist === "" ? null : assist,
    });
  }
}

/** In recordings spectators are in the world, and so they have lines. */
function withoutSpectators(game: FinishedGame): FinishedGame {
  return { ...game, lines: game.lines.filter(({ team }) => team !== SPECTATORS) };
}

/** Whether the game has just been started: the clock has not run. */
function isUntouched({ world: { game } }: Playback): boolean {
  return game.state === KICK_OFF && game.time === 0;
}
