/** The others in the document: cursors with names, and what they have selected. */
import type { Drawing } from "#editor/drawing.ts";
import type { Area } from "#client/paint/clip.ts";
import type { EditorPerson } from "../editor-state.ts";
import { drawLabel, drawOutlines } from "./draw-selection.ts";

type PeoplePaint = { readonly people: readonly EditorPerson[]; readonly area: Area; readonly scale: number };

/** Expects a context whose unit is the map's. */
export function drawPeople(
  context: CanvasRenderingContext2D,
  drawing: Drawing,
  { people, area, scale }: PeoplePaint,
): void {
  for (const { color, selection } of people)
    drawOutlines(context, drawing, { ids: selection, area, scale, color, width: 2 });
  for (const { color, cursor, name } of people) {
    if (cursor === null) continue;
    drawCursor(context, { ...cursor, color, scale });
    drawLabel(context, cursor, { text: name, scale, color });
  }
}

type Cursor = { readonly x: number; readonly y: number; readonly color: string; readonly scale: number };

function drawCursor(context: CanvasRenderingContext2D, { x, y, color, scale }: Cursor): void {
  const unit = 1 / scale;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x, y + 16 * unit);
  context.lineTo(x + 4.5 * unit, y + 12 * unit);
  context.lineTo(x + 11 * unit, y + 12 * unit);
  context.closePath();
  context.fillStyle = color;
  context.fill();
  context.strokeStyle = "#ffffff";
  context.lineWidth = 1.2 * unit;
  context.stroke();
}
