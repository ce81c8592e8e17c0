/** Goals: the line to cross in the colour of who defends it, and a hint of a net behind. */
import type { Goal, Stadium } from "#sim/stadium.ts";
import { css } from "./color.ts";
import { BLUE, RED } from "./palette.ts";

const NET_DEPTH = 27;
const NET_MESH = 7;
/** The net narrows to its back by this much on either side. */
const NET_TAPER = 9;

/** Many goals, or goals as long as walls, are a map's own invention: there a net would be in the way. */
const NETS_MAX = 8;
const NET_LENGTH_MAX = 420;

export function paintGoals(context: CanvasRenderingContext2D, stadium: Stadium): void {
  const withNets = stadium.goals.length <= NETS_MAX;
  for (const goal of stadium.goals) {
    const frame = frameOf(goal);
    if (!frame) continue;
    if (withNets && frame.away !== 0 && frame.length <= NET_LENGTH_MAX) paintNet(context, goal, frame);
    paintLine(context, goal);
  }
}

type GoalFrame = { readonly length: number; readonly ux: number; readonly uy: number; readonly away: number };

/** Direction of the goal line, and on which side of it (±1 along the normal) the middle of the map is not. */
function frameOf({ p0, p1 }: Goal): GoalFrame | undefined {
  const length = Math.hypot(p1.x - p0.x, p1.y - p0.y);
  if (!(length > 0)) return undefined;
  const ux = (p1.x - p0.x) / length;
  const uy = (p1.y - p0.y) / length;
  const towards = (-uy * (p0.x + p1.x)) / 2 + (ux * (p0.y + p1.y)) / 2;
  return { length, ux, uy, away: Math.abs(towards) < 1 ? 0 : Math.sign(towards) };
}

function paintNet(context: CanvasRenderingContext2D, goal: Goal, { length, ux, uy, away }: GoalFrame): void {
  const color = tint(goal);
  context.save();
  // From here x runs along the goal line and y into the goal.
  context.transform(ux, uy, -uy * away, ux * away, goal.p0.x, goal.p0.y);
  const taper = Math.min(NET_TAPER, length / 4);
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(length, 0);
  context.quadraticCurveTo(length, NET_DEPTH, length - taper * 2, NET_DEPTH);
  context.lineTo(taper * 2, NET_DEPTH);
  context.quadraticCurveTo(0, NET_DEPTH, 0, 0);
  context.clip();
  const shade = context.createLinearGradient(0, 0, 0, NET_DEPTH);
  shade.addColorStop(0, css(color, 0.5));
  shade.addColorStop(1, css(color, 0.22));
  context.fillStyle = shade;
  context.fillRect(0, 0, length, NET_DEPTH);
  context.strokeStyle = "rgba(255, 255, 255, 0.2)";
  context.lineWidth = 0.9;
  context.beginPath();
  for (let x = -NET_DEPTH; x < length + NET_DEPTH; x += NET_MESH) {
    context.moveTo(x, 0);
    context.lineTo(x + NET_DEPTH, NET_DEPTH);
    context.moveTo(x + NET_DEPTH, 0);
    context.lineTo(x, NET_DEPTH);
  }
  context.stroke();
  context.restore();
}

function paintLine(context: CanvasRenderingContext2D, goal: Goal): void {
  context.strokeStyle = css(tint(goal), 0.9);
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(goal.p0.x, goal.p0.y);
  context.lineTo(goal.p1.x, goal.p1.y);
  context.stroke();
}

function tint(goal: Goal): number {
  return goal.team === "red" ? RED : BLUE;
}
