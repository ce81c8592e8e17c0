/** The plan of the moment: what to run for, by role and situation. */
import { KICK_OFF, PLAYING } from "#sim/world.ts";
import { chooseAim } from "./aim.ts";
import { shortOf, soonest } from "./crowd.ts";
import { nextRandom } from "./memory.ts";
import { keeperPost, shieldPost, supportPost } from "./post.ts";
import { chooseRole, type Role } from "./role.ts";
import { waypoint } from "./route.ts";
import { distance, type Scene } from "./scene.ts";
import type { Target } from "./steer.ts";
import { approach } from "./strike.ts";

/** A ball that has not moved for so long, with the bot at it, is stuck; a new idea is needed every so often. */
const STUCK_TICKS = 110;
const IDEA_TICKS = 45;

export function chooseTarget(scene: Scene): Target {
  const target = chooseGoal(scene);
  const next = waypoint(scene.ground, scene.x, scene.y, target.x, target.y);
  return next.x === target.x && next.y === target.y ? target : { x: next.x, y: next.y, brake: false };
}

function chooseGoal(scene: Scene): Target {
  const { world, memory, team } = scene;
  const { crowd, forecast } = memory;
  const role = chooseRole(scene);
  const { game } = world;
  if (game.state === KICK_OFF && game.kickOffTeam !== team) return waitingPost(scene, role);
  const ours = Math.min(crowd.arrival[crowd.self]!, soonest(crowd, true));
  const theirs = soonest(crowd, false);
  if (role.kind === "chase") return chase(scene, theirs);
  if (role.kind === "support") return supportPost(scene, role.lane, ours <= theirs + 4);
  if (forecast.goalTick < Infinity) return save(scene);
  const having = ours <= theirs;
  if (role.alone && having && game.state === PLAYING) return supportPost(scene, 0, true);
  return keeperPost(scene, role.roaming * scene.skill.roaming * (having ? 1 : 0.6));
}

/** For the ball: round it and through it, or in its way when somebody else is there first. */
function chase(scene: Scene, theirs: number): Target {
  const { world, memory, guard } = scene;
  const { crowd, forecast } = memory;
  const mine = crowd.arrival[crowd.self]!;
  const t = Math.min(forecast.ticks, Math.trunc(mine));
  const x = forecast.x[t]!;
  const y = forecast.y[t]!;
  if (memory.stuckTicks > STUCK_TICKS && world.game.state === PLAYING) return dig(scene, x, y);
  if (guard !== null && mine > theirs + 9) {
    return facesGoal(scene, x, y) ? shieldPost(scene, x, y) : keeperPost(scene, 0.6);
  }
  return approach(scene, chooseAim(scene, x, y), x, y, forecast.vx[t]!, forecast.vy[t]!);
}

/** True for one who stands between the ball and his goal. */
function facesGoal(scene: Scene, x: number, y: number): boolean {
  const { guard } = scene;
  return guard !== null && (x - scene.x) * guard.nx + (y - scene.y) * guard.ny > 0;
}

/** The ball is on its way into the goal: to the first place on its way that one can reach, else to the line. */
function save(scene: Scene): Target {
  const { memory, pitch, contact } = scene;
  const { crowd, forecast } = memory;
  let best = forecast.ticks;
  let bestShort = Infinity;
  for (let t = 0; t <= forecast.ticks; t += 2) {
    const short = shortOf(crowd, crowd.self, t, pitch, forecast.x[t]!, forecast.y[t]!) - contact * 0.6;
    if (short >= bestShort) continue;
    best = t;
    bestShort = short;
    if (short <= 0) break;
  }
  return { x: forecast.x[best]!, y: forecast.y[best]!, brake: false };
}

/** Stuck: at the ball from a direction drawn by lot, another one every so often. */
function dig(scene: Scene, x: number, y: number): Target {
  const { memory, contact, pitch } = scene;
  if ((memory.stuckTicks - STUCK_TICKS) % IDEA_TICKS < scene.skill.rethinkTicks) {
    memory.lean = nextRandom(memory) * 2 - 1;
    memory.spot = nextRandom(memory) * 2 - 1;
  }
  const phase = (memory.stuckTicks - STUCK_TICKS) % IDEA_TICKS;
  if (phase > IDEA_TICKS * 0.55) return { x, y, brake: false };
  const away = Math.max(0.01, distance(memory.lean, memory.spot));
  const tx = x + (memory.lean / away) * contact * 1.9;
  const ty = y + (memory.spot / away) * contact * 1.9;
  return {
    x: tx < pitch.left ? pitch.left : tx > pitch.right ? pitch.right : tx,
    y: ty < pitch.top ? pitch.top : ty > pitch.bottom ? pitch.bottom : ty,
    brake: false,
  };
}

/** The other side kicks off: everybody in the own half, one in front, one in goal, the rest on their lanes. */
function waitingPost(scene: Scene, role: Role): Target {
  if (role.kind === "support") return supportPost(scene, role.lane, false);
  return keeperPost(scene, role.kind === "chase" ? 0.6 : 0.2);
}
