/**
 * The pitch of a stadium in map units, for the match, map previews and replays: ground, markings, goals, walls. Discs
 * are not part of it, because they move.
 */
import type { Stadium } from "#sim/stadium.ts";
import { paintGoals } from "./goals.ts";
import { type Area, paintGround } from "./ground.ts";
import { paintMarkings } from "./markings.ts";
import { paintWalls } from "./walls.ts";

/** Stroke widths in map units. */
export type StrokeWidths = { readonly line: number; readonly goalLine: number };

const MATCH_STROKES: StrokeWidths = { line: 3, goalLine: 2 };

export type PitchOptions = {
  /** The part of the map to fill. */
  readonly area: Area;
  /** The canvas's pixels per map unit: canvas shadows ignore the transform. */
  readonly pixelsPerUnit: number;
  /** Small pictures pass wider strokes, so that lines stay visible. */
  readonly strokes?: StrokeWidths;
};

/** Expects a context whose unit is the map's. */
export function paintPitch(context: CanvasRenderingContext2D, stadium: Stadium, options: PitchOptions): void {
  const { area, pixelsPerUnit, strokes = MATCH_STROKES } = options;
  paintGround(context, stadium.bg, area, pixelsPerUnit);
  paintMarkings(context, stadium.bg, strokes.line);
  paintGoals(context, stadium, strokes.goalLine);
  paintWalls(context, stadium, strokes.line);
}
