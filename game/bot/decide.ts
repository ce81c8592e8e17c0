/**
 * The bot: a policy from what a player can see to the keys he holds. It reads the world and never writes to it; all it
 * keeps is in its memory. Call it once per tick for each bot.
 */
import { KICK_KEY } from "#sim/input.ts";
import { findPlayer, KICK_OFF, PLAYING, type World } from "#sim/world.ts";
import { countHeads, timeArrivals } from "./crowd.ts";
import { foresee } from "./forecast.ts";
import { place } from "./ghost.ts";
import { shouldKick } from "./kick.ts";
import { skillOf, type BotLevel } from "./level.ts";
import { changeMind, type BotMemory } from "./memory.ts";
import { chooseTarget } from "./plan.ts";
import { distance, lookAround, rememberBall, type Scene } from "./scene.ts";
import { steer } from "./steer.ts";

/** A direction is held for at least this long: fingers do not flutter. */
const STEADY_TICKS = 3;

/** How long a kick that did not come off stays armed. */
const KICK_TICKS = 4;

/** Gap to the ball in which a kick works, with a hair to spare. */
const REACH = 3.9;

/** Gap to the ball within which a bot is busy with it. */
const AT_IT = 30;

/** A ball that stays within this of a spot does not move. */
const STILL_RADIUS = 12;

/** The keys (sim/input.ts) that this bot holds in this tick; 0 for a player who is not on the pitch. */
export function decide(world: World, playerId: number, level: BotLevel, memory: BotMemory): number {
  const p = findPlayer(world, playerId);
  const { game, players } = world;
  if (p < 0 || players.disc[p]! < 0 || game.pauseTicks > 0 || (game.state !== KICK_OFF && game.state !== PLAYING)) {
    forget(memory);
    return 0;
  }
  if (game.tick !== memory.tick + 1) forget(memory);
  memory.tick = game.tick;
  rememberBall(world, memory);
  watchBall(world, memory);
  const skill = skillOf(level);
  const thinks = game.tick - memory.thoughtTick >= skill.rethinkTicks || game.tick < memory.thoughtTick;
  const close = isNearBall(world, players.disc[p]!, memory.ball, 8);
  if (memory.stillTicks > 0 && isNearBall(world, players.disc[p]!, memory.ball, AT_IT)) memory.stuckTicks++;
  if (!thinks && !close) return hold(memory, memory.keys);
  const scene = lookAround(world, p, skill, memory);
  if (scene === null) return 0;
  countHeads(memory.crowd, world, p);
  let arrowKeys = memory.keys & ~KICK_KEY;
  if (thinks) {
    memory.thoughtTick = game.tick;
    place(memory.ghost, scene.bx, scene.by, scene.bvx, scene.bvy);
    foresee(memory.forecast, memory.ghost, world.arena, skill.foresightTicks, scene.guard);
    timeArrivals(memory.crowd, memory.forecast, scene.pitch, world.discs.radius[scene.ball]!);
    arrowKeys = steer(scene, chooseTarget(scene), arrowKeys);
  }
  return hold(memory, arrowKeys | kickKey(scene, memory));
}

/** The kick key: pressed when a kick now is a good one, and released before the next press, as the latch asks. */
function kickKey(scene: Scene, memory: BotMemory): number {
  const { world, skill } = scene;
  const down = (memory.keys & KICK_KEY) !== 0;
  if (down) return memory.kickTicks < KICK_TICKS + skill.eagerness && gapOf(scene) < skill.eagerness + 8 ? KICK_KEY : 0;
  if (world.game.state === KICK_OFF && world.game.kickOffTeam !== scene.team) return 0;
  if (gapOf(scene) >= Math.max(REACH, skill.eagerness) || !shouldKick(scene)) return 0;
  changeMind(memory);
  return KICK_KEY;
}

function gapOf(scene: Scene): number {
  return distance(scene.bx - scene.x, scene.by - scene.y) - scene.contact;
}

// oxlint-disable-next-line max-params -- two discs and a gap
function isNearBall(world: World, disc: number, ball: number, gap: number): boolean {
  const { discs } = world;
  if (ball < 0 || ball >= discs.count) return true;
  const reach = discs.radius[disc]! + discs.radius[ball]! + gap;
  const dx = discs.x[disc]! - discs.x[ball]!;
  const dy = discs.y[disc]! - discs.y[ball]!;
  return dx * dx + dy * dy < reach * reach;
}

/** Counts how long the ball has been where it is. */
function watchBall(world: World, memory: BotMemory): void {
  const { discs } = world;
  const { ball } = memory;
  if (ball < 0 || ball >= discs.count) return;
  const dx = discs.x[ball]! - memory.anchorX;
  const dy = discs.y[ball]! - memory.anchorY;
  if (dx * dx + dy * dy < STILL_RADIUS * STILL_RADIUS) {
    memory.stillTicks++;
    return;
  }
  memory.anchorX = discs.x[ball]!;
  memory.anchorY = discs.y[ball]!;
  memory.stillTicks = 0;
  memory.stuckTicks = 0;
}

/** Keeps a direction for a moment before the next; the kick key goes down and up at once. */
function hold(memory: BotMemory, keys: number): number {
  const before = memory.keys & ~KICK_KEY;
  let next = keys & ~KICK_KEY;
  memory.steadyTicks++;
  if (next !== before) {
    if (memory.steadyTicks < STEADY_TICKS) next = before;
    else memory.steadyTicks = 0;
  }
  const kick = keys & KICK_KEY;
  memory.kickTicks = kick === 0 ? 0 : memory.kickTicks + 1;
  memory.keys = next | kick;
  return memory.keys;
}

/** Play was interrupted: what was seen and held no longer counts. */
function forget(memory: BotMemory): void {
  memory.pastCount = 0;
  memory.keys = 0;
  memory.kickTicks = 0;
  memory.stillTicks = 0;
  memory.stuckTicks = 0;
  memory.detour = 0;
  memory.aimX = 0;
  memory.aimY = 0;
  memory.chasing = false;
  memory.thoughtTick = -1000;
}
