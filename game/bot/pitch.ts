/**
 * A stadium as a bot knows it: goals with their mouths, how far players run in a time, how far a kick carries, and the
 * rectangle to stay in. Worked out once per arena.
 */
import type { Arena } from "#sim/arena.ts";
import { meets, PLAYER_MASK, RED } from "#sim/masks.ts";
import type { Goal, Point, Stadium } from "#sim/stadium.ts";
import { BLUE_TEAM, RED_TEAM } from "#sim/world.ts";

export type Mouth = {
  /** The team that defends it. */
  readonly team: number;
  readonly p0: Point;
  readonly p1: Point;
  /** Middle, unit normal towards the field, half width. */
  readonly x: number;
  readonly y: number;
  readonly nx: number;
  readonly ny: number;
  readonly half: number;
};

export type Pitch = {
  readonly mouths: readonly Mouth[];
  /** Where the ball starts. */
  readonly middle: Point;
  /** Half extents within which a player's centre can be. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** drift[t]: how far a velocity of 1 carries a player in t ticks; sprint[t]: how far he gets from rest. */
  readonly drift: Float64Array;
  readonly sprint: Float64Array;
  readonly topSpeed: number;
  /** Velocity a kick adds to the ball, and the way until it has all but stopped. */
  readonly kickSpeed: number;
  readonly range: number;
};

export const HORIZON_TICKS = 120;

/** A ball without damping rolls for ever; nobody aims farther than this. */
const RANGE_MAX = 2000;

const known = new WeakMap<Arena, Pitch>();

export function pitchOf(arena: Arena): Pitch {
  let pitch = known.get(arena);
  if (pitch === undefined) {
    pitch = survey(arena.stadium);
    known.set(arena, pitch);
  }
  return pitch;
}

function survey(stadium: Stadium): Pitch {
  const { playerPhysics: physics } = stadium;
  const ball = stadium.discs[0]!;
  const middle = { x: ball.x, y: ball.y };
  const drift = new Float64Array(HORIZON_TICKS + 1);
  const sprint = new Float64Array(HORIZON_TICKS + 1);
  let velocity = 1;
  let speed = 0;
  for (let t = 1; t <= HORIZON_TICKS; t++) {
    drift[t] = drift[t - 1]! + velocity;
    velocity *= physics.damping;
    speed += physics.acceleration;
    sprint[t] = sprint[t - 1]! + speed;
    speed *= physics.damping;
  }
  const kickSpeed = Math.abs(physics.kickStrength * ball.invMass);
  const loss = 1 - ball.damping;
  return {
    mouths: stadium.goals.map((goal) => mouthOf(goal, middle)),
    middle,
    ...bounds(stadium),
    drift,
    sprint,
    topSpeed: physics.damping < 1 ? physics.acceleration / (1 - physics.damping) : sprint[60]! / 60,
    kickSpeed,
    range: loss > 0 ? Math.min(RANGE_MAX, kickSpeed / loss) : RANGE_MAX,
  };
}

/** The normal points to where the ball starts; a goal that the start lies on faces its team's forward direction. */
function mouthOf(goal: Goal, middle: Point): Mouth {
  const { p0, p1 } = goal;
  const x = (p0.x + p1.x) / 2;
  const y = (p0.y + p1.y) / 2;
  const wx = p1.x - p0.x;
  const wy = p1.y - p0.y;
  const length = Math.sqrt(wx * wx + wy * wy) || 1;
  let nx = -wy / length;
  let ny = wx / length;
  if (nx * (middle.x - x) + ny * (middle.y - y) < 0) {
    nx = -nx;
    ny = -ny;
  }
  return { team: goal.team === "red" ? RED_TEAM : BLUE_TEAM, p0, p1, x, y, nx, ny, half: length / 2 };
}

/** The upright planes that stop players, else the size of the stadium. */
function bounds(stadium: Stadium): Pick<Pitch, "left" | "right" | "top" | "bottom"> {
  const { radius } = stadium.playerPhysics;
  const out = { left: -stadium.width, right: stadium.width, top: -stadium.height, bottom: stadium.height };
  for (const { normal, dist, cMask, cGroup } of stadium.planes) {
    if (!meets(PLAYER_MASK, RED, cMask, cGroup)) continue;
    if (normal.x === 1) out.left = Math.max(out.left, dist);
    if (normal.x === -1) out.right = Math.min(out.right, -dist);
    if (normal.y === 1) out.top = Math.max(out.top, dist);
    if (normal.y === -1) out.bottom = Math.min(out.bottom, -dist);
  }
  return { left: out.left + radius, right: out.right - radius, top: out.top + radius, bottom: out.bottom - radius };
}

/** True when the straight way from (px, py) to (cx, cy) crosses the goal line. */
// oxlint-disable-next-line max-params -- called for every tick of every ball looked ahead; plain numbers cost nothing
export function entersMouth(mouth: Mouth, px: number, py: number, cx: number, cy: number): boolean {
  const { p0, p1 } = mouth;
  const gx = p1.x - p0.x;
  const gy = p1.y - p0.y;
  const before = gy * (px - p0.x) - gx * (py - p0.y) > 0;
  if (gy * (cx - p0.x) - gx * (cy - p0.y) > 0 === before) return false;
  const ex = px - cx;
  const ey = py - cy;
  return ey * (p0.x - cx) - ex * (p0.y - cy) > 0 !== ey * (p1.x - cx) - ex * (p1.y - cy) > 0;
}
