/**
 * Touches, shots, passes, possession and goals, found by comparing the referee's statistics (docs/statistics.md) from tick to
 * tick.
 */
import type { Match } from "#match/match.ts";
import { findMember } from "#match/members.ts";
import type { MatchStatistics, StatisticsLine } from "#match/statistics.ts";
import { GOAL_EVENT, KICK_EVENT } from "#sim/event.ts";
import { TICK_RATE } from "#sim/step.ts";
import { playerObject, type PlayerObject } from "./handed-objects.ts";
import type { PlayType } from "./listeners.ts";

type Emit = (type: PlayType, event: object) => void;
type Counts = Pick<StatisticsLine, "touches" | "shots" | "passes" | "goals" | "ownGoals" | "assists">;

const ZERO: Counts = { touches: 0, shots: 0, passes: 0, goals: 0, ownGoals: 0, assists: 0 };

export class PlayEvents {
  #statistics: MatchStatistics | undefined;
  #counts: Counts[] = [];
  #possession = 0;

  /** After the step of a tick. */
  find(match: Match, emit: Emit): void {
    const { statistics } = match;
    if (statistics !== this.#statistics) {
      this.#statistics = statistics;
      this.#counts = [];
      this.#possession = 0;
    }
    statistics.lines.forEach((line, index) => this.#compare(match, line, index, emit));
    this.#findPossession(statistics, emit);
    this.#findGoal(match, emit);
    this.#counts = statistics.lines.map(({ touches, shots, passes, goals, ownGoals, assists }) => ({
      ...{ touches, shots, passes, goals, ownGoals, assists },
    }));
  }

  #compare(match: Match, line: StatisticsLine, index: number, emit: Emit): void {
    const before = this.#counts[index] ?? ZERO;
    const { touch, shot } = match.statistics;
    if (line.passes > before.passes) {
      emit("pass", { from: playerOf(match, index), to: playerOf(match, touch.last) });
    }
    if (line.touches > before.touches) {
      const player = playerOf(match, index);
      emit("touch", { player, kick: player !== null && hasKicked(match, player.id) });
    }
    if (line.shots > before.shots) {
      const onTarget = shot.by === index && shot.open;
      emit("shot", { player: playerOf(match, index), team: line.team, speed: ballSpeed(match), onTarget });
    }
  }

  #findPossession({ touch, lines }: MatchStatistics, emit: Emit): void {
    const team = lines[touch.last]?.team ?? this.#possession;
    if (team === this.#possession) return;
    this.#possession = team;
    emit("possession", { team });
  }

  #findGoal(match: Match, emit: Emit): void {
    const { log, statistics } = match;
    for (let i = 0; i < log.count; i++) {
      if (log.kind[i] !== GOAL_EVENT) continue;
      const more = (name: keyof Counts) =>
        statistics.lines.findIndex((line, index) => line[name] > (this.#counts[index] ?? ZERO)[name]);
      const own = more("ownGoals");
      const scorer = playerOf(match, own < 0 ? more("goals") : own);
      const assist = playerOf(match, more("assists"));
      emit("goal", { team: log.a[i]!, scorer, assist, own: own >= 0, speed: ballSpeed(match) });
    }
  }
}

/** The player that a line of the statistics is of, if they are on the pitch. */
function playerOf(match: Match, line: number): PlayerObject | null {
  const { slots } = match.statistics;
  const member = findMember(match, slots.id[slots.line.indexOf(line)]);
  return line < 0 || member === undefined ? null : playerObject(match, member);
}

function hasKicked({ log }: Match, id: number): boolean {
  for (let i = 0; i < log.count; i++) if (log.kind[i] === KICK_EVENT && log.a[i] === id) return true;
  return false;
}

/** In map units per second. */
function ballSpeed({ world: { discs } }: Match): number {
  return Math.hypot(discs.vx[0]!, discs.vy[0]!) * TICK_RATE;
}
