/**
 * A ball that rolls: twelve spots on a sphere (the corners of an icosahedron), turned as the ball moves over the ground.
 * z points at the viewer, so spots with z > 0 are to be seen.
 */
export const SPOTS = 12;

export type Roll = { readonly x: Float64Array; readonly y: Float64Array; readonly z: Float64Array };

const GOLDEN = (1 + Math.sqrt(5)) / 2;

export function createRoll(): Roll {
  const roll = { x: new Float64Array(SPOTS), y: new Float64Array(SPOTS), z: new Float64Array(SPOTS) };
  const length = Math.hypot(1, GOLDEN);
  let i = 0;
  for (const a of [-1, 1]) {
    for (const b of [-GOLDEN, GOLDEN]) {
      for (const [x, y, z] of [
        [0, a, b],
        [a, b, 0],
        [b, 0, a],
      ] as const) {
        roll.x[i] = x / length;
        roll.y[i] = y / length;
        roll.z[i] = z / length;
        i++;
      }
    }
  }
  // One spot nearly faces the viewer: so a ball is drawn since there are balls with spots.
  rollBy(roll, 0.24, -0.38, 1);
  return roll;
}

/** Turns the ball by a way of (dx, dy) over the ground. */
export function rollBy(roll: Roll, dx: number, dy: number, radius: number): void {
  const way = Math.hypot(dx, dy);
  if (way === 0 || radius <= 0) return;
  const ux = dx / way;
  const uy = dy / way;
  const sin = Math.sin(way / radius);
  const cos = Math.cos(way / radius);
  for (let i = 0; i < SPOTS; i++) {
    const along = roll.x[i]! * ux + roll.y[i]! * uy;
    const turned = along * cos + roll.z[i]! * sin;
    roll.z[i] = roll.z[i]! * cos - along * sin;
    roll.x[i] = roll.x[i]! + (turned - along) * ux;
    roll.y[i] = roll.y[i]! + (turned - along) * uy;
  }
}
