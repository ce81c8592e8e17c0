/** A stadium as a small picture, drawn from its data: ground, lines, goals, walls, discs, and the planes that hold all in. */
import { cssColor, mixed } from "../kits/color.ts";
import { arcOf, fitBox, visibleBox, type Segment, type Stadium } from "./preview-geometry.ts";

type Context = CanvasRenderingContext2D;

/** What files get that name no colour: they mean the usual green. */
const UNNAMED = 0x718c5a;
const INK = "#10241a";
const RED = "#e5484d";
const BLUE = "#3b6cf6";

const MARGIN = 6;
/** Of the picture, in pixels: lines may not vanish when a map is large. */
const LINE_MIN = 1.1;
const LINE = 3;
const STRIPE = 46;
const DISC_MIN = 1.6;

type Look = { readonly outside: string; readonly stripes: readonly [string, string]; readonly line: string };

function lookOf({ type, color }: Stadium["bg"]): Look {
  if (type === "hockey") return { outside: "#36404e", stripes: ["#5a687c", "#5a687c"], line: "#e9cc6e" };
  const own = cssColor(color);
  if (type === "none") return { outside: own, stripes: [own, own], line: own };
  if (color === UNNAMED) return { outside: "#3c6a43", stripes: ["#558f52", "#4c8449"], line: "#e6f2d6" };
  const light = (share: number) => cssColor(mixed(color, 0xf6fff0, share));
  return { outside: own, stripes: [light(0.1), light(0.045)], line: light(0.68) };
}

/** Fills a picture of `width` by `height` pixels. */
export function paintPreview(context: Context, stadium: Stadium, width: number, height: number): void {
  const look = lookOf(stadium.bg);
  context.fillStyle = look.outside;
  context.fillRect(0, 0, width, height);
  const fit = fitBox(visibleBox(stadium), width, height, MARGIN);
  if (!(fit.scale > 0)) return;
  context.save();
  context.translate(fit.x, fit.y);
  context.scale(fit.scale, fit.scale);
  const line = Math.max(LINE, LINE_MIN / fit.scale);
  context.lineWidth = line;
  context.lineCap = "round";
  paintPlanes(context, stadium);
  paintGround(context, stadium.bg, look);
  paintGoals(context, stadium, line);
  paintWalls(context, stadium);
  paintDiscs(context, stadium, fit.scale);
  context.restore();
}

/** They are not seen in a match; here a shade shows which side is out of reach. */
function paintPlanes(context: Context, { planes, width, height }: Stadium): void {
  const far = 4 * Math.hypot(width, height) + 1000;
  context.fillStyle = "rgba(0, 0, 0, 0.18)";
  for (const { normal, dist } of planes) {
    context.save();
    context.transform(normal.x, normal.y, -normal.y, normal.x, normal.x * dist, normal.y * dist);
    // From here x runs to the allowed side.
    context.fillRect(-far, -far, far, 2 * far);
    context.restore();
  }
}

function paintGround(context: Context, bg: Stadium["bg"], look: Look): void {
  const { type, width, height, kickOffRadius } = bg;
  if (type === "none") return;
  context.save();
  context.beginPath();
  context.roundRect(-width, -height, 2 * width, 2 * height, Math.max(0, Math.min(bg.cornerRadius, width, height)));
  context.save();
  context.clip();
  context.fillStyle = look.stripes[0];
  context.fillRect(-width, -height, 2 * width, 2 * height);
  context.fillStyle = look.stripes[1];
  // Stripes start in the middle, so that both halves mirror each other.
  for (let x = STRIPE / 2; x < width; x += 2 * STRIPE) {
    context.fillRect(x, -height, STRIPE, 2 * height);
    context.fillRect(-x - STRIPE, -height, STRIPE, 2 * height);
  }
  context.restore();
  context.strokeStyle = look.line;
  context.globalAlpha = 0.85;
  context.stroke();
  line(context, 0, -height, 0, height);
  if (type === "hockey" && bg.goalLine > 0) {
    for (const side of [-1, 1])
      line(context, side * (width - bg.goalLine), -height, side * (width - bg.goalLine), height);
  }
  if (kickOffRadius > 0) {
    circle(context, 0, 0, kickOffRadius);
    context.stroke();
  }
  context.restore();
}

function paintGoals(context: Context, { goals }: Stadium, width: number): void {
  context.save();
  context.lineWidth = 1.8 * width;
  for (const { p0, p1, team } of goals) {
    context.strokeStyle = team === "red" ? RED : BLUE;
    line(context, p0.x, p0.y, p1.x, p1.y);
  }
  context.restore();
}

/** In file order, as later ones lie on top. */
function paintWalls(context: Context, stadium: Stadium): void {
  for (const segment of stadium.segments) {
    if (!segment.vis || segment.color < 0) continue;
    context.strokeStyle = cssColor(segment.color);
    context.beginPath();
    traceSegment(context, segment, stadium);
    context.stroke();
  }
}

function traceSegment(context: Context, segment: Segment, stadium: Stadium): void {
  const a = stadium.vertexes[segment.v0];
  const b = stadium.vertexes[segment.v1];
  if (!a || !b) return;
  context.moveTo(a.x, a.y);
  const arc = arcOf(segment, stadium);
  if (arc) context.arc(arc.x, arc.y, arc.radius, arc.from, arc.to);
  else context.lineTo(b.x, b.y);
}

/** The ball is on top of all; the others in file order. */
function paintDiscs(context: Context, { discs }: Stadium, scale: number): void {
  context.save();
  context.lineWidth = Math.max(1.5, 0.8 / scale);
  context.strokeStyle = INK;
  for (const [i, disc] of [...discs.entries()].toReversed()) {
    circle(context, disc.x, disc.y, Math.max(disc.radius, (i === 0 ? 2 * DISC_MIN : DISC_MIN) / scale));
    if (disc.color >= 0) {
      context.fillStyle = cssColor(disc.color);
      context.fill();
    }
    context.stroke();
  }
  context.restore();
}

function line(context: Context, x0: number, y0: number, x1: number, y1: number): void {
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}

function circle(context: Context, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}
