/**
 * Stands around the pitch, beyond what the map shows: a barrier, rows of spectators, darkness. They are no part of the map and
 * lie outside of everything that is.
 */
import type { Stadium } from "#sim/stadium.ts";
import { type Box, lineBounds } from "./bounds.ts";
import type { Area } from "./clip.ts";
import { css, mix, type Rgb } from "./color.ts";
import { noiseAt } from "./noise.ts";
import { groundColors, HBS_DEFAULT_GRASS, INK } from "./palette.ts";
import type { PitchStyle } from "./picture-style.ts";

/** Map units. */
const GAP = 6;
const BARRIER = 5;
const ROW = 8.4;
const ROWS = 17;
const SEAT = 6.4;
/** Half the width of shoulders, and the radius of a head. */
const SHOULDER = 2.9;
const HEAD = 1.5;
/** Larger maps than this have no stands. */
const REACH_MAX = 6000;
/** Share of the seats that are taken. */
const TAKEN = 0.9;
/** Share of the spectators in the colour of a team. */
const SUPPORTERS = 0.4;

/** What the ground's colour is darkened with. */
const DARK: Rgb = 0x080f10;
/** Width and steps of the shade that the stands throw on the ground. */
const SHADE = { from: 6, to: 60, step: 6, alpha: 0.022 } as const;

/** Colours of clothes that say nothing; the teams' are added. */
const CLOTHES: readonly Rgb[] = [0x8d9a94, 0x5c6f79, 0xa59a80, 0x44535c];

type StandsPaint = {
  readonly area: Area;
  readonly style: PitchStyle;
  /** Of the canvas. */
  readonly pixelsPerUnit: number;
};

export function paintStands(context: CanvasRenderingContext2D, stadium: Stadium, paint: StandsPaint): void {
  const { area, style } = paint;
  const inner = standsBox(stadium);
  if (!inner || isInside(area, grownBy(inner, -SHADE.to / 2))) return;
  const base = mix(groundColors(stadium.bg, style).outside, DARK, style.light === "day" ? 0.5 : 0.66);
  if (hasOwnGround(stadium)) paintShade(context, inner);
  context.save();
  outsideOf(context, inner, area);
  context.clip();
  context.fillStyle = css(base);
  context.fillRect(area.x, area.y, area.width, area.height);
  paintRows(context, inner, base);
  paintCrowd(context, inner, paint);
  paintDistance(context, inner);
  paintBarrier(context, inner, style);
  context.restore();
}

/** Whether the ground outside of the field has a colour that is not the map's. */
function hasOwnGround({ bg }: Stadium): boolean {
  return bg.type === "hockey" || bg.color === HBS_DEFAULT_GRASS;
}

/** The ground gets darker towards the stands. */
function paintShade(context: CanvasRenderingContext2D, inner: Box): void {
  context.strokeStyle = css(DARK, SHADE.alpha);
  for (let width = SHADE.from; width <= SHADE.to; width += SHADE.step) {
    context.lineWidth = width;
    strokeBox(context, inner);
  }
}

/**
 * What the stands surround: all that the camera may show, and every wall and disc. Undefined for maps without a field, and where
 * something reaches too far.
 */
export function standsBox(stadium: Stadium): Box | undefined {
  const { bg, width, height, discs } = stadium;
  if (bg.type === "none" || !(bg.width > 0 && bg.height > 0)) return undefined;
  const box = { left: -width, top: -height, right: width, bottom: height };
  const boxes = [
    { left: -bg.width, top: -bg.height, right: bg.width, bottom: bg.height },
    lineBounds(stadium) ?? box,
    ...discs
      .filter(({ radius }) => radius > 0)
      .map(({ x, y, radius }) => ({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius })),
  ];
  for (const { left, top, right, bottom } of boxes) {
    box.left = Math.min(box.left, left);
    box.top = Math.min(box.top, top);
    box.right = Math.max(box.right, right);
    box.bottom = Math.max(box.bottom, bottom);
  }
  const far = Math.max(-box.left, -box.top, box.right, box.bottom);
  return far <= REACH_MAX ? grownBy(box, GAP) : undefined;
}

function grownBy({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}

function isInside({ x, y, width, height }: Area, { left, top, right, bottom }: Box): boolean {
  return x >= left && y >= top && x + width <= right && y + height <= bottom;
}

/** Makes what lies in `area` and outside of the box the current path. */
function outsideOf(context: CanvasRenderingContext2D, { left, top, right, bottom }: Box, area: Area): void {
  context.beginPath();
  context.rect(area.x, area.y, area.width, area.height);
  // Against the direction of the rectangle: the inside is a hole.
  context.moveTo(left, top);
  context.lineTo(left, bottom);
  context.lineTo(right, bottom);
  context.lineTo(right, top);
  context.closePath();
}

/** The distance of a row's middle from the box. */
function rowDistance(row: number): number {
  return BARRIER + ROW * (row + 0.5);
}

/** The edges of the steps. */
function paintRows(context: CanvasRenderingContext2D, inner: Box, base: Rgb): void {
  context.strokeStyle = css(mix(base, INK, 0.7));
  context.lineWidth = 1.6;
  for (let row = 0; row <= ROWS; row++) strokeBox(context, grownBy(inner, rowDistance(row) - ROW / 2));
}

function strokeBox(context: CanvasRenderingContext2D, { left, top, right, bottom }: Box): void {
  context.strokeRect(left, top, right - left, bottom - top);
}

/** Each half of the ground has supporters of its team. */
function paintCrowd(context: CanvasRenderingContext2D, inner: Box, { style, pixelsPerUnit }: StandsPaint): void {
  const [red, blue] = (["red", "blue"] as const).map((team) =>
    crowdPattern(context, style.teams[team], style.light, pixelsPerUnit),
  );
  if (!red || !blue) return;
  const { left, top, right, bottom } = grownBy(inner, BARRIER);
  // Along each side x runs with the side, and y outwards.
  for (const [matrix, from, to] of [
    [[1, 0, 0, -1, 0, top], left, right],
    [[1, 0, 0, 1, 0, bottom], left, right],
  ] as const) {
    fillStand(context, matrix, { from, to: 0, cut: "from" }, red);
    fillStand(context, matrix, { from: 0, to, cut: "to" }, blue);
  }
  fillStand(context, [0, 1, -1, 0, left, 0], { from: top, to: bottom, cut: "both" }, red);
  fillStand(context, [0, 1, 1, 0, right, 0], { from: top, to: bottom, cut: "both" }, blue);
}

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];
/** A part of a side, and which of its ends are cut at the corners of the ground. */
type Stand = { readonly from: number; readonly to: number; readonly cut: "from" | "to" | "both" };

