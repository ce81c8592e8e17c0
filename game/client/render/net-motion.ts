/**
 * The movement of one goal's net: a grid of nodes on springs, pushed outwards where the ball is. Its border is tied to the
 * posts, the ground and the frame. Pure: no drawing and no clock. Coordinates are map units along the goal line and into the goal.
 */

/** Map units between nodes, about. */
const SPACING = 9;
/** Of the springs, in 1/s² and 1/s: a net swings once or twice. */
const STIFFNESS = 260;
const DAMPING = 9;
/** Share of a neighbour's displacement that pulls a node along. */
const COUPLING = 0.35;
/** Map units around the ball in which nodes are pushed. */
const REACH = 17;
/** Displacement by a ball that lies in the net, and more for each unit per second of its speed. */
const PUSH = 3.5;
const PUSH_PER_SPEED = 0.016;
const PUSH_MAX = 11;
/** A node stays within this share of its distance from the frame. */
const ROOM = 0.8;
/** Seconds; longer frames are divided. */
const STEP_MAX = 1 / 90;
const FRAME_MAX = 0.1;
/** Map units, and map units per second: slower nets stand still. */
const STILL = 0.05;
const STILL_SPEED = 1;

export type NetBall = { readonly along: number; readonly into: number; readonly vx: number; readonly vy: number };

export class NetMotion {
  readonly columns: number;
  readonly rows: number;
  /** Displacement of each node, row by row from the goal line. */
  readonly dx: Float64Array;
  readonly dy: Float64Array;
  /** False while no node moves. */
  moving = false;
  readonly #length: number;
  readonly #depth: number;
  readonly #vx: Float64Array;
  readonly #vy: Float64Array;

  constructor(length: number, depth: number) {
    this.#length = length;
    this.#depth = depth;
    this.columns = Math.max(2, Math.round(length / SPACING)) + 1;
    this.rows = Math.max(2, Math.round(depth / SPACING)) + 1;
    const size = this.columns * this.rows;
    this.dx = new Float64Array(size);
    this.dy = new Float64Array(size);
    this.#vx = new Float64Array(size);
    this.#vy = new Float64Array(size);
  }

  /** Advances by `seconds`; `ball` is undefined while it is not in the goal. Speeds are map units per second. */
  advance(seconds: number, ball: NetBall | undefined): void {
    if (!this.moving && ball === undefined) return;
    let left = Math.min(FRAME_MAX, seconds);
    while (left > 1e-6) {
      const step = Math.min(STEP_MAX, left);
      this.#step(step, ball);
      left -= step;
    }
    this.moving = ball !== undefined || this.#isMoving();
    if (this.moving) return;
    for (const column of [this.dx, this.dy, this.#vx, this.#vy]) column.fill(0);
  }

  #step(seconds: number, ball: NetBall | undefined): void {
    const { columns, rows, dx, dy } = this;
    const speed = ball ? Math.hypot(ball.vx, ball.vy) : 0;
    const push = ball ? Math.min(PUSH_MAX, PUSH + PUSH_PER_SPEED * speed) : 0;
    // Into the goal, and along the way of the ball.
    const turn = ball && speed > 0 ? (0.6 * ball.vx) / speed : 0;
    for (let row = 1; row < rows - 1; row++) {
      const into = (row / (rows - 1)) * this.#depth;
      for (let column = 1; column < columns - 1; column++) {
        const i = row * columns + column;
        let [wantedX, wantedY] = [0, 0];
        if (ball) {
          const along = (column / (columns - 1)) * this.#length;
          const near = Math.exp(-((along - ball.along) ** 2 + (into - ball.into) ** 2) / (REACH * REACH));
          wantedX = turn * push * near;
          wantedY = push * near;
        }
        wantedX += COUPLING * ((dx[i - 1]! + dx[i + 1]! + dx[i - columns]! + dx[i + columns]!) / 4);
        wantedY += COUPLING * ((dy[i - 1]! + dy[i + 1]! + dy[i - columns]! + dy[i + columns]!) / 4);
        this.#vx[i]! += (STIFFNESS * (wantedX - dx[i]!) - DAMPING * this.#vx[i]!) * seconds;
        this.#vy[i]! += (STIFFNESS * (wantedY - dy[i]!) - DAMPING * this.#vy[i]!) * seconds;
        const roomX = ROOM * Math.min(column, columns - 1 - column) * (this.#length / (columns - 1));
        const roomY = ROOM * (this.#depth - into);
        dx[i] = clamp(dx[i]! + this.#vx[i]! * seconds, roomX);
        dy[i] = Math.max(-ROOM * into, Math.min(roomY, dy[i]! + this.#vy[i]! * seconds));
      }
    }
  }

  #isMoving(): boolean {
    for (let i = 0; i < this.dx.length; i++) {
      if (Math.abs(this.dx[i]!) + Math.abs(this.dy[i]!) > STILL) return true;
      if (Math.abs(this.#vx[i]!) + Math.abs(this.#vy[i]!) > STILL_SPEED) return true;
    }
    return false;
  }
}

function clamp(value: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, value));
}
