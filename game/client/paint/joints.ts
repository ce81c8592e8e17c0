/** Joints: straight lines between two discs. */
import type { Point, Stadium } from "#sim/stadium.ts";
import { type Area, traceLine } from "./clip.ts";
import { css } from "./color.ts";

/** All visible joints of a stadium, between the positions of its discs. */
export function paintJoints(
  context: CanvasRenderingContext2D,
  { joints, discs }: { readonly joints: Stadium["joints"]; readonly discs: readonly Point[] },
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
