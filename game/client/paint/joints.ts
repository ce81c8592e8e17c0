/** Joints: straight lines between two discs. */
import type { Stadium } from "#sim/stadium.ts";
import { type Area, traceLine } from "./clip.ts";
import { css } from "./color.ts";

/** All visible joints, with the discs at their starting positions. */
export function paintJoints(
  context: CanvasRenderingContext2D,
  { joints, discs }: Stadium,
  width: number,
  area: Area,
): void {
  context.lineWidth = width;
  for (const joint of joints) {
    const a = discs[joint.d0];
    const b = discs[joint.d1];
    if (joint.color < 0 || !a || !b) continue;
    context.strokeStyle = css(joint.color);
    context.beginPath();
    traceLine(context, a, b, area);
    context.stroke();
  }
}
