/** The levels of bots. All levels run the same policy; a skill limits how fast and how well it acts (weights.ts). */

export type BotLevel = "easy" | "normal" | "hard";

export type Skill = {
  /** Reaction time: age, in ticks, of the ball state that the bot extrapolates from. */
  readonly delayTicks: number;
  /** Ticks between two decisions. */
  readonly rethinkTicks: number;
  /** Length of the ball forecast, in ticks. */
  readonly forecastTicks: number;
  /** Largest error of a kick's direction, as a tangent. */
  readonly aimError: number;
  /** Share of the top speed at which the bot runs. */
  readonly pace: number;
  /**
   * Gap to the ball, in units, at which the bot already holds the kick key; 0: it presses the key in reach of the ball
   * only.
   */
  readonly earlyKickGap: number;
  /** Factor on how far the last defender leaves the goal. */
  readonly roaming: number;
  /**
   * True: simulates the outcome of a kick before it (goal, block, pass, loss). False: tests the kick's direction only.
   */
  readonly simulatesKicks: boolean;
};
