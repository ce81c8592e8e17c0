/**
 * A rondo for the home page: players in a circle pass the ball, two in the middle chase it. Pure. Lengths are in units of
 * the circle's radius.
 */
import { type BallSpin, createBallSpin, rollBall } from "#client/paint/ball-spin.ts";

export type Mate = { x: number; y: number; readonly homeX: number; readonly homeY: number; ring: number };
export type Chaser = { x: number; y: number; vx: number; vy: number };

export type Rondo = {
  readonly mates: readonly Mate[];
  readonly chasers: readonly Chaser[];
  readonly ball: { x: number; y: number; vx: number; vy: number; readonly spin: BallSpin };
  /** Index of the mate that has the ball, or receives it during a pass. */
  receiver: number;
  /** Seconds until the receiver passes; counts down only while the receiver has the ball. */
  hold: number;
  flying: boolean;
};

export const MATE_RADIUS = 0.115;
export const BALL_RADIUS = 0.068;

const PASS_SPEED = 2.1;
const HOLD_MIN = 0.22;
const HOLD_SPREAD = 0.45;
const CHASER_ACCELERATION = 2.6;
const CHASER_DRAG = 2.4;
/** Duration of the ring around a mate after a pass. */
const RING_SECONDS = 0.28;

export function createRondo(mateCount = 7): Rondo {
  const mates = Array.from({ length: mateCount }, (_, i): Mate => {
    const angle = (i / mateCount) * 2 * Math.PI - Math.PI / 2;
    const [homeX, homeY] = [Math.cos(angle), Math.sin(angle)];
    return { x: homeX, y: homeY, homeX, homeY, ring: 0 };
  });
  const first = mates[0] ?? { x: 0, y: 0 };
  return {
    mates,
    chasers: [
      { x: -0.2, y: -0.1, vx: 0, vy: 0 },
      { x: 0.25, y: 0.3, vx: 0, vy: 0 },
    ],
    ball: { x: first.x * 0.82, y: first.y * 0.82, vx: 0, vy: 0, spin: createBallSpin() },
    receiver: 0,
    hold: HOLD_MIN,
    flying: false,
  };
}

/** Advances the rondo by `seconds`; `random` returns numbers in [0, 1) and selects receivers. */
export function advanceRondo(rondo: Rondo, seconds: number, random: () => number): void {
  const dt = Math.min(seconds, 0.05);
  moveMates(rondo, dt);
  moveChasers(rondo, dt);
  if (rondo.flying) fly(rondo, dt, random);
  else holdBall(rondo, dt, random);
}

/** Mates move slightly towards the ball, the receiver more than the others. */
function moveMates(rondo: Rondo, dt: number): void {
  rondo.mates.forEach((mate, i) => {
    const pull = i === rondo.receiver ? 0.1 : 0.045;
    const targetX = mate.homeX + (rondo.ball.x - mate.homeX) * pull;
    const targetY = mate.homeY + (rondo.ball.y - mate.homeY) * pull;
    const ease = 1 - Math.exp(-4 * dt);
    mate.x += (targetX - mate.x) * ease;
    mate.y += (targetY - mate.y) * ease;
    mate.ring = Math.max(0, mate.ring - dt / RING_SECONDS);
  });
}

/** The first chaser runs to the ball, the second covers the mate opposite. */
function moveChasers(rondo: Rondo, dt: number): void {
  const { ball } = rondo;
  rondo.chasers.forEach((chaser, i) => {
    const reach = i === 0 ? 0.62 : -0.12;
    const dx = ball.x * reach - chaser.x;
    const dy = ball.y * reach - chaser.y;
    const distance = Math.hypot(dx, dy) || 1;
    const push = CHASER_ACCELERATION * Math.min(1, distance * 3);
    chaser.vx += ((dx / distance) * push - chaser.vx * CHASER_DRAG) * dt;
    chaser.vy += ((dy / distance) * push - chaser.vy * CHASER_DRAG) * dt;
    chaser.x += chaser.vx * dt;
    chaser.y += chaser.vy * dt;
  });
}

function fly(rondo: Rondo, dt: number, random: () => number): void {
  const { ball } = rondo;
  const mate = rondo.mates[rondo.receiver];
  if (!mate) return;
  const dx = ballBeside(mate.x) - ball.x;
  const dy = ballBeside(mate.y) - ball.y;
  const distance = Math.hypot(dx, dy);
  const speed = PASS_SPEED * (0.45 + 0.55 * Math.min(1, distance));
  if (distance <= speed * dt) {
    rondo.flying = false;
    rondo.hold = HOLD_MIN + HOLD_SPREAD * random();
    ball.vx = ball.vy = 0;
    return;
  }
  ball.vx = (dx / distance) * speed;
  ball.vy = (dy / distance) * speed;
  ball.x += ball.vx * dt;
  ball.y += ball.vy * dt;
  rollBall(ball.spin, ball.vx * dt, ball.vy * dt, BALL_RADIUS);
}

function holdBall(rondo: Rondo, dt: number, random: () => number): void {
  const { ball } = rondo;
  const holder = rondo.mates[rondo.receiver];
  if (!holder) return;
  const ease = 1 - Math.exp(-10 * dt);
  ball.x += (ballBeside(holder.x) - ball.x) * ease;
  ball.y += (ballBeside(holder.y) - ball.y) * ease;
  rondo.hold -= dt;
  if (rondo.hold > 0) return;
  holder.ring = 1;
  rondo.receiver = nextReceiver(rondo, random);
  rondo.flying = true;
}

/** Index of the next receiver: of three random mates other than the holder, the one whose pass is farthest from the chasers. */
function nextReceiver(rondo: Rondo, random: () => number): number {
  const count = rondo.mates.length;
  let best = (rondo.receiver + 1) % count;
  let bestFree = -1;
  for (let i = 0; i < 3; i++) {
    const candidate = (rondo.receiver + 1 + Math.floor(random() * (count - 1))) % count;
    const free = laneClearance(rondo, candidate);
    if (free > bestFree) [best, bestFree] = [candidate, free];
  }
  return best;
}

/** Distance of the nearest chaser to the line of a pass. */
function laneClearance(rondo: Rondo, candidate: number): number {
  const { ball } = rondo;
  const mate = rondo.mates[candidate];
  if (!mate) return 0;
  const dx = mate.x - ball.x;
  const dy = mate.y - ball.y;
  const squared = dx * dx + dy * dy || 1;
  let nearest = Infinity;
  for (const { x, y } of rondo.chasers) {
    const along = Math.max(0, Math.min(1, ((x - ball.x) * dx + (y - ball.y) * dy) / squared));
    nearest = Math.min(nearest, Math.hypot(x - ball.x - dx * along, y - ball.y - dy * along));
  }
  return nearest;
}

/** Coordinate of the ball on the inner side of a mate. */
function ballBeside(coordinate: number): number {
  return coordinate * (1 - MATE_RADIUS - BALL_RADIUS);
}
