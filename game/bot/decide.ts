/**
 * The bot's policy: from the world to the keys that it holds, once per tick. It reads the world and never writes to it;
 * its state between ticks is its memory.
 */
import { KICK_KEY } from "#sim/input.ts";
import { findPlayer, KICK_OFF, PLAYING, type World } from "#sim/world.ts";
import { forecastBall } from "./ball-forecast.ts";
import { copyPlayers, estimateTicksToBall } from "./field-players.ts";
import { shouldKick } from "./kick.ts";
import type { BotLevel, Skill } from "./level.ts";
import { drawBiases, resetMemory, type BotMemory } from "./memory.ts";
import { placeProbe } from "./probe-disc.ts";
import { steer } from "./steer.ts";
import { chooseTarget } from "./tactics.ts";
import { gapToBall, observe, recordBall, type BotView } from "./view.ts";
import { HANDS, SKILLS, STUCK } from "./weights.ts";

/** The keys (sim/input.ts) that the bot holds in this tick; 0 for a player that is not on the pitch. */
export function decide(world: World, playerId: number, level: BotLevel, memory: BotMemory): number {
  const p = findPlayer(world, playerId);
  const { game, players } = world;
  if (p < 0 || players.disc[p]! < 0 || game.pauseTicks > 0 || (game.state !== KICK_OFF && game.state !== PLAYING)) {
    resetMemory(memory);
    return 0;
  }
  if (game.tick !== memory.tick + 1) resetMemory(memory);
  memory.tick = game.tick;
  recordBall(world, memory);
  watchBall(world, memory, players.disc[p]!);
  const skill = SKILLS[level];
  const decides = isDecisionDue(memory, skill, game.tick);
  if (!decides && !isNearBall(world, players.disc[p]!, memory.ball, HANDS.kickWatchGap))
    return hold(memory, memory.keys);
  const view = observe(world, p, skill, memory);
  if (view === null) return 0;
  copyPlayers(memory.players, world, p);
  const arrowKeys = decides ? chooseArrowKeys(view) : memory.keys & ~KICK_KEY;
  return hold(memory, arrowKeys | kickKey(view));
}

function isDecisionDue({ decisionTick }: BotMemory, { rethinkTicks }: Skill, tick: number): boolean {
  return tick - decisionTick >= rethinkTicks || tick < decisionTick;
}

function chooseArrowKeys(view: BotView): number {
  const { world, memory, skill, pitch } = view;
  memory.decisionTick = world.game.tick;
  placeProbe(memory.probe, view.ballPosition, view.ballVelocity);
  forecastBall(memory.forecast, memory.probe, world.arena, { ticks: skill.forecastTicks, ownGoal: view.ownGoal });
  estimateTicksToBall(memory.players, memory.forecast, pitch, world.discs.radius[view.ball]!);
  return steer(view, chooseTarget(view), memory.keys & ~KICK_KEY);
}

/**
 * Presses the kick key when a kick now is good, and releases it before the next press: each kick needs a press of its
 * own.
 */
function kickKey(view: BotView): number {
  const { world, skill, memory } = view;
  const gap = gapToBall(view);
  if ((memory.keys & KICK_KEY) !== 0) {
    const holds =
      memory.kickTicks < HANDS.kickTicks + skill.earlyKickGap && gap < skill.earlyKickGap + HANDS.releaseGap;
    return holds ? KICK_KEY : 0;
  }
  if (world.game.state === KICK_OFF && world.game.kickOffTeam !== view.team) return 0;
  if (gap >= Math.max(HANDS.kickGap, skill.earlyKickGap) || !shouldKick(view)) return 0;
  drawBiases(memory);
  return KICK_KEY;
}

/** True when the gap between player and ball is smaller than `gap`, or there is no ball yet. */
function isNearBall({ discs }: World, disc: number, ball: number, gap: number): boolean {
  if (ball < 0 || ball >= discs.count) return true;
  const reach = discs.radius[disc]! + discs.radius[ball]! + gap;
  const dx = discs.x[disc]! - discs.x[ball]!;
  const dy = discs.y[disc]! - discs.y[ball]!;
  return dx * dx + dy * dy < reach * reach;
}

/** Counts for how many ticks the ball has stayed where it is, and in how many of them the bot was near it. */
function watchBall(world: World, memory: BotMemory, disc: number): void {
  countStillTicks(world, memory);
  if (memory.stillTicks > 0 && isNearBall(world, disc, memory.ball, STUCK.ballGap)) memory.stuckTicks++;
}

function countStillTicks({ discs }: World, memory: BotMemory): void {
  const { ball, ballAnchor } = memory;
  if (ball < 0 || ball >= discs.count) return;
  const dx = discs.x[ball]! - ballAnchor.x;
  const dy = discs.y[ball]! - ballAnchor.y;
  if (dx * dx + dy * dy < STUCK.ballRadius * STUCK.ballRadius) {
    memory.stillTicks++;
    return;
  }
  ballAnchor.x = discs.x[ball]!;
  ballAnchor.y = discs.y[ball]!;
  memory.stillTicks = 0;
  memory.stuckTicks = 0;
}

/** Stores the keys. A direction is held for at least HANDS.directionTicks; the kick key changes at once. */
function hold(memory: BotMemory, keys: number): number {
  const before = memory.keys & ~KICK_KEY;
  let next = keys & ~KICK_KEY;
  memory.directionTicks++;
  if (next !== before) {
    if (memory.directionTicks < HANDS.directionTicks) next = before;
    else memory.directionTicks = 0;
  }
  const kick = keys & KICK_KEY;
  memory.kickTicks = kick === 0 ? 0 : memory.kickTicks + 1;
  memory.keys = next | kick;
  return memory.keys;
}
