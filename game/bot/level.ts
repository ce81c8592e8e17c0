/** How good a bot is, as plain numbers. Everything else is the same policy. */

export type BotLevel = "easy" | "normal" | "hard";

export type Skill = {
  /** Ticks from the moment the ball does something unexpected to the moment the bot knows. */
  readonly delayTicks: number;
  /** Ticks a decision is kept before the next one. */
  readonly rethinkTicks: number;
  /** Ticks the ball is followed ahead to meet it where it will be. */
  readonly foresightTicks: number;
  /** Largest sideways lean of a kick, as a share of its forward direction. */
  readonly aimError: number;
  /** Share of the top speed at which it runs. */
  readonly pace: number;
  /** Gap to the ball at which it already holds the kick key down; 0 = presses only when the ball is in reach. */
  readonly eagerness: number;
  /** How far the last man strays from his goal, as a factor. */
  readonly roaming: number;
  /** True: weighs every kick (goal, block, pass, loss) before it; false: kicks when the direction is roughly right. */
  readonly weighs: boolean;
};

const SKILLS: Readonly<Record<BotLevel, Skill>> = {
  easy: {
    delayTicks: 14,
    rethinkTicks: 6,
    foresightTicks: 16,
    aimError: 0.45,
    pace: 0.72,
    eagerness: 14,
    roaming: 1.7,
    weighs: false,
  },
  normal: {
    delayTicks: 10,
    rethinkTicks: 4,
    foresightTicks: 40,
    aimError: 0.26,
    pace: 0.88,
    eagerness: 0,
    roaming: 1.25,
    weighs: true,
  },
  hard: {
    delayTicks: 3,
    rethinkTicks: 3,
    foresightTicks: 72,
    aimError: 0.04,
    pace: 1,
    eagerness: 0,
    roaming: 1,
    weighs: true,
  },
};

export function skillOf(level: BotLevel): Skill {
  return SKILLS[level];
}
