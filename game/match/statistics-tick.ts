/** Updates the statistics after each tick, from its events and the world. Allocates nothing while the players stay the same. */
import {
  DISC_DISC_EVENT,
  GAME_END_EVENT,
  GOAL_EVENT,
  KICK_EVENT,
  POSITIONS_RESET_EVENT,
  TIME_IS_UP_EVENT,
} from "#sim/event.ts";
import { SCORE } from "#sim/masks.ts";
import { KICK_REACH } from "#sim/player-control.ts";
import { TICK_RATE } from "#sim/step.ts";
import { MAX_PLAYERS, PLAYING, STOPPED, type World } from "#sim/world.ts";
import { followShot, clearShot, recordGoal, recordTouch } from "./ball-touches.ts";
import type { Match } from "./match.ts";
import { announce } from "./notices.ts";
import { assignLines, finishStatistics } from "./statistics-lines.ts";
import type { MatchStatistics } from "./statistics.ts";

/** A player has the ball from the last touch until another player touches it, at most for this time. */
export const POSSESSION_TICKS = 3 * TICK_RATE;

/** Positions of the players before the step, by their index in the world. Valid from `beginTick` to `recordTick`. */
const startX = new Float64Array(MAX_PLAYERS);
const startY = new Float64Array(MAX_PLAYERS);

/** Before the step, after the commands. `playersChanged`: members or teams may have changed since the last tick. */
export function beginTick(match: Match, playersChanged: boolean): void {
  const { statistics, world } = match;
  const { players, discs } = world;
  if (!statistics.running) return;
  if (playersChanged || !areSlotsCurrent(statistics, world)) assignLines(match);
  for (let p = 0; p < players.count; p++) {
    const disc = players.disc[p]!;
    if (disc < 0) continue;
    startX[p] = discs.x[disc]!;
    startY[p] = discs.y[disc]!;
  }
}

/** After the step. */
export function recordTick(match: Match): void {
  const { statistics, world, log } = match;
  if (!statistics.running) return;
  if (world.game.state === STOPPED) return finishStatistics(match, "stopped");
  if (isInPlay(match)) recordPlay(match);
  for (let i = 0; i < log.count; i++) {
    const kind = log.kind[i]!;
    if (kind === GOAL_EVENT) announceGoal(match, log.a[i]!);
    else if (kind === POSITIONS_RESET_EVENT) clearShot(statistics);
    else if (kind === GAME_END_EVENT) finishStatistics(match, endingOf(world));
  }
  if (statistics.shot.open) followShot(statistics, world);
}

function announceGoal(match: Match, team: number): void {
  const { statistics, world } = match;
  const { scorer, assist } = recordGoal(statistics, team);
  const line = statistics.lines[scorer];
  const own = line !== undefined && line.team !== team;
  announce(match, {
    kind: "goal",
    team,
    red: world.game.red,
    blue: world.game.blue,
    scorer: line?.name ?? "",
    assist: statistics.lines[assist]?.name ?? "",
    own,
    goals: own ? 0 : (line?.goals ?? 0),
    speed: Math.hypot(world.discs.vx[0]!, world.discs.vy[0]!),
  });
}

function endingOf({ game: { red, blue, scoreLimit } }: World): "score" | "time" {
  return scoreLimit > 0 && Math.max(red, blue) >= scoreLimit ? "score" : "time";
}

function areSlotsCurrent({ slots }: MatchStatistics, { players }: World): boolean {
  if (slots.id.length !== players.count) return false;
  for (let p = 0; p < players.count; p++) if (slots.id[p] !== players.id[p]) return false;
  return true;
}

/** A tick of play ends with the ball in play, or is the one in which a goal or the time ended that. */
function isInPlay({ world, log }: Match): boolean {
  if (world.game.state === PLAYING) return world.game.pauseTicks === 0;
  for (let i = 0; i < log.count; i++) {
    if (log.kind[i] === GOAL_EVENT || log.kind[i] === TIME_IS_UP_EVENT) return true;
  }
  return false;
}

function recordPlay(match: Match): void {
  const { statistics, world } = match;
  statistics.ticks++;
  recordTouches(match);
  recordMoves(statistics, world);
}

/** Kicks come first in the log, and a player that kicked the ball has touched it. */
function recordTouches({ statistics, world, log }: Match): void {
  const { discs } = world;
  for (let i = 0; i < log.count; i++) {
    const kind = log.kind[i]!;
    if (kind === KICK_EVENT) {
      const slot = slotOf(statistics, log.a[i]!);
      if (slot >= 0 && hasReachedBall(world, slot)) {
        recordTouch(statistics, world, statistics.slots.line[slot]!, true);
      }
    } else if (kind === DISC_DISC_EVENT) {
      const a = log.a[i]!;
      const b = log.b[i]!;
      const player = isBall(world, a) ? discs.owner[b]! : isBall(world, b) ? discs.owner[a]! : -1;
      const slot = player < 0 ? -1 : slotOf(statistics, player);
      if (slot >= 0) recordTouch(statistics, world, statistics.slots.line[slot]!, false);
    }
  }
}

function slotOf({ slots }: MatchStatistics, id: number): number {
  return slots.id.indexOf(id);
}

/** Stadiums can have several balls; all of them score. */
function isBall({ discs }: World, disc: number): boolean {
  return discs.owner[disc]! < 0 && (disc === 0 || (discs.cGroup[disc]! & SCORE) !== 0);
}

/** Whether a ball was in reach of the kick: kicks read the positions before the step. */
function hasReachedBall(world: World, p: number): boolean {
  const { discs, players, previous } = world;
  const radius = discs.radius[players.disc[p]!]!;
  for (let k = 0; k < previous.count; k++) {
    const disc = previous.disc[k]!;
    if (!isBall(world, disc)) continue;
    const dx = previous.x[k]! - startX[p]!;
    const dy = previous.y[k]! - startY[p]!;
    const reach = radius + discs.radius[disc]! + KICK_REACH;
    if (dx * dx + dy * dy < reach * reach) return true;
  }
  return false;
}

/** Time, possession and distance. */
function recordMoves({ lines, slots, touch, ticks }: MatchStatistics, { discs, players }: World): void {
  const owner = touch.last >= 0 && ticks - touch.lastTick < POSSESSION_TICKS ? touch.last : -1;
  for (let p = 0; p < players.count; p++) {
    const disc = players.disc[p]!;
    if (disc < 0 || !slots.counts[p]!) continue;
    const index = slots.line[p]!;
    const line = lines[index]!;
    const dx = discs.x[disc]! - startX[p]!;
    const dy = discs.y[disc]! - startY[p]!;
    line.time++;
    if (index === owner) line.possession++;
    line.distance += Math.sqrt(dx * dx + dy * dy);
  }
}
