/**
 * How to run at the ball so that it goes in a given direction: around it to its far side first, then straight through.
 */
import { isFree } from "./nav-grid.ts";
import { clampToPitch } from "./pitch.ts";
import type { Target } from "./steer.ts";
import { across, clamp, dot, length, rotate, skew, subtract, translate, type Vector } from "./vector.ts";
import type { BotView } from "./view.ts";
import { APPROACH } from "./weights.ts";

/** Where to run to send the ball, which will be at a point with a velocity, along the unit direction `shot`. */
export function approachBall(view: BotView, shot: Vector, ball: Vector, ballVelocity: Vector): Target {
  const { memory, contact, position } = view;
  const direction = withError(view, directionWithRoom(view, ball, kickDirection(view, shot, ballVelocity)));
  const offset = subtract(position, ball);
  const along = dot(offset, direction);
  const aside = Math.abs(across(offset, direction));
  const behind = along < 0 && aside < APPROACH.behindWidth - along * APPROACH.behindSlope;
  if (!behind) return circleBall(view, ball, direction);
  memory.detour = 0;
  const lead = clamp(-along - contact, 0, APPROACH.leadMax) * APPROACH.lead;
  return { ...translate(ball, direction, -(lead + contact * APPROACH.overlap), 0), brake: false };
}

/** The direction with the bot's present error in it. */
function withError({ memory, skill }: BotView, direction: Vector): Vector {
  const slope = memory.aimBias * skill.aimError;
  const norm = length({ x: 1, y: slope });
  const { x, y } = skew(direction, slope);
  return { x: x / norm, y: y / norm };
}

/** Past the ball on one side, to a point behind it. */
function circleBall(view: BotView, ball: Vector, direction: Vector): Target {
  const { memory, contact, pitch, position } = view;
  const offset = subtract(position, ball);
  const along = dot(offset, direction);
  const aside = across(offset, direction);
  if (memory.detour === 0) memory.detour = sideFor(aside, memory.aimBias);
  if (length(offset) < contact + APPROACH.touchGap) return slideOff(view, offset, direction);
  const wide = contact + APPROACH.detourGap;
  // A wall beside the ball may leave no room on that side: then the other one.
  const beside = translate(ball, direction, 0, memory.detour * wide);
  const blocked = beside.x < pitch.left || beside.x > pitch.right || beside.y < pitch.top || beside.y > pitch.bottom;
  if (blocked && aside * memory.detour < contact * APPROACH.committedContacts) {
    memory.detour = memory.detour === 1 ? -1 : 1;
  }
  const level = along > -contact * APPROACH.levelContacts;
  const back = level ? contact * APPROACH.levelBack : contact + APPROACH.behindGap;
  const out = level ? wide : clamp(Math.abs(aside), 0, wide) * APPROACH.closingShare;
  return { ...clampToPitch(pitch, translate(ball, direction, -back, memory.detour * out)), brake: false };
}

/** The side of the ball that the bot is on; in line with it, a side by its bias. */
function sideFor(aside: number, bias: number): -1 | 1 {
  const value = Math.abs(aside) < APPROACH.inLine ? bias : aside;
  return value < 0 ? -1 : 1;
}

/**
 * At the ball on its wrong side: along its edge and a little away from it. Pushing the ball on from there would send it
 * the wrong way, and in front of the own goal into it.
 */
function slideOff({ memory, position }: BotView, offset: Vector, direction: Vector): Target {
  const away = length(offset) || 1;
  const rx = offset.x / away;
  const ry = offset.y / away;
  const inward = direction.x * rx + direction.y * ry;
  let tx = -direction.x + inward * rx;
  let ty = -direction.y + inward * ry;
  const norm = length({ x: tx, y: ty });
  if (norm < APPROACH.oppositeLength) {
    tx = -direction.y * memory.detour;
    ty = direction.x * memory.detour;
  } else {
    tx /= norm;
    ty /= norm;
  }
  return {
    x: position.x + tx * APPROACH.slideAlong + rx * APPROACH.slideAway,
    y: position.y + ty * APPROACH.slideAlong + ry * APPROACH.slideAway,
    brake: false,
  };
}

/** Cosine and sine of the turns that are tried when there is no room for the wanted direction: 30°, 60°, 90°, 120°. */
const TURNS = [
  [0.8660254037844387, 0.5],
  [0.5, 0.8660254037844386],
  [0, 1],
  [-0.5, 0.8660254037844386],
] as const;

/**
 * The direction nearest to the wanted one for which there is room to stand behind the ball; the wanted one if none is.
 */
function directionWithRoom(view: BotView, ball: Vector, wanted: Vector): Vector {
  const { playerGrid, ballGrid, contact, memory } = view;
  const stand = contact + APPROACH.standGap;
  if (isFree(playerGrid, translate(ball, wanted, -stand, 0))) return wanted;
  for (const [cosine, sine] of TURNS) {
    const first = memory.shotBias < 0 ? -sine : sine;
    for (const turn of [first, -first]) {
      const direction = rotate(wanted, cosine, turn);
      const ballHasRoom = isFree(ballGrid, translate(ball, direction, contact, 0));
      if (ballHasRoom && isFree(playerGrid, translate(ball, direction, -stand, 0))) return direction;
    }
  }
  return wanted;
}

/** The direction to kick in: turned against the ball's present motion across the shot, which the kick has to cancel. */
function kickDirection({ pitch }: BotView, shot: Vector, ballVelocity: Vector): Vector {
  const { kickSpeed } = pitch;
  const max = APPROACH.correctionMax;
  const sine = kickSpeed > 0 ? clamp(-across(ballVelocity, shot) / kickSpeed, -max, max) : 0;
  return rotate(shot, Math.sqrt(1 - sine * sine), sine);
}
