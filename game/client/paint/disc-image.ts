/**
 * The drawings that room scripts put on discs, as paths around the origin: as sharp as their texture, and without files. A unit
 * is the radius of the disc; `paintDiscImage` scales them.
 */
import type { DiscImage } from "#room/look.ts";
import { css, type Rgb } from "./color.ts";
import { OUTLINE_WIDTH, outlineOf } from "./disc.ts";

type Context = CanvasRenderingContext2D;

const GOLD = 0xffc93c;
const DARK_GOLD = 0xb3761a;
const DARK = 0x17191f;
const WHITE = 0xffffff;
const PALE = 0xf4f1e8;
const RED = 0xe8344a;
const ICE = 0xbfe9ff;
const DEEP_ICE = 0x2b7fc4;

/** Width of the dark edge that sets a drawing off from the disc. */
const EDGE = 0.1;

const PAINTERS: Readonly<Record<DiscImage, (context: Context) => void>> = {
  ball: paintFootball,
  puck: paintPuck,
  star: (context) => shape(context, GOLD, () => traceStar(context, 5, 0.78, 0.36)),
  crown: paintCrown,
  heart: paintHeart,
  skull: paintSkull,
  bomb: paintBomb,
  flame: paintFlame,
  ice: paintSnowflake,
  bolt: (context) => shape(context, GOLD, () => tracePoints(context, BOLT)),
  coin: paintCoin,
  arrow: (context) => shape(context, WHITE, () => tracePoints(context, ARROW)),
};

type Points = readonly (readonly [x: number, y: number])[];

const BOLT = pointsOf("0.2 -0.8  -0.46 0.12  -0.06 0.12  -0.2 0.8  0.46 -0.16  0.06 -0.16");

const ARROW = pointsOf("0.76 0  0.12 -0.6  0.12 -0.24  -0.68 -0.24  -0.68 0.24  0.12 0.24  0.12 0.6");

const CROWN = pointsOf("-0.66 0.46  -0.72 -0.34  -0.34 0.02  0 -0.6  0.34 0.02  0.72 -0.34  0.66 0.46");

const JAW = pointsOf("0.34 0.32  0.34 0.66  -0.34 0.66  -0.34 0.32");
const NOSE = pointsOf("0 0.1  0.1 0.28  -0.1 0.28");

/** Pairs of x and y. */
function pointsOf(text: string): Points {
  return text.split("  ").map((pair) => {
    const [x = 0, y = 0] = pair.split(" ").map(Number);
    return [x, y] as const;
  });
}

/** Over the fill of a disc of this radius (map units) around the origin, inside its outline. It never turns. */
export function paintDiscImage(context: Context, radius: number, image: DiscImage): void {
  const inner = radius - outlineOf(radius, OUTLINE_WIDTH);
  if (!(inner > 0)) return;
  context.save();
  context.beginPath();
  context.arc(0, 0, inner, 0, 2 * Math.PI);
  context.clip();
  context.scale(inner, inner);
  context.lineJoin = "round";
  context.lineCap = "round";
  PAINTERS[image](context);
  context.restore();
}

/** A filled path with a dark edge. */
function shape(context: Context, fill: Rgb, trace: () => void, edge: Rgb = DARK): void {
  context.beginPath();
  trace();
  context.closePath();
  context.strokeStyle = css(edge);
  context.lineWidth = 2 * EDGE;
  context.stroke();
  context.fillStyle = css(fill);
  context.fill();
}

function tracePoints(context: Context, points: Points): void {
  for (const [x, y] of points) context.lineTo(x, y);
}

function circle(context: Context, color: Rgb, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = css(color);
  context.fill();
}

function line(context: Context, color: Rgb, width: number, trace: () => void): void {
  context.beginPath();
  trace();
  context.strokeStyle = css(color);
  context.lineWidth = width;
  context.stroke();
}

/** With one point upwards. */
function traceStar(context: Context, points: number, outer: number, inner: number): void {
  for (let i = 0; i < 2 * points; i++) {
    const angle = (i * Math.PI) / points - Math.PI / 2;
    const radius = i % 2 === 0 ? outer : inner;
    context.lineTo(Math.cos(angle) * radius, Math.sin(angle) * radius);
  }
}

function tracePentagon(context: Context, x: number, y: number, radius: number, turn: number): void {
  for (let i = 0; i < 5; i++) {
    const angle = turn + (i * 2 * Math.PI) / 5;
    context.lineTo(x + Math.cos(angle) * radius, y + Math.sin(angle) * radius);
  }
}

function paintFootball(context: Context): void {
  circle(context, WHITE, 0, 0, 1);
  for (let i = 0; i < 5; i++) {
    const angle = (i * 2 * Math.PI) / 5 - Math.PI / 2;
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    line(context, DARK, 0.07, () => {
      context.moveTo(x * 0.36, y * 0.36);
      context.lineTo(x * 0.8, y * 0.8);
    });
    context.beginPath();
    tracePentagon(context, x * 1.02, y * 1.02, 0.4, angle + Math.PI);
    context.closePath();
    context.fillStyle = css(DARK);
    context.fill();
  }
  context.beginPath();
  tracePentagon(context, 0, 0, 0.38, -Math.PI / 2);
  context.closePath();
  context.fill();
}

