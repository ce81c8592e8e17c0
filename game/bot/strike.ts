/** Getting at the ball so that it goes where it should: round to its far side first, then straight through it. */
import { clamp, type Aim } from "./aim.ts";
import { isFree } from "./chart.ts";
import { distance, type Scene } from "./scene.ts";
import type { Target } from "./steer.ts";

/** How far from the ball one passes when going round it. */
const BERTH = 9;

/** Gap at which one is right at the ball. */
const TOUCHY = 5;

/** Where to run to send the ball, which will be at (x, y) with velocity (vx, vy), along the aim. */
// oxlint-disable-next-line max-params -- the ball's position and velocity
export function approach(scene: Scene, aim: Aim, x: number, y: number, vx: number, vy: number): Target {
  const { memory, contact, skill } = scene;
  const [wx, wy] = facingFor(scene, aim, vx, vy);
  const [nx, ny] = possibleFacing(scene, x, y, wx, wy);
  const lean = memory.lean * skill.aimError;
  const length = distance(1, lean);
  const ax = (nx - ny * lean) / length;
  const ay = (ny + nx * lean) / length;
  const px = scene.x - x;
  const py = scene.y - y;
  const along = px * ax + py * ay;
  const side = px * -ay + py * ax;
  const behind = along < 0 && Math.abs(side) < 6 - along * 0.45;
  if (behind) {
    memory.detour = 0;
    const lead = clamp(-along - contact, 0, 30) * 0.5;
    return { x: x - ax * (lead + contact * 0.4), y: y - ay * (lead + contact * 0.4), brake: false };
  }
  return goRound(scene, x, y, ax, ay);
}

/** Past the ball on the near side, to a point behind it. */
// oxlint-disable-next-line max-params -- a position and a direction
function goRound(scene: Scene, x: number, y: number, ax: number, ay: number): Target {
  const { memory, contact, pitch } = scene;
  const px = scene.x - x;
  const py = scene.y - y;
  const along = px * ax + py * ay;
  const side = px * -ay + py * ax;
  if (memory.detour === 0) memory.detour = Math.abs(side) < 4 ? (memory.lean < 0 ? -1 : 1) : side < 0 ? -1 : 1;
  if (distance(px, py) < contact + TOUCHY) return slideOff(scene, px, py, ax, ay);
  const wide = contact + BERTH;
  // Not between the ball and a wall that leaves no room: then the other side.
  const wayY = y + ax * memory.detour * wide;
  const wayX = x - ay * memory.detour * wide;
  const shut = wayX < pitch.left || wayX > pitch.right || wayY < pitch.top || wayY > pitch.bottom;
  if (shut && side * memory.detour < contact * 0.7) memory.detour = -memory.detour;
  const back = along > -contact * 0.4 ? contact * 0.35 : contact + 6;
  const out = along > -contact * 0.4 ? wide : clamp(Math.abs(side), 0, wide) * 0.3;
  return {
    x: clamp(x - ax * back - ay * memory.detour * out, pitch.left, pitch.right),
    y: clamp(y - ay * back + ax * memory.detour * out, pitch.top, pitch.bottom),
    brake: false,
  };
}

/**
 * Right at the ball on its wrong side: along its edge and a little away from it, so that it is not pushed the wrong way
 * (which before the own goal is how own goals come about).
 */
// oxlint-disable-next-line max-params -- where one stands to the ball, and a direction
function slideOff(scene: Scene, px: number, py: number, ax: number, ay: number): Target {
  const away = distance(px, py) || 1;
  const rx = px / away;
  const ry = py / away;
  const inward = ax * rx + ay * ry;
  let tx = -ax + inward * rx;
  let ty = -ay + inward * ry;
  const length = distance(tx, ty);
  if (length < 0.2) {
    tx = -ay * scene.memory.detour;
    ty = ax * scene.memory.detour;
  } else {
    tx /= length;
    ty /= length;
  }
  return { x: scene.x + tx * 60 + rx * 18, y: scene.y + ty * 60 + ry * 18, brake: false };
}

/** Turns (cosine, sine) that are tried when there is no room to stand for the wanted direction: 30°, 60°, 90°, 120°. */
const TURNS = [
  [0.8660254037844387, 0.5],
  [0.5, 0.8660254037844386],
  [0, 1],
  [-0.5, 0.8660254037844386],
] as const;

/** The direction nearest to the wanted one for which there is room to stand behind the ball; the wanted one if none is. */
// oxlint-disable-next-line max-params -- a point and a direction
function possibleFacing(scene: Scene, x: number, y: number, dx: number, dy: number): readonly [number, number] {
  const { ground, lane, contact } = scene;
  const stand = contact + 2;
  if (isFree(ground, x - dx * stand, y - dy * stand)) return [dx, dy];
  for (const [cosine, sine] of TURNS) {
    const first = scene.memory.spot < 0 ? -sine : sine;
    for (const turn of [first, -first]) {
      const tx = dx * cosine - dy * turn;
      const ty = dy * cosine + dx * turn;
      const opens = isFree(lane, x + tx * contact, y + ty * contact);
      if (opens && isFree(ground, x - tx * stand, y - ty * stand)) return [tx, ty];
    }
  }
  return [dx, dy];
}

/** The direction to hit in: the kick must also undo the ball's present sideways motion. */
function facingFor(scene: Scene, aim: Aim, vx: number, vy: number): readonly [number, number] {
  const { kickSpeed } = scene.pitch;
  const across = vx * -aim.y + vy * aim.x;
  const correction = kickSpeed > 0 ? clamp(-across / kickSpeed, -0.6, 0.6) : 0;
  const straight = Math.sqrt(1 - correction * correction);
  return [aim.x * straight - aim.y * correction, aim.y * straight + aim.x * correction];
}
