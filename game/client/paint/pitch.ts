/**
 * The pitch of a stadium in map units, for the match, map previews and replays: ground, markings, goals, walls. Discs
 * are not part of it, because they move.
 */
import type { Background, Stadium } from "#sim/stadium.ts";
import type { Area } from "./clip.ts";
import { paintGoals } from "./goals.ts";
import { paintGround } from "./ground.ts";
import { paintMarkings } from "./markings.ts";
import type { PitchStyle } from "./picture-style.ts";
import { paintWalls } from "./walls.ts";

/** Stroke widths in map units. */
export type StrokeWidths = { readonly line: number; readonly goalLine: number };

const MATCH_STROKES: StrokeWidths = { line: 3, goalLine: 2 };

/** Half extents of a field whose border is never seen. */
const FIELD_MAX = 1e9;

export type PitchOptions = {
  /** The part of the map to fill. */
  readonly area: Area;
  /** The canvas's pixels per map unit: canvas shadows ignore the transform. */
  readonly pixelsPerUnit: number;
  readonly style: PitchStyle;
  /** Small pictures pass wider strokes, so that lines stay visible. */
  readonly strokes?: StrokeWidths;
  /** Paints what is around the pitch, if anything is: the home page does without. */
  readonly surround?: (context: CanvasRenderingContext2D, stadium: Stadium, options: PitchOptions) => void;
  /** False where the cords of nets are drawn by other means. */
  readonly cords?: boolean;
};

/** Expects a context whose unit is the map's. */
export function paintPitch(context: CanvasRenderingContext2D, given: Stadium, options: PitchOptions): void {
  const { area, style, strokes = MATCH_STROKES, surround, cords = true } = options;
  const stadium = { ...given, bg: boundedField(given.bg) };
  paintGround(context, stadium, options);
  if (style.look === "full") surround?.(context, stadium, options);
  paintMarkings(context, stadium.bg, { lineWidth: strokes.line, style, area });
  // The format has goals, but no picture of them.
  if (style.look === "full")
    paintGoals(context, stadium, { lineWidth: strokes.goalLine, teams: style.teams, area, cords });
  paintWalls(context, stadium, strokes.line, area);
}

/** Canvases refuse numbers that 32-bit floats cannot hold. */
export function boundedField(bg: Background): Background {
  return { ...bg, width: Math.min(bg.width, FIELD_MAX), height: Math.min(bg.height, FIELD_MAX) };
}
