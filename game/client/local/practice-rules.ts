/** What a practice counts after each tick: the steps of the lesson, the progress, time and result of a drill. Pure. */
import { TICK_RATE } from "#sim/step.ts";
import type { Match } from "#match/match.ts";
import { RED_TEAM } from "#room/team.ts";
import { DRILLS, isDrill, type DrillKind, type PracticeInfo, type PracticePlan } from "#client/session/practice.ts";
import { discOf, type DrillProgress, hasKicked } from "./drill/drill.ts";
import { hasScored } from "./drill/shots.ts";

/** Way of the own disc after which moving has been learned. Map units. */
const MOVED = 60;

export class PracticeRules {
  #moved = 0;
  #x = Number.NaN;
  #y = Number.NaN;
  /** Of a drill, from the player's first key on. */
  #ticks = 0;
  info: PracticeInfo;

  constructor(plan: PracticePlan) {
    const secondsLeft = isDrill(plan.kind) ? DRILLS[plan.kind].seconds || null : null;
    this.info = { plan, step: "move", begun: false, count: 0, attempts: 0, secondsLeft, result: null };
  }

  /** After a tick of the lesson, in which the player is `me`. */
  readLesson(match: Match, me: number): void {
    const { step } = this.info;
    if (step === "move" && this.#distance(match, me) > MOVED) this.#set({ step: "kick" });
    // A goal without a kick counts as well.
    if (step === "kick" && hasKicked(match, me)) this.#set({ step: "score" });
    if (step !== "done" && hasScored(match, RED_TEAM)) this.#set({ step: "done" });
  }

  /** After a tick of a drill that has begun. */
  readDrill(kind: DrillKind, { count, attempts }: DrillProgress): void {
    if (this.info.result !== null) return;
    this.#ticks++;
    const { result, wanted, seconds } = DRILLS[kind];
    const elapsed = this.#ticks / TICK_RATE;
    const secondsLeft = seconds === 0 ? null : Math.max(0, Math.ceil(seconds - elapsed));
    const over = (seconds > 0 && elapsed >= seconds) || (wanted > 0 && attempts >= wanted);
    const { info } = this;
    if (!over && info.count === count && info.attempts === attempts && info.secondsLeft === secondsLeft && info.begun)
      return;
    this.#set({
      begun: true,
      count,
      attempts,
      secondsLeft,
      result: over ? (result === "count" ? count : elapsed) : null,
    });
  }

  #distance(match: Match, me: number): number {
    const disc = discOf(match, me);
    if (disc < 0) return 0;
    const { discs } = match.world;
    const [x, y] = [discs.x[disc]!, discs.y[disc]!];
    if (!Number.isNaN(this.#x)) this.#moved += Math.hypot(x - this.#x, y - this.#y);
    this.#x = x;
    this.#y = y;
    return this.#moved;
  }

  #set(change: Partial<PracticeInfo>): void {
    this.info = { ...this.info, ...change };
  }
}
