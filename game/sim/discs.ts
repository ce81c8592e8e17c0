/** The discs of a world, as columns: disc i has x[i], y[i] and so on. Disc 0 is the ball, players' discs come last. */
export type Discs = {
  count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly vx: Float64Array;
  readonly vy: Float64Array;
  readonly gx: Float64Array;
  readonly gy: Float64Array;
  readonly radius: Float64Array;
  readonly bCoef: Float64Array;
  readonly invMass: Float64Array;
  readonly damping: Float64Array;
  readonly cMask: Int32Array;
  readonly cGroup: Int32Array;
  /** Id of the player whose disc it is; -1 for a disc of the stadium. */
  readonly owner: Int32Array;
};
