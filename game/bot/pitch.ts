/**
 * What the bots derive from a stadium, once per arena: its goals, how far players run in a given time, how far a kick
 * carries, and the rectangle to stay in.
 */
import type { Arena } from "#sim/arena.ts";
import { meets, PLAYER_MASK, RED } from "#sim/masks.ts";
import type { PlayerPhysics, Stadium } from "#sim/stadium.ts";
import { goalMouthOf, type GoalMouth } from "./goal-mouth.ts";
import { clamp, type Vector } from "./vector.ts";

export type Pitch = {
  readonly goalMouths: readonly GoalMouth[];
  readonly ballStart: Vector;
  /** Bounds of where a player's centre can be. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** coast[t]: how far a velocity of 1 carries a player without keys in t ticks. */
  readonly coast: Float64Array;
  /** sprint[t]: how far a player gets from rest in t ticks. */
  readonly sprint: Float64Array;
  /** Units per tick. */
  readonly topSpeed: number;
  /** Speed that a kick adds to the ball, in units per tick. */
  readonly kickSpeed: number;
  /** How far a kicked ball rolls, in units. */
  readonly kickRange: number;
};

/** Longest forecast, in ticks. */
export const HORIZON_TICKS = 120;

/** Bots stay within this distance of the middle on both axes, however large the stadium is. */
const EXTENT_MAX = 1e6;

/** Upper bound of the kick range: a ball without damping never stops. */
const RANGE_MAX = 2000;

const cache = new WeakMap<Arena, Pitch>();

export function pitchOf(arena: Arena): Pitch {
  let pitch = cache.get(arena);
  if (pitch === undefined) {
    pitch = analyse(arena.stadium);
    cache.set(arena, pitch);
  }
  return pitch;
}

function analyse(stadium: Stadium): Pitch {
  const { playerPhysics: physics } = stadium;
  const ball = stadium.discs[0]!;
  const ballStart = { x: ball.x, y: ball.y };
  const { coast, sprint } = runningDistances(physics);
  const kickSpeed = Math.abs(physics.kickStrength * ball.invMass);
  const loss = 1 - ball.damping;
  return {
    goalMouths: stadium.goals.map((goal) => goalMouthOf(goal, ballStart)),
    ballStart,
    ...boundsOf(stadium),
    coast,
    sprint,
    topSpeed: physics.damping < 1 ? physics.acceleration / (1 - physics.damping) : sprint[60]! / 60,
    kickSpeed,
    kickRange: loss > 0 ? Math.min(RANGE_MAX, kickSpeed / loss) : RANGE_MAX,
  };
}

function runningDistances({ acceleration, damping }: PlayerPhysics): Pick<Pitch, "coast" | "sprint"> {
  const coast = new Float64Array(HORIZON_TICKS + 1);
  const sprint = new Float64Array(HORIZON_TICKS + 1);
  let velocity = 1;
  let speed = 0;
  for (let t = 1; t <= HORIZON_TICKS; t++) {
    coast[t] = coast[t - 1]! + velocity;
    velocity *= damping;
    speed += acceleration;
    sprint[t] = sprint[t - 1]! + speed;
    speed *= damping;
  }
  return { coast, sprint };
}

/** The horizontal and vertical planes that stop players, else the size of the stadium. */
function boundsOf(stadium: Stadium): Pick<Pitch, "left" | "right" | "top" | "bottom"> {
  const { radius } = stadium.playerPhysics;
  const bounds = { left: -stadium.width, right: stadium.width, top: -stadium.height, bottom: stadium.height };
  for (const { normal, dist, cMask, cGroup } of stadium.planes) {
    if (!meets(PLAYER_MASK, RED, cMask, cGroup)) continue;
    if (normal.x === 1) bounds.left = Math.max(bounds.left, dist);
    if (normal.x === -1) bounds.right = Math.min(bounds.right, -dist);
    if (normal.y === 1) bounds.top = Math.max(bounds.top, dist);
    if (normal.y === -1) bounds.bottom = Math.min(bounds.bottom, -dist);
  }
  return {
    left: clamp(bounds.left + radius, -EXTENT_MAX, EXTENT_MAX),
    right: clamp(bounds.right - radius, -EXTENT_MAX, EXTENT_MAX),
    top: clamp(bounds.top + radius, -EXTENT_MAX, EXTENT_MAX),
    bottom: clamp(bounds.bottom - radius, -EXTENT_MAX, EXTENT_MAX),
  };
}

/** The point of the pitch that is nearest to a point. */
export function clampToPitch({ left, right, top, bottom }: Pitch, { x, y }: Vector): Vector {
  return { x: clamp(x, left, right), y: clamp(y, top, bottom) };
}
