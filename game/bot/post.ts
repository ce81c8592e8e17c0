/** Where to be without the ball: between it and the own goal, or free for a pass. */
import { clamp } from "./aim.ts";
import { distance, type Scene } from "./scene.ts";
import type { Target } from "./steer.ts";

/** Where the own goal is, or would be on a pitch without goals. */
function home(scene: Scene): { x: number; y: number; half: number } {
  const { guard, pitch, forward } = scene;
  if (guard !== null) return guard;
  return { x: forward > 0 ? pitch.left : pitch.right, y: pitch.middle.y, half: 60 };
}

/** The last man: on the line from the ball to the middle of the goal, nearer to the goal the nearer the ball is. */
export function keeperPost(scene: Scene, roaming: number): Target {
  const goal = home(scene);
  const { forecast } = scene.memory;
  const ahead = Math.min(forecast.ticks, 12);
  const bx = forecast.x[ahead]!;
  const by = forecast.y[ahead]!;
  const away = distance(bx - goal.x, by - goal.y);
  const depth = clamp(away * roaming, Math.min(goal.half * 0.55, away * 0.6), Math.max(40, away - scene.contact));
  const scale = away > 0 ? depth / away : 0;
  return spread(scene, { x: goal.x + (bx - goal.x) * scale, y: goal.y + (by - goal.y) * scale, brake: true }, 0.3);
}

/** A field player without the ball: ahead of it when the team has it, behind it when not; on his own lane. */
export function supportPost(scene: Scene, lane: number, having: boolean): Target {
  const { pitch, attack, forward, bx, by } = scene;
  const goal = home(scene);
  const far = attack ?? { x: forward > 0 ? pitch.right : pitch.left, y: pitch.middle.y };
  const length = Math.max(1, distance(far.x - goal.x, far.y - goal.y));
  const dx = (far.x - goal.x) / length;
  const dy = (far.y - goal.y) / length;
  const along = (bx - goal.x) * dx + (by - goal.y) * dy;
  const ahead = clamp(along + (having ? length * 0.17 : -90), length * 0.15, length * 0.85);
  const width = Math.min(pitch.bottom - pitch.top, pitch.right - pitch.left) * 0.27;
  const side = (bx - goal.x) * -dy + (by - goal.y) * dx;
  const across = lane !== 0 ? lane * width : side > 0 ? -width : width;
  const target = { x: goal.x + dx * ahead - dy * across, y: goal.y + dy * ahead + dx * across, brake: true };
  return spread(scene, target, 1);
}

/** Shields the goal from an opponent who is at the ball first. */
export function shieldPost(scene: Scene, x: number, y: number): Target {
  const goal = home(scene);
  const away = Math.max(1, distance(goal.x - x, goal.y - y));
  const step = Math.min(away * 0.5, scene.contact * 2);
  return { x: x + ((goal.x - x) / away) * step, y: y + ((goal.y - y) / away) * step, brake: false };
}

/** Moves a place away from team mates that are too near to it, and into the pitch. */
function spread(scene: Scene, target: Target, strength: number): Target {
  const { crowd } = scene.memory;
  const room = scene.contact * 2.6;
  let { x, y } = target;
  for (let q = 0; q < crowd.count; q++) {
    if (q === crowd.self || crowd.mate[q] === 0) continue;
    const dx = x - crowd.x[q]!;
    const dy = y - crowd.y[q]!;
    const away = distance(dx, dy);
    if (away >= room || away === 0) continue;
    x += (dx / away) * (room - away) * strength;
    y += (dy / away) * (room - away) * strength;
  }
  const { pitch } = scene;
  return { x: clamp(x, pitch.left, pitch.right), y: clamp(y, pitch.top, pitch.bottom), brake: target.brake };
}
