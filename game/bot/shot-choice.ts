/**
 * Which way to send the ball: into the open part of the goal, to a free teammate, forward, or away from the own goal.
 */
import { KICK_OFF } from "#sim/world.ts";
import { playerPosition } from "./field-players.ts";
import type { GoalMouth } from "./goal-mouth.ts";
import { isPathClear } from "./nav-grid.ts";
import { nextWaypoint } from "./pathfinding.ts";
import { across, clamp, distance, dot, isSamePoint, length, skew, subtract, translate, type Vector } from "./vector.ts";
import type { BotView } from "./view.ts";
import { CLEARANCE, DRIBBLE, LANE, PASS, SHOT, SHOT_CHOICE } from "./weights.ts";

/** The best direction found so far, as a unit vector, and its value. */
type ShotChoice = { x: number; y: number; value: number };

/**
 * The best unit direction for a ball at a point. It is stored in the memory, too, so that the next decision prefers it.
 */
export function chooseShot(view: BotView, ball: Vector): Vector {
  const { opponentGoal, ownGoal, pitch, memory } = view;
  const choice: ShotChoice = { x: view.forward, y: 0, value: -Infinity };
  if (opponentGoal === null) considerDribble(view, ball, choice);
  else considerAttack(view, ball, opponentGoal, choice);
  considerPasses(view, ball, choice);
  const danger = ownGoal === null ? Infinity : distance(ownGoal.centre, ball);
  if (ownGoal !== null && danger < pitch.kickRange * CLEARANCE.range) considerClearances(view, ball, ownGoal, choice);
  memory.shot.x = choice.x;
  memory.shot.y = choice.y;
  return choice;
}

/** Shots when the way to the goal is clear; else the way around what stands between, such as the goal's own net. */
function considerAttack(view: BotView, ball: Vector, mouth: GoalMouth, choice: ShotChoice): void {
  const { contact, ballGrid } = view;
  const inFront = translate(mouth.centre, mouth.normal, contact, 0);
  const inGoal = distance(mouth.centre, ball) < contact * SHOT.inGoalContacts;
  const next = inGoal ? mouth.centre : nextWaypoint(ballGrid, ball, inFront);
  if (isSamePoint(next, inFront)) {
    considerShots(view, ball, mouth, choice);
    consider(view, choice, subtract(mouth.centre, ball), DRIBBLE.toGoal);
  } else consider(view, choice, subtract(next, ball), DRIBBLE.aroundWall);
}

function considerShots(view: BotView, ball: Vector, mouth: GoalMouth, choice: ShotChoice): void {
  const { world, pitch, memory, ballGrid } = view;
  const inset = Math.max(0, mouth.halfWidth - world.discs.radius[view.ball]! - SHOT.postMargin);
  for (const spot of SHOT.spots) {
    const target = translate(mouth.centre, mouth.normal, 0, inset * spot);
    const shot = subtract(target, ball);
    const range = length(shot);
    if (range === 0 || range > pitch.kickRange * SHOT.maxRange) continue;
    const facing = -dot(shot, mouth.normal) / range;
    if (facing < SHOT.minFacing || !isPathClear(ballGrid, ball, target)) continue;
    const open = clamp(laneWidth(view, ball, target), -LANE.cap, LANE.cap);
    const bias = spot * memory.shotBias * SHOT.bias;
    const value = SHOT.base + facing * SHOT.facing - (SHOT.range * range) / pitch.kickRange + open * SHOT.lane + bias;
    consider(view, choice, shot, value);
  }
}

function considerPasses(view: BotView, ball: Vector, choice: ShotChoice): void {
  const { world, memory, pitch, opponentGoal, forward, skill } = view;
  const { players } = memory;
  const kickOffBonus = skill.simulatesKicks && world.game.state === KICK_OFF ? PASS.kickOffBonus : 0;
  for (let q = 0; q < players.count; q++) {
    if (q === players.self || players.teammate[q] === 0) continue;
    const { x, y } = playerPosition(players, q);
    // To where the teammate will be, a little ahead of them.
    const target = {
      x: x + players.vx[q]! * PASS.leadTicks + forward * PASS.ahead,
      y: y + players.vy[q]! * PASS.leadTicks,
    };
    const range = distance(target, ball);
    if (range < PASS.minLength || range > pitch.kickRange * PASS.maxRange) continue;
    const gain =
      opponentGoal === null ? 0 : distance(opponentGoal.centre, ball) - distance(opponentGoal.centre, target);
    const open = clamp(laneWidth(view, ball, target), -LANE.cap, LANE.cap);
    const value = kickOffBonus + PASS.base + gain / PASS.gainUnits + open * PASS.lane;
    consider(view, choice, subtract(target, ball), value);
  }
}

/** Near the own goal: away from it, to where no player is. */
function considerClearances(view: BotView, ball: Vector, { centre, normal }: GoalMouth, choice: ShotChoice): void {
  const side = across(subtract(ball, centre), normal);
  for (const slope of CLEARANCE.slopes) {
    const direction = skew(normal, slope);
    const norm = length(direction);
    const target = {
      x: ball.x + (direction.x / norm) * CLEARANCE.length,
      y: ball.y + (direction.y / norm) * CLEARANCE.length,
    };
    const open = clamp(laneWidth(view, ball, target), -LANE.cap, LANE.cap);
    const outward = slope * side > 0 ? CLEARANCE.outward : 0;
    const value = CLEARANCE.base + outward - Math.abs(slope) * CLEARANCE.slope + open * CLEARANCE.lane;
    consider(view, choice, direction, value);
  }
}

/** Without a goal to score in: on in the running direction, or back to the middle from far outside. */
function considerDribble(view: BotView, ball: Vector, choice: ShotChoice): void {
  const { ballStart, kickRange } = view.pitch;
  const outside = distance(ball, ballStart) > kickRange * DRIBBLE.outside;
  consider(view, choice, outside ? subtract(ballStart, ball) : subtract(ball, view.position), 0);
}

/** Takes a direction (of any length) if it is worth more than the best so far; the last choice has a bonus. */
function consider({ memory }: BotView, choice: ShotChoice, direction: Vector, worth: number): void {
  const norm = length(direction);
  if (norm === 0) return;
  const same = dot(direction, memory.shot) / norm > SHOT_CHOICE.sameCosine;
  const value = worth + (same ? SHOT_CHOICE.lastChoiceBonus : 0);
  if (value <= choice.value) return;
  choice.x = direction.x / norm;
  choice.y = direction.y / norm;
  choice.value = value;
}

/**
 * Gap, in units, that the nearest other player leaves beside the ball on its way; below 0: that player intercepts it.
 */
function laneWidth({ memory, pitch, contact }: BotView, from: Vector, to: Vector): number {
  const { players } = memory;
  const range = distance(to, from);
  if (range === 0) return 0;
  const dx = (to.x - from.x) / range;
  const dy = (to.y - from.y) / range;
  let width = LANE.widest;
  for (let q = 0; q < players.count; q++) {
    if (q === players.self) continue;
    const px = players.x[q]! - from.x;
    const py = players.y[q]! - from.y;
    const along = px * dx + py * dy;
    if (along <= 0 || along > range + contact) continue;
    const gap = Math.abs(px * dy - py * dx) - contact;
    const ticks = Math.min(LANE.maxTicks, Math.trunc(along / (pitch.kickSpeed * LANE.ballSpeed + LANE.minBallSpeed)));
    const reach = players.teammate[q] === 1 ? 0 : pitch.sprint[ticks]! * LANE.opponentReach;
    width = Math.min(width, gap - reach);
  }
  return width;
}
