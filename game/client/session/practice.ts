/** Practice in the page, without a server. */

/** Levels of the bots (bot/level.ts). */
export const BOT_LEVELS = ["easy", "normal", "hard"] as const;

/** Players per team. */
export const TEAM_SIZES = [1, 2, 3] as const;

/** What is practised. "lesson": move, kick, score. "shots": five goals against a keeper, as fast as possible. */
export type PracticePlan =
  | { readonly kind: "lesson" | "shots" }
  | { readonly kind: "match"; readonly teamSize: number; readonly level: (typeof BOT_LEVELS)[number] };

/** Steps of the lesson, in their order. */
export const LESSON_STEPS = ["move", "kick", "score"] as const;
export type LessonStep = (typeof LESSON_STEPS)[number];

export type PracticeInfo = {
  readonly plan: PracticePlan;
  /** Of the lesson: the step that comes next; "done" at its end. */
  readonly step: LessonStep | "done";
  /** Of the shots: goals so far, and the time of play in seconds once all are scored. */
  readonly goals: number;
  readonly time: number | null;
};

/** Goals that the shots ask for. */
export const SHOT_GOALS = 5;