function paintPuck(context: Context): void {
  circle(context, 0x24262e, 0, 0, 1);
  line(context, 0x5a6070, 0.1, () => context.arc(0, 0, 0.72, 0, 2 * Math.PI));
  line(context, 0x8b93a6, 0.1, () => context.arc(0, 0, 0.72, 1.15 * Math.PI, 1.6 * Math.PI));
  circle(context, 0x3a3e4a, 0, 0, 0.34);
}

function paintCrown(context: Context): void {
  shape(context, GOLD, () => tracePoints(context, CROWN));
  for (const [x, y] of [CROWN[1]!, CROWN[3]!, CROWN[5]!]) circle(context, WHITE, x, y, 0.12);
  line(context, DARK_GOLD, 0.1, () => {
    context.moveTo(-0.54, 0.28);
    context.lineTo(0.54, 0.28);
  });
  circle(context, RED, 0, 0.04, 0.13);
}

function paintHeart(context: Context): void {
  shape(context, RED, () => {
    context.moveTo(0, 0.72);
    context.bezierCurveTo(-1.1, -0.02, -0.62, -0.86, 0, -0.34);
    context.bezierCurveTo(0.62, -0.86, 1.1, -0.02, 0, 0.72);
  });
  line(context, 0xff9aa6, 0.1, () => context.arc(-0.3, -0.22, 0.2, Math.PI, 1.5 * Math.PI));
}

function paintSkull(context: Context): void {
  shape(context, PALE, () => {
    context.arc(0, -0.14, 0.6, 0.8 * Math.PI, 2.2 * Math.PI);
    tracePoints(context, JAW);
  });
  circle(context, DARK, -0.25, -0.1, 0.19);
  circle(context, DARK, 0.25, -0.1, 0.19);
  context.beginPath();
  tracePoints(context, NOSE);
  context.fill();
  for (const x of [-0.12, 0.12]) {
    line(context, DARK, 0.07, () => {
      context.moveTo(x, 0.46);
      context.lineTo(x, 0.66);
    });
  }
}

function paintBomb(context: Context): void {
  line(context, WHITE, 0.24, () => traceFuse(context));
  line(context, DARK_GOLD, 0.13, () => traceFuse(context));
  circle(context, WHITE, -0.1, 0.16, 0.62);
  circle(context, DARK, -0.1, 0.16, 0.55);
  line(context, 0x7d8494, 0.1, () => context.arc(-0.1, 0.16, 0.36, 1.05 * Math.PI, 1.4 * Math.PI));
  context.save();
  context.translate(0.58, -0.6);
  shape(context, GOLD, () => traceStar(context, 6, 0.24, 0.11), RED);
  context.restore();
}

function traceFuse(context: Context): void {
  context.moveTo(0.2, -0.22);
  context.quadraticCurveTo(0.3, -0.62, 0.56, -0.58);
}

function paintFlame(context: Context): void {
  shape(context, 0xff5a1f, () => traceFlame(context, 1));
  context.save();
  context.translate(0, 0.26);
  context.beginPath();
  traceFlame(context, 0.55);
  context.closePath();
  context.fillStyle = css(GOLD);
  context.fill();
  context.restore();
}

function traceFlame(context: Context, size: number): void {
  const at = (...values: readonly number[]) => values.map((value) => value * size);
  const curve = (...values: readonly number[]) => {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x = 0, y = 0] = at(...values);
    context.bezierCurveTo(x1, y1, x2, y2, x, y);
  };
  const [x = 0, y = 0] = at(0.06, -0.82);
  context.moveTo(x, y);
  curve(0.16, -0.4, 0.62, -0.24, 0.56, 0.26);
  curve(0.52, 0.6, 0.26, 0.76, 0, 0.76);
  curve(-0.32, 0.76, -0.58, 0.54, -0.56, 0.18);
  curve(-0.55, -0.06, -0.4, -0.2, -0.32, -0.36);
  curve(-0.26, -0.18, -0.2, -0.1, -0.1, -0.08);
  curve(-0.14, -0.36, -0.1, -0.62, 0.06, -0.82);
}

/** Six arms with two branches each; the dark blue below is the edge of the light one. */
function paintSnowflake(context: Context): void {
  for (const [color, width] of [
    [DEEP_ICE, 0.3],
    [ICE, 0.13],
  ] as const) {
    line(context, color, width, () => {
      for (let arm = 0; arm < 6; arm++) {
        context.save();
        context.rotate((arm * Math.PI) / 3 + Math.PI / 2);
        context.moveTo(0, 0);
        context.lineTo(0.74, 0);
        context.moveTo(0.62, -0.2);
        context.lineTo(0.44, 0);
        context.lineTo(0.62, 0.2);
        context.restore();
      }
    });
  }
}

function paintCoin(context: Context): void {
  circle(context, DARK, 0, 0, 0.88);
  circle(context, DARK_GOLD, 0, 0, 0.8);
  circle(context, GOLD, 0, 0, 0.66);
  line(context, 0xfff0b8, 0.08, () => context.arc(0, 0, 0.73, 1.1 * Math.PI, 1.55 * Math.PI));
  context.beginPath();
  traceStar(context, 5, 0.42, 0.19);
  context.closePath();
  context.fillStyle = css(DARK_GOLD);
  context.fill();
}
