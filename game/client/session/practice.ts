/** Practice in the page, without a server. */

/** Levels of the bots (bot/level.ts). */
export const BOT_LEVELS = ["easy", "normal", "hard"] as const;

/** Players per team. */
export const TEAM_SIZES = [1, 2, 3] as const;

/** In the order of the dialog. */
export const DRILL_KINDS = ["shots", "passes", "dribbling", "keeper"] as const;
export type DrillKind = (typeof DRILL_KINDS)[number];

/** What is practised. */
export type PracticePlan =
  /** Move, kick, score. `first`: before the first match, which follows. */
  | { readonly kind: "lesson"; readonly first?: boolean }
  /** An exercise with a result. */
  | { readonly kind: DrillKind }
  | { readonly kind: "match"; readonly teamSize: number; readonly level: (typeof BOT_LEVELS)[number] };

export type DrillRules = {
  /** What the result is: seconds until all is done (less is better), or how often it was done. */
  readonly result: "seconds" | "count";
  /** How often it is to be done, or can be done; 0: without an end before the time is over. */
  readonly wanted: number;
  /** Time limit in seconds; 0: none. */
  readonly seconds: number;
  /** Results for one, two and three stars. */
  readonly stars: readonly [number, number, number];
};

export const DRILLS: Readonly<Record<DrillKind, DrillRules>> = {
  /** Goals against a keeper. */
  shots: { result: "seconds", wanted: 5, seconds: 0, stars: [90, 60, 40] },
  /** Passes to a target that moves. */
  passes: { result: "count", wanted: 0, seconds: 45, stars: [4, 7, 10] },
  /** Cones that the ball has to touch, in their order. */
  dribbling: { result: "seconds", wanted: 10, seconds: 0, stars: [60, 40, 28] },
  /** Shots of a machine to save. */
  keeper: { result: "count", wanted: 10, seconds: 0, stars: [4, 7, 9] },
};

export function isDrill(kind: PracticePlan["kind"]): kind is DrillKind {
  return (DRILL_KINDS as readonly string[]).includes(kind);
}

/** Whether a result is better than another one; undefined: there is none. */
export function isBetter(kind: DrillKind, result: number, than: number | undefined): boolean {
  if (than === undefined) return true;
  return DRILLS[kind].result === "seconds" ? result < than : result > than;
}

/** 0 to 3. */
export function starsOf(kind: DrillKind, result: number | undefined): number {
  if (result === undefined) return 0;
  const { result: unit, stars } = DRILLS[kind];
  return stars.filter((limit) => (unit === "seconds" ? result <= limit : result >= limit)).length;
}

/** Best results by drill. */
export type DrillBests = Readonly<Partial<Record<DrillKind, number>>>;

/** Steps of the lesson, in their order. */
export const LESSON_STEPS = ["move", "kick", "score"] as const;
export type LessonStep = (typeof LESSON_STEPS)[number];

export type PracticeInfo = {
  readonly plan: PracticePlan;
  /** Of the lesson: the step that comes next; "done" at its end. */
  readonly step: LessonStep | "done";
  /** Whether the player has begun a drill. */
  readonly begun: boolean;
  /** Of a drill: how often it was done so far, and of how many attempts. */
  readonly count: number;
  readonly attempts: number;
  /** Whole seconds that are left; null without a time limit. */
  readonly secondsLeft: number | null;
  /** Of a finished drill. */
  readonly result: number | null;
};
