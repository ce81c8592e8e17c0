/** What happened in a recording, collected while it is played. */
import { GOAL_EVENT, KICK_OFF_EVENT } from "#sim/event.ts";
import { BLUE_TEAM, RED_TEAM, STOPPED } from "#sim/world.ts";
import { Playback } from "./playback.ts";
import type { GoalMarker, Recording } from "./recording.ts";

/** `tick`: of the step in which the ball crossed the line. `team`: the side that scored. Score after the goal. */
export type PlayedGoal = { readonly tick: number; readonly team: number; readonly red: number; readonly blue: number };

/** From the first tick with the game to the first without it, or the end of the recording. */
export type PlayedGame = { readonly from: number; to: number; red: number; blue: number };

export type Summary = {
  readonly goals: readonly PlayedGoal[];
  /** Ticks in which the ball moved after a start or a goal. */
  readonly kickOffs: readonly number[];
  readonly games: readonly Readonly<PlayedGame>[];
  /** From the first paused tick to the first that is not. */
  readonly pauses: readonly { readonly from: number; readonly to: number }[];
  /** The recorded host's checks. `failedAt`: the first tick in which the room differs; null: it never does. */
  readonly checks: { readonly passed: number; readonly failed: number; readonly failedAt: number | null };
  /** Joins of players that are in the room, and leaves of players that are not. */
  readonly doubleJoins: number;
  readonly absentLeaves: number;
};

/** Collects the summary of a playback, from its first tick on. */
export class SummaryCollector {
  readonly #goals: PlayedGoal[] = [];
  readonly #kickOffs: number[] = [];
  readonly #games: PlayedGame[] = [];
  readonly #pauses: { from: number; to: number }[] = [];
  readonly #checks = { passed: 0, failed: 0, failedAt: null as number | null };
  #doubleJoins = 0;
  #absentLeaves = 0;

  /** After each `advance` of the playback. */
  record(playback: Playback): void {
    const tick = playback.tick - 1;
    this.#recordFindings(playback, tick);
    this.#recordLog(playback, tick);
    const { state, red, blue, pauseTicks } = playback.world.game;
    if (state !== STOPPED) {
      extend(this.#games, tick, { red: 0, blue: 0 });
      Object.assign(this.#games.at(-1)!, { red, blue });
    }
    if (state !== STOPPED && pauseTicks > 0) extend(this.#pauses, tick, {});
  }

  get summary(): Summary {
    return {
      goals: this.#goals,
      kickOffs: this.#kickOffs,
      games: this.#games,
      pauses: this.#pauses,
      checks: { ...this.#checks },
      doubleJoins: this.#doubleJoins,
      absentLeaves: this.#absentLeaves,
    };
  }

  #recordFindings({ findings }: Playback, tick: number): void {
    for (const finding of findings) {
      if (finding.kind === "doubleJoin") this.#doubleJoins++;
      if (finding.kind === "absentLeave") this.#absentLeaves++;
      if (finding.kind !== "check") continue;
      if (finding.equal) this.#checks.passed++;
      else {
        this.#checks.failed++;
        this.#checks.failedAt ??= tick;
      }
    }
  }

  #recordLog({ log, world }: Playback, tick: number): void {
    for (let i = 0; i < log.count; i++) {
      const { red, blue } = world.game;
      if (log.kind[i] === GOAL_EVENT) this.#goals.push({ tick, team: log.a[i]!, red, blue });
      if (log.kind[i] === KICK_OFF_EVENT) this.#kickOffs.push(tick);
    }
  }
}

/** Plays a whole recording. */
export function summarise(recording: Recording): Summary {
  const playback = new Playback(recording);
  const collector = new SummaryCollector();
  while (!playback.isOver) {
    playback.advance();
    collector.record(playback);
  }
  return collector.summary;
}

/** The goals as a recording's markers, which name the side whose goal was hit. */
export function markersOf(goals: readonly PlayedGoal[]): GoalMarker[] {
  return goals.map(({ tick, team }) => ({ tick, team: team === RED_TEAM ? BLUE_TEAM : RED_TEAM }));
}

/** Adds a tick to the last span, or begins a new one if that is over. */
function extend<T extends { readonly from: number; to: number }>(
  spans: T[],
  tick: number,
  values: Omit<T, "from" | "to">,
): void {
  const last = spans.at(-1);
  if (last !== undefined && last.to === tick) last.to = tick + 1;
  else spans.push({ ...values, from: tick, to: tick + 1 } as T);
}
