/** Touches of the ball and what follows from them: passes, shots, saves, goals, assists. docs/statistics.md defines them. */
import { RED_TEAM } from "#room/team.ts";
import { TICK_RATE } from "#sim/step.ts";
import type { World } from "#sim/world.ts";
import { isHeadingForGoal } from "./shot-path.ts";
import type { MatchStatistics } from "./statistics.ts";

/** Contacts of one player within this time of each other are one touch. */
export const TOUCH_GAP_TICKS = TICK_RATE / 4;

/** A pass is longer than this many radii of a player. */
export const PASS_RADII = 4;

/** Longest time between the assisting player's last touch and the goal. */
export const ASSIST_TICKS = 10 * TICK_RATE;

/** An own goal so soon after a save is a goal of the shooter, and the save is none. */
export const DEFLECTION_TICKS = TICK_RATE;

/** A shot misses the goal by at most this share of its length. */
export const SHOT_MARGIN = 0.5;

/** The player of this line touched the ball in this tick. `kicked`: with a kick. */
export function recordTouch(statistics: MatchStatistics, world: World, line: number, kicked: boolean): void {
  const { lines, touch, shot, ticks } = statistics;
  const { team } = lines[line]!;
  const x = world.discs.x[0]!;
  const y = world.discs.y[0]!;
  if (touch.last !== line) {
    lines[line]!.touches++;
    if (touch.last >= 0 && lines[touch.last]!.team === team && isPass(world, touch.x - x, touch.y - y)) {
      lines[touch.last]!.passes++;
    }
    touch.before = touch.last;
    touch.beforeTick = touch.lastTick;
    touch.last = line;
  } else if (ticks - touch.lastTick >= TOUCH_GAP_TICKS) {
    lines[line]!.touches++;
  }
  touch.lastTick = ticks;
  touch.x = x;
  touch.y = y;
  if (shot.open) touchShot(statistics, world, line);
  if (kicked && isHeadingForGoal(world, team, SHOT_MARGIN)) recordShot(statistics, world, line);
}

function isPass({ arena }: World, dx: number, dy: number): boolean {
  const length = PASS_RADII * arena.stadium.playerPhysics.radius;
  return dx * dx + dy * dy > length * length;
}

/** A player touched the ball of a shot: the shot is over, unless the ball is still on its way into the goal. */
function touchShot({ lines, shot, ticks }: MatchStatistics, world: World, line: number): void {
  const { team } = lines[shot.by]!;
  if (isHeadingForGoal(world, team, 0)) return;
  shot.open = false;
  if (lines[line]!.team === team) return;
  lines[line]!.saves++;
  shot.saver = line;
  shot.saveTick = ticks;
}

function recordShot({ lines, shot }: MatchStatistics, world: World, line: number): void {
  lines[line]!.shots++;
  shot.by = line;
  shot.saver = -1;
  shot.open = isHeadingForGoal(world, lines[line]!.team, 0);
}

/** After the touches of a tick: a shot that bounced off a wall is over. */
export function followShot({ lines, shot }: MatchStatistics, world: World): void {
  if (shot.open && !isHeadingForGoal(world, lines[shot.by]!.team, 0)) shot.open = false;
}

/** The lines that a goal is credited to, as indices; -1: none. */
export type GoalCredit = { readonly scorer: number; readonly assist: number };

/** A goal of `team` ends the scene: no touch or shot before it counts for what follows. */
export function recordGoal(statistics: MatchStatistics, team: number): GoalCredit {
  const { lines, touch, looseGoals } = statistics;
  const scorer = scorerOf(statistics, team);
  let assist = -1;
  if (scorer < 0) looseGoals[team === RED_TEAM ? "red" : "blue"]++;
  else if (lines[scorer]!.team === team) assist = creditGoal(statistics, scorer);
  else lines[scorer]!.ownGoals++;
  touch.last = -1;
  touch.before = -1;
  clearShot(statistics);
  return { scorer, assist };
}

/** Drops the scene at a position reset without a goal of a player. */
export function clearShot({ shot }: MatchStatistics): void {
  shot.by = -1;
  shot.open = false;
  shot.saver = -1;
}

/** The player that touched the ball last, or the shooter when that was a defender that did not stop the shot. */
function scorerOf({ lines, touch, shot, ticks }: MatchStatistics, team: number): number {
  if (touch.last < 0 || lines[touch.last]!.team === team) return touch.last;
  if (shot.by < 0 || lines[shot.by]!.team !== team) return touch.last;
  if (shot.open) return shot.by;
  if (shot.saver !== touch.last || ticks - shot.saveTick > DEFLECTION_TICKS) return touch.last;
  lines[shot.saver]!.saves--;
  return shot.by;
}

/** A goal without a shot on target before it, such as a dribble over the line, is a shot too. Returns the assisting line. */
function creditGoal({ lines, touch, shot, ticks }: MatchStatistics, scorer: number): number {
  const line = lines[scorer]!;
  line.goals++;
  if (shot.by !== scorer) line.shots++;
  if (touch.last !== scorer || touch.before < 0) return -1;
  const helper = lines[touch.before]!;
  if (helper.team !== line.team || ticks - touch.beforeTick > ASSIST_TICKS) return -1;
  helper.assists++;
  return touch.before;
}
