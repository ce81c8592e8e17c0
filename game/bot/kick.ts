/** Whether to kick now, by simulating what becomes of the ball. */
import { selectNearWalls } from "./broad-phase.ts";
import { opponentTicksToBall, shortfall } from "./field-players.ts";
import { crossesGoalLine } from "./goal-mouth.ts";
import { placeProbe, readPosition, stepProbe } from "./probe-disc.ts";
import { distance, dot, length, subtract, translate, type Vector } from "./vector.ts";
import type { BotView } from "./view.ts";
import { KICK_THRESHOLD, KICK_VALUE, ROUGH_AIM } from "./weights.ts";

/** True when a kick now is good enough for the situation. */
export function shouldKick(view: BotView): boolean {
  if (!view.skill.simulatesKicks) return isRoughlyAimed(view);
  const value = valueOfKick(view);
  return value > KICK_VALUE.ownGoal && value > kickThreshold(view);
}

/**
 * Value of a kick at this moment, highest first: a goal that no opponent can prevent, a shot that one can reach (less
 * the more time they have), a pass that arrives, a loose ball by the ground it gains, a ball given away (negative).
 */
function valueOfKick(view: BotView): number {
  const { world, memory, pitch, team } = view;
  const { probe } = memory;
  if (!kickProbe(view)) return -1;
  selectNearWalls(probe, world.arena, KICK_VALUE.outlookTicks);
  const before = { x: 0, y: 0 };
  const after = { x: 0, y: 0 };
  let receiver: "none" | "teammate" | "opponent" = "none";
  let bestMargin = -Infinity;
  for (let t = 1; t <= KICK_VALUE.outlookTicks; t++) {
    readPosition(probe, before);
    stepProbe(probe, world.arena);
    readPosition(probe, after);
    for (const mouth of pitch.goalMouths) {
      if (!crossesGoalLine(mouth, before, after)) continue;
      if (mouth.team === team) return KICK_VALUE.ownGoal;
      if (bestMargin < 0) return KICK_VALUE.goal;
      return Math.max(KICK_VALUE.shotMin, KICK_VALUE.shot - bestMargin / KICK_VALUE.shotMargin);
    }
    if (t % KICK_VALUE.receiverTestTicks !== 0) continue;
    const theirs = reachMargin(view, t, after, 0);
    bestMargin = Math.max(bestMargin, theirs);
    if (receiver === "none" && theirs >= 0) receiver = "opponent";
    if (receiver === "none" && reachMargin(view, t, after, 1) >= 0) receiver = "teammate";
  }
  const gain = groundGained(view, after);
  if (receiver === "teammate") return KICK_VALUE.pass + gain;
  return receiver === "opponent" ? gain - KICK_VALUE.lossCost : gain;
}

/**
 * By how many units the nearest player of a side (1: teammates without the bot, 0: opponents) could overshoot the ball
 * at that tick after a kick; below 0: no player of that side can touch it.
 */
function reachMargin({ memory, pitch, contact }: BotView, tick: number, ball: Vector, side: 0 | 1): number {
  const { players } = memory;
  const ticks = tick > KICK_VALUE.reactionTicks ? tick - KICK_VALUE.reactionTicks : 0;
  let margin = -Infinity;
  for (let q = 0; q < players.count; q++) {
    if (q === players.self || players.teammate[q] !== side) continue;
    margin = Math.max(margin, contact - shortfall(players, q, pitch, ticks, ball));
  }
  return margin;
}

/**
 * Gives the probe the ball's state right after a kick; false if bot and ball have the same centre, where no kick works.
 */
function kickProbe({ world, memory, ball, position, ballPosition, ballVelocity }: BotView): boolean {
  const offset = subtract(ballPosition, position);
  const norm = length(offset);
  if (norm === 0) return false;
  const speed = world.arena.stadium.playerPhysics.kickStrength * world.discs.invMass[ball]!;
  const direction = { x: offset.x / norm, y: offset.y / norm };
  placeProbe(memory.probe, ballPosition, translate(ballVelocity, direction, speed, 0));
  return true;
}

/** How much nearer to the opponents' goal and farther from the own one a point is than the ball, in kick ranges. */
function groundGained({ opponentGoal, ownGoal, pitch, ballPosition: ball }: BotView, point: Vector): number {
  const forward =
    opponentGoal === null ? 0 : distance(opponentGoal.centre, ball) - distance(opponentGoal.centre, point);
  const away = ownGoal === null ? 0 : distance(ownGoal.centre, point) - distance(ownGoal.centre, ball);
  return (forward + away * KICK_VALUE.awayFromOwnGoal) / Math.max(1, pitch.kickRange);
}

/**
 * The test without simulation: roughly towards the opponents' goal and not towards the own one; anywhere else when
 * stuck.
 */
function isRoughlyAimed(view: BotView): boolean {
  const { ownGoal, opponentGoal, memory } = view;
  if (ownGoal !== null && cosineTo(view, ownGoal.centre) > ROUGH_AIM.ownGoalCosine) return false;
  if (opponentGoal === null || memory.stuckTicks > ROUGH_AIM.stuckTicks) return true;
  return cosineTo(view, opponentGoal.centre) > ROUGH_AIM.goalCosine;
}

/** Cosine between the direction of a kick now and the direction from the ball to a point. */
function cosineTo({ position, ballPosition }: BotView, point: Vector): number {
  const kick = subtract(ballPosition, position);
  const wanted = subtract(point, ballPosition);
  const norm = length(kick) * length(wanted);
  return norm > 0 ? dot(wanted, kick) / norm : 0;
}

/**
 * The value that a kick must exceed: high with time on the ball, low under pressure, near the own goal, or when stuck.
 */
function kickThreshold({ memory, ownGoal, opponentGoal, pitch, ballPosition }: BotView): number {
  if (memory.stuckTicks > KICK_THRESHOLD.stuckTicks) return KICK_THRESHOLD.stuck;
  const pressureTicks = opponentTicksToBall(memory.players);
  const danger = ownGoal === null ? Infinity : distance(ownGoal.centre, ballPosition);
  if (danger < pitch.kickRange * KICK_THRESHOLD.ownThird) {
    return pressureTicks < KICK_THRESHOLD.ownThirdPressureTicks
      ? KICK_THRESHOLD.ownThirdUnderPressure
      : KICK_THRESHOLD.ownThirdFree;
  }
  if (pressureTicks < KICK_THRESHOLD.tackleTicks) return KICK_THRESHOLD.tackled;
  if (pressureTicks < KICK_THRESHOLD.pressureTicks) return KICK_THRESHOLD.underPressure;
  return opponentGoal === null ? 0 : KICK_THRESHOLD.free;
}