function fillStand(context: CanvasRenderingContext2D, matrix: Matrix, stand: Stand, crowd: CanvasPattern): void {
  const { from, to, cut } = stand;
  const depth = ROWS * ROW;
  context.save();
  context.transform(...matrix);
  context.fillStyle = crowd;
  context.beginPath();
  context.moveTo(from, 0);
  context.lineTo(to, 0);
  context.lineTo(cut === "from" ? to : to + depth, depth);
  context.lineTo(cut === "to" ? from : from - depth, depth);
  context.fill();
  context.restore();
}

/** Canvases with the rows of one side, by what is on them; painting them takes longer than filling every tile with them. */
const crowds = new Map<string, OffscreenCanvas>();
const CROWDS_MAX = 6;
/** Seats in a row before it repeats, and the sharpest picture. */
const SEATS = 72;
const PIXELS_PER_UNIT_MAX = 3;

function crowdPattern(
  context: CanvasRenderingContext2D,
  color: Rgb,
  light: PitchStyle["light"],
  pixelsPerUnit: number,
): CanvasPattern | null {
  // The width has whole pixels, so that the pattern joins without a seam.
  const width = Math.ceil(SEATS * SEAT * Math.min(PIXELS_PER_UNIT_MAX, pixelsPerUnit));
  const scale = width / (SEATS * SEAT);
  const key = `${color}/${light}/${width}`;
  let canvas = crowds.get(key);
  if (!canvas) {
    canvas = new OffscreenCanvas(width, Math.ceil(ROWS * ROW * scale));
    const crowd = canvas.getContext("2d", { willReadFrequently: true });
    crowd?.scale(scale, scale);
    if (crowd) paintPeople(crowd, color, light);
    const [oldest] = crowds.keys();
    if (crowds.size >= CROWDS_MAX && oldest !== undefined) crowds.delete(oldest);
    crowds.set(key, canvas);
  }
  const pattern = context.createPattern(canvas, "repeat");
  pattern?.setTransform(new DOMMatrix().scale(1 / scale));
  return pattern;
}

/** Shoulders and heads, row by row. */
function paintPeople(context: OffscreenCanvasRenderingContext2D, supporters: Rgb, light: PitchStyle["light"]): void {
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < SEATS; column++) {
      if (noiseAt(column, row) > TAKEN) continue;
      const chance = noiseAt(column + 4099, row);
      const neutral = CLOTHES[Math.floor(((chance - SUPPORTERS) / (1 - SUPPORTERS)) * CLOTHES.length)];
      const shift = (noiseAt(column, row + 997) - 0.5) * 1.2;
      const [x, y] = [(column + 0.5) * SEAT + shift, (row + 0.5) * ROW + shift];
      const color = mix(chance < SUPPORTERS ? supporters : (neutral ?? INK), INK, 0.3);
      fillCircle(context, x, y, SHOULDER, css(color, light === "day" ? 0.5 : 0.34));
      fillCircle(context, x, y, HEAD, css(mix(INK, 0xb89a80, 0.35), 0.75));
    }
  }
}

function fillCircle(
  context: OffscreenCanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  color: string,
): void {
  context.fillStyle = color;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

/** Rows get darker with the distance, up to the roof. */
function paintDistance(context: CanvasRenderingContext2D, inner: Box): void {
  context.lineWidth = ROW + 0.5;
  for (let row = 0; row < ROWS; row++) {
    context.strokeStyle = css(INK, 0.08 + (0.78 * row) / ROWS);
    strokeBox(context, grownBy(inner, rowDistance(row)));
  }
  // Beyond the last row there is only the roof.
  const roof = rowDistance(ROWS) - ROW / 2;
  context.strokeStyle = css(mix(INK, 0, 0.25));
  context.lineWidth = 2 * REACH_MAX;
  strokeBox(context, grownBy(inner, roof + REACH_MAX));
}

/** A low wall between the ground and the first row. */
function paintBarrier(context: CanvasRenderingContext2D, inner: Box, { light }: PitchStyle): void {
  context.lineWidth = BARRIER;
  context.strokeStyle = css(light === "day" ? 0x1c3328 : INK);
  strokeBox(context, grownBy(inner, BARRIER / 2));
  context.lineWidth = 0.9;
  context.strokeStyle = "rgba(255, 255, 235, 0.16)";
  strokeBox(context, grownBy(inner, 0.5));
}
