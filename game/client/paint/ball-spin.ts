/**
 * The orientation of a rolling ball: twelve spots on a unit sphere (the corners of an icosahedron), turned as the ball
 * moves over the ground. z points at the viewer, so spots with z > 0 are visible.
 */
export const SPOT_COUNT = 12;

/** One column per axis, `SPOT_COUNT` long. */
export type BallSpin = { readonly x: Float64Array; readonly y: Float64Array; readonly z: Float64Array };

const GOLDEN_RATIO = (1 + Math.sqrt(5)) / 2;

export function createBallSpin(): BallSpin {
  const spin = { x: new Float64Array(SPOT_COUNT), y: new Float64Array(SPOT_COUNT), z: new Float64Array(SPOT_COUNT) };
  const length = Math.hypot(1, GOLDEN_RATIO);
  let i = 0;
  for (const a of [-1, 1]) {
    for (const b of [-GOLDEN_RATIO, GOLDEN_RATIO]) {
      for (const [x, y, z] of [
        [0, a, b],
        [a, b, 0],
        [b, 0, a],
      ] as const) {
        spin.x[i] = x / length;
        spin.y[i] = y / length;
        spin.z[i] = z / length;
        i++;
      }
    }
  }
  // One spot nearly faces the viewer, as in the usual picture of a football.
  rollBall(spin, 0.24, -0.38, 1);
  return spin;
}

/** Rolls a ball of this radius by (dx, dy) over the ground, without slipping. */
export function rollBall(spin: BallSpin, dx: number, dy: number, radius: number): void {
  const distance = Math.hypot(dx, dy);
  if (distance === 0 || radius <= 0) return;
  const ux = dx / distance;
  const uy = dy / distance;
  const sin = Math.sin(distance / radius);
  const cos = Math.cos(distance / radius);
  for (let i = 0; i < SPOT_COUNT; i++) {
    const along = spin.x[i]! * ux + spin.y[i]! * uy;
    const turned = along * cos + spin.z[i]! * sin;
    spin.z[i] = spin.z[i]! * cos - along * sin;
    spin.x[i] = spin.x[i]! + (turned - along) * ux;
    spin.y[i] = spin.y[i]! + (turned - along) * uy;
  }
}
