/** Outlines of selected and hovered items, handles, the box of a selection, and what tools show. */
import type { Point } from "#sim/stadium.ts";
import { traceSegment } from "#client/paint/arc.ts";
import { type Area, traceLine } from "#client/paint/clip.ts";
import type { Drawing } from "#editor/drawing.ts";
import type { Box } from "#editor/item-bounds.ts";
import type { ToolOverlay } from "../editor-state.ts";
import type { Handle } from "../tools/handles.ts";

export const SELECTION_COLOR = "#ffcc4d";
/** Outlines of larger selections have no halo. */
const HALOS_MAX = 60;
const HALO = "rgba(0, 0, 0, 0.55)";

export type OutlinePaint = {
  readonly area: Area;
  readonly scale: number;
  readonly color: string;
  /** CSS pixels. */
  readonly width: number;
};

/** Outlines the items. Expects a context whose unit is the map's. */
export function drawOutlines(
  context: CanvasRenderingContext2D,
  drawing: Drawing,
  { ids, ...paint }: OutlinePaint & { readonly ids: Iterable<string> },
): void {
  const path = new Path();
  for (const id of ids) path.add(drawing, id, paint);
  path.stroke(context, paint);
}

/** Collects items by how they are traced, so that each outline is one stroke with its halo. */
class Path {
  readonly #traces: ((context: CanvasRenderingContext2D, paint: OutlinePaint) => void)[] = [];

  add({ stadium, indices, snapshot }: Drawing, id: string, { scale }: OutlinePaint): void {
    const index = indices.get(id);
    if (index === undefined) return;
    const circle = ({ x, y }: Point, radius: number) =>
      this.#traces.push((context) => {
        context.moveTo(x + radius, y);
        context.arc(x, y, radius, 0, 2 * Math.PI);
      });
    switch (snapshot.items.get(id)?.kind) {
      case "vertexes":
        circle(stadium.vertexes[index]!, 6 / scale);
        break;
      case "segments":
        this.#traces.push((context, { area }) => traceSegment(context, stadium.segments[index]!, stadium, area));
        break;
      case "goals":
        this.#traces.push((context, { area }) =>
          traceLine(context, stadium.goals[index]!.p0, stadium.goals[index]!.p1, area),
        );
        break;
      case "discs": {
        const disc = stadium.discs[index]!;
        circle(disc, Math.min(1e5, Math.max(Math.abs(disc.radius), 4 / scale)) + 2 / scale);
        break;
      }
      case "joints": {
        const { d0, d1 } = stadium.joints[index]!;
        this.#traces.push((context, { area }) => traceLine(context, stadium.discs[d0]!, stadium.discs[d1]!, area));
        break;
      }
      case "planes":
        this.#traces.push((context, { area }) => tracePlane(context, stadium.planes[index]!, area));
        break;
      case "redSpawnPoints":
        circle(stadium.redSpawnPoints[index]!, 14);
        break;
      case "blueSpawnPoints":
        circle(stadium.blueSpawnPoints[index]!, 14);
        break;
      case undefined:
        break;
    }
  }

  stroke(context: CanvasRenderingContext2D, paint: OutlinePaint): void {
    if (this.#traces.length === 0) return;
    context.save();
    context.beginPath();
    for (const trace of this.#traces) trace(context, paint);
    if (this.#traces.length <= HALOS_MAX) {
      context.strokeStyle = HALO;
      context.lineWidth = (paint.width + 2) / paint.scale;
      context.stroke();
    }
    context.strokeStyle = paint.color;
    context.lineWidth = paint.width / paint.scale;
    context.stroke();
    context.restore();
  }
}

function tracePlane(
  context: CanvasRenderingContext2D,
  { normal, dist }: { readonly normal: Point; readonly dist: number },
  area: Area,
): void {
  const [x, y] = [area.x + area.width / 2, area.y + area.height / 2];
  const way = dist - normal.x * x - normal.y * y;
  const reach = Math.hypot(area.width, area.height);
  if (!(Math.abs(way) <= reach)) return;
  const at = { x: x + normal.x * way, y: y + normal.y * way };
  context.moveTo(at.x + normal.y * reach, at.y - normal.x * reach);
  context.lineTo(at.x - normal.y * reach, at.y + normal.x * reach);
}

/** The dashed box of the selection and the handles. */
export function drawHandles(
  context: CanvasRenderingContext2D,
  {
    box,
    handles,
    scale,
  }: { readonly box: Box | undefined; readonly handles: readonly Handle[]; readonly scale: number },
): void {
  context.lineWidth = 1 / scale;
  if (box !== undefined) {
    context.strokeStyle = SELECTION_COLOR;
    context.setLineDash([5 / scale, 4 / scale]);
    context.strokeRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    context.setLineDash([]);
  }
  const side = 8 / scale;
  context.lineWidth = 1.5 / scale;
  for (const { kind, at, fixed } of handles) {
    context.strokeStyle = "#10241a";
    context.fillStyle = SELECTION_COLOR;
    context.beginPath();
    if (kind === "corner") context.rect(at.x - side / 2, at.y - side / 2, side, side);
    else context.arc(at.x, at.y, side * 0.62, 0, 2 * Math.PI);
    if (kind === "normal") {
      context.moveTo(fixed.x, fixed.y);
      context.lineTo(at.x, at.y);
    }
    context.fill();
    context.stroke();
  }
}

/** What the tool shows. */
export function drawOverlay(
  context: CanvasRenderingContext2D,
  { box, snap, line, measure }: ToolOverlay,
  scale: number,
): void {
  if (box !== undefined) {
    const sides = [box.left, box.top, box.right - box.left, box.bottom - box.top] as const;
    context.fillStyle = "rgba(255, 204, 77, 0.12)";
    context.fillRect(...sides);
    context.strokeStyle = SELECTION_COLOR;
    context.lineWidth = 1 / scale;
    context.strokeRect(...sides);
  }
  if (line !== undefined) {
    context.strokeStyle = SELECTION_COLOR;
    context.lineWidth = 2 / scale;
    context.beginPath();
    context.moveTo(line[0].x, line[0].y);
    context.lineTo(line[1].x, line[1].y);
    context.stroke();
  }
  if (snap !== undefined) drawSnap(context, snap, scale);
  if (measure !== undefined) drawLabel(context, measure.at, { text: measure.text, scale });
}

function drawSnap(context: CanvasRenderingContext2D, { x, y }: Point, scale: number): void {
  const reach = 6 / scale;
  context.strokeStyle = "#ffffff";
  context.lineWidth = 1.5 / scale;
  context.beginPath();
  context.moveTo(x - reach, y);
  context.lineTo(x + reach, y);
  context.moveTo(x, y - reach);
  context.lineTo(x, y + reach);
  context.stroke();
}

export type Label = { readonly text: string; readonly scale: number; readonly color?: string };

/** A text on a dark plate beside a point. */
export function drawLabel(
  context: CanvasRenderingContext2D,
  { x, y }: Point,
  { text, scale, color = "rgba(8, 20, 14, 0.85)" }: Label,
): void {
  const size = 12 / scale;
  context.font = `600 ${size}px "Outfit Variable", sans-serif`;
  context.textAlign = "left";
  context.textBaseline = "middle";
  const width = context.measureText(text).width + size;
  const [left, top] = [x + 14 / scale, y + 14 / scale];
  context.fillStyle = color;
  context.beginPath();
  context.roundRect(left, top, width, size * 1.7, size * 0.4);
  context.fill();
  context.fillStyle = "#ffffff";
  context.fillText(text, left + size / 2, top + size * 0.88);
}
