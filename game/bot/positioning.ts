/** Where to be without the ball: between it and the own goal, or free for a pass. */
import { positionAt } from "./ball-forecast.ts";
import { clampToPitch } from "./pitch.ts";
import type { Flank } from "./roles.ts";
import type { Target } from "./steer.ts";
import { across, clamp, distance, dot, subtract, translate, type Vector } from "./vector.ts";
import type { BotView } from "./view.ts";
import { GOALKEEPING, POSITIONING } from "./weights.ts";

type Goal = { readonly centre: Vector; readonly halfWidth: number };

/** The own goal, or where it would be on a pitch without goals. */
function defendedGoal({ ownGoal, pitch, forward }: BotView): Goal {
  if (ownGoal !== null) return ownGoal;
  const centre = { x: forward > 0 ? pitch.left : pitch.right, y: pitch.ballStart.y };
  return { centre, halfWidth: POSITIONING.defaultGoalHalfWidth };
}

/** On the line from the middle of the goal to the ball; the farther the ball is away, the farther out. */
export function goalkeeperPosition(view: BotView, roaming: number): Target {
  const { centre, halfWidth } = defendedGoal(view);
  const { forecast } = view.memory;
  const ball = positionAt(forecast, Math.min(forecast.ticks, GOALKEEPING.leadTicks));
  const away = distance(ball, centre);
  const least = Math.min(halfWidth * GOALKEEPING.minDepth, away * GOALKEEPING.minShare);
  const most = Math.max(GOALKEEPING.maxDepthAtLeast, away - view.contact);
  const depth = clamp(away * roaming, least, most);
  const scale = away > 0 ? depth / away : 0;
  return keepDistance(view, translate(centre, subtract(ball, centre), scale, 0), GOALKEEPING.separation);
}

/** A supporter's position on their flank: ahead of the ball when the team has it, behind it when not. */
export function supportPosition(view: BotView, flank: Flank, inPossession: boolean): Target {
  const { pitch, opponentGoal, forward, ballPosition } = view;
  const { centre } = defendedGoal(view);
  const end = opponentGoal?.centre ?? { x: forward > 0 ? pitch.right : pitch.left, y: pitch.ballStart.y };
  const length = Math.max(1, distance(end, centre));
  const upfield = { x: (end.x - centre.x) / length, y: (end.y - centre.y) / length };
  const ball = subtract(ballPosition, centre);
  const ahead = clamp(
    dot(ball, upfield) + (inPossession ? length * POSITIONING.supportAhead : -POSITIONING.supportBehind),
    length * POSITIONING.supportMin,
    length * POSITIONING.supportMax,
  );
  const width = Math.min(pitch.bottom - pitch.top, pitch.right - pitch.left) * POSITIONING.flankWidth;
  const aside = flank !== 0 ? flank * width : across(ball, upfield) > 0 ? -width : width;
  return keepDistance(view, translate(centre, upfield, ahead, aside), 1);
}

/** Between the ball and the own goal, for when an opponent is at the ball first. */
export function blockPosition(view: BotView, ball: Vector): Target {
  const { centre } = defendedGoal(view);
  const away = Math.max(1, distance(centre, ball));
  const step = Math.min(away * POSITIONING.blockShare, view.contact * POSITIONING.blockContacts);
  return {
    x: ball.x + ((centre.x - ball.x) / away) * step,
    y: ball.y + ((centre.y - ball.y) / away) * step,
    brake: false,
  };
}

/** A position to stop at, moved away from teammates who are too near to it and into the pitch. */
function keepDistance(view: BotView, position: Vector, strength: number): Target {
  const { players } = view.memory;
  const room = view.contact * POSITIONING.separationContacts;
  let { x, y } = position;
  for (let q = 0; q < players.count; q++) {
    if (q === players.self || players.teammate[q] === 0) continue;
    const dx = x - players.x[q]!;
    const dy = y - players.y[q]!;
    const away = Math.sqrt(dx * dx + dy * dy);
    if (away >= room || away === 0) continue;
    x += (dx / away) * (room - away) * strength;
    y += (dy / away) * (room - away) * strength;
  }
  return { ...clampToPitch(view.pitch, { x, y }), brake: true };
}
