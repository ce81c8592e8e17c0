/** What a practice counts after each tick: the steps of the lesson, the goals and the time of the shots. Pure. */
import { GOAL_EVENT, KICK_EVENT } from "#sim/event.ts";
import type { Match } from "#match/match.ts";
import { RED_TEAM } from "#room/team.ts";
import { findPlayer } from "#sim/world.ts";
import { type PracticeInfo, type PracticePlan, SHOT_GOALS } from "#client/session/practice.ts";

/** Way of the own disc after which moving has been learned. Map units. */
const MOVED = 60;

export class PracticeRules {
  #moved = 0;
  #x = Number.NaN;
  #y = Number.NaN;
  info: PracticeInfo;

  constructor(plan: PracticePlan) {
    this.info = { plan, step: "move", goals: 0, time: null };
  }

  /** After a tick of the match, in which the player is `me`. */
  read(match: Match, me: number): void {
    const { kind } = this.info.plan;
    if (kind === "lesson") this.#readLesson(match, me);
    if (kind === "shots") this.#readShots(match);
  }

  #readLesson(match: Match, me: number): void {
    const { step } = this.info;
    if (step === "move" && this.#distance(match, me) > MOVED) this.#set({ step: "kick" });
    // A goal without a kick counts as well.
    if (step === "kick" && hasKicked(match, me)) this.#set({ step: "score" });
    if (step !== "done" && hasScored(match)) this.#set({ step: "done" });
  }

  #readShots(match: Match): void {
    if (this.info.time !== null || !hasScored(match)) return;
    const goals = this.info.goals + 1;
    this.#set({ goals, time: goals < SHOT_GOALS ? null : match.world.game.time });
  }

  #distance({ world }: Match, me: number): number {
    const disc = world.players.disc[findPlayer(world, me)] ?? -1;
    if (disc < 0) return 0;
    const [x, y] = [world.discs.x[disc]!, world.discs.y[disc]!];
    if (!Number.isNaN(this.#x)) this.#moved += Math.hypot(x - this.#x, y - this.#y);
    this.#x = x;
    this.#y = y;
    return this.#moved;
  }

  #set(change: Partial<PracticeInfo>): void {
    this.info = { ...this.info, ...change };
  }
}

function hasKicked({ log }: Match, me: number): boolean {
  for (let i = 0; i < log.count; i++) if (log.kind[i] === KICK_EVENT && log.a[i] === me) return true;
  return false;
}

function hasScored({ log }: Match): boolean {
  for (let i = 0; i < log.count; i++) if (log.kind[i] === GOAL_EVENT && log.a[i] === RED_TEAM) return true;
  return false;
}
