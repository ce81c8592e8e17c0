/** The radar: a small map of the whole pitch with the places of all players, for maps larger than the screen. */
import type { Stadium } from "#sim/stadium.ts";
import type { Turn } from "#client/session/device.ts";
import type { Frame, ShownArea } from "#client/session/frame.ts";
import { traceSegment } from "./arc.ts";
import { type Box, fitBox, pictureBounds } from "./bounds.ts";
import { traceLine } from "./clip.ts";
import { css, type Rgb } from "./color.ts";
import { traceField } from "./ground.ts";
import { BLACK, SUN, WHITE } from "./palette.ts";
import type { TeamColors } from "./picture-style.ts";

/** Below this share of the pitch on the screen, along either axis, the radar helps. */
const SHOWN_SHARE = 0.8;
/** CSS pixels. */
const MARGIN = 5;
const DOT = 3;
const OWN_DOT = 4.2;
const BALL_DOT = 2.6;

/** How map units become CSS pixels of the radar. `turn`: quarter turns of the pitch, clockwise. */
export type RadarFit = {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly box: Box;
  readonly turn: Turn;
};

/** The radar of a stadium whose longer side is `longer` CSS pixels, and its shorter one at most `shorter`. */
export function fitRadar(stadium: Stadium, longer: number, shorter: number, turn: Turn): RadarFit {
  const box = pictureBounds(stadium);
  const ratio = Math.max(0.2, Math.min(5, (box.bottom - box.top) / (box.right - box.left) || 1));
  const [wide, high] =
    ratio <= 1 ? [longer, Math.min(shorter, longer * ratio)] : [Math.min(shorter, longer / ratio), longer];
  const { scale } = fitBox(box, wide, high, MARGIN);
  const [width, height] = turn === 0 ? [wide, high] : [high, wide];
  return { width: Math.round(width), height: Math.round(height), scale, box, turn };
}

/** Whether the screen leaves so much of the pitch out that a radar is needed. */
export function needsRadar({ box }: RadarFit, area: ShownArea): boolean {
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  return area.width < width * SHOWN_SHARE || area.height < height * SHOWN_SHARE;
}

/** Makes map units the unit of a context with `density` pixels per CSS pixel. */
function useMapUnits(context: CanvasRenderingContext2D, fit: RadarFit, density: number): void {
  const { width, height, scale, box, turn } = fit;
  context.setTransform(density, 0, 0, density, 0, 0);
  context.translate(width / 2, height / 2);
  context.rotate((turn * Math.PI) / 2);
  context.scale(scale, scale);
  context.translate(-(box.left + box.right) / 2, -(box.top + box.bottom) / 2);
}

/** What does not move: field, walls and goals. Painted once. */
export function paintRadarPitch(
  context: CanvasRenderingContext2D,
  stadium: Stadium,
  fit: RadarFit,
  { density, teams }: { readonly density: number; readonly teams: TeamColors },
): void {
  const { box, scale } = fit;
  const area = { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top };
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  useMapUnits(context, fit, density);
  if (hasField(stadium)) {
    context.fillStyle = "rgba(255, 255, 255, 0.1)";
    traceField(context, stadium.bg, area);
    context.fill();
  }
  context.strokeStyle = "rgba(255, 255, 255, 0.55)";
  context.lineWidth = 1 / scale;
  if (hasField(stadium)) context.stroke();
  context.beginPath();
  for (const segment of stadium.segments) if (segment.vis) traceSegment(context, segment, stadium, area);
  context.stroke();
  context.lineWidth = 2.5 / scale;
  for (const { p0, p1, team } of stadium.goals) {
    context.strokeStyle = css(teams[team]);
    context.beginPath();
    traceLine(context, p0, p1, area);
    context.stroke();
  }
}

function hasField({ bg }: Stadium): boolean {
  return bg.type !== "none" && bg.width > 0 && bg.height > 0;
}

export type RadarFrame = {
  readonly frame: Frame;
  readonly area: ShownArea;
  readonly me: number;
  /** Of the disc of a player. */
  readonly colorOf: (player: number) => Rgb;
};

/** Players, ball, and the part of the pitch on the screen, over the painted pitch. */
export function paintRadar(
  context: CanvasRenderingContext2D,
  pitch: CanvasImageSource,
  fit: RadarFit,
  { frame, area, me, colorOf, density }: RadarFrame & { readonly density: number },
): void {
  const { scale } = fit;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.drawImage(pitch, 0, 0);
  useMapUnits(context, fit, density);
  context.strokeStyle = "rgba(255, 255, 255, 0.85)";
  context.lineWidth = 1 / scale;
  context.strokeRect(area.x, area.y, area.width, area.height);
  for (let i = 0; i < frame.count; i++) {
    const owner = frame.owner[i]!;
    if (owner >= 0 && owner !== me) paintDot(context, frame, i, { radius: DOT / scale, color: colorOf(owner) });
  }
  // Above the others: the ball, then the own disc.
  if (frame.count > 0) paintDot(context, frame, 0, { radius: BALL_DOT / scale, color: SUN });
  for (let i = 0; i < frame.count; i++) {
    if (frame.owner[i] !== me || me < 0) continue;
    paintDot(context, frame, i, { radius: OWN_DOT / scale, color: colorOf(me), ring: WHITE });
  }
}

function paintDot(
  context: CanvasRenderingContext2D,
  { x, y }: Frame,
  i: number,
  { radius, color, ring = BLACK }: { readonly radius: number; readonly color: Rgb; readonly ring?: Rgb },
): void {
  context.beginPath();
  context.arc(x[i]!, y[i]!, radius, 0, 2 * Math.PI);
  context.fillStyle = css(color);
  context.fill();
  context.strokeStyle = css(ring);
  context.lineWidth = ring === WHITE ? radius * 0.4 : radius * 0.25;
  context.stroke();
}
