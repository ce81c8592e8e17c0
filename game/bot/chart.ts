/**
 * Where a disc of a kind can be at all: a grid over the pitch, drawn once per stadium by trying every square with the
 * simulation's own walls. It tells a bot what is behind a net and what a wall has cut off.
 */
import type { Arena } from "#sim/arena.ts";
import { collideVertexes } from "#sim/collision/disc-vertex.ts";
import { meets } from "#sim/masks.ts";
import { createGhost, enter, place, settle, SILENCE, type Ghost } from "./ghost.ts";
import { pitchOf } from "./pitch.ts";

/** What decides where a disc can go. */
export type Walker = { readonly radius: number; readonly cMask: number; readonly cGroup: number };

export type Chart = Walker & {
  readonly left: number;
  readonly top: number;
  /** Side of a square, and numbers of squares. */
  readonly size: number;
  readonly columns: number;
  readonly rows: number;
  /** 1: a disc can stand there. */
  readonly free: Uint8Array;
  /** Ways to a square, by its number (route.ts). */
  readonly ways: Map<number, Int16Array>;
};

/** Ways are stored as 16-bit numbers of squares, and nobody needs a finer grid on a huge map. */
const SQUARES_MAX = 6000;

/** Being pushed by less than this share of the radius on a square is a brush with the wall, not a wall. */
const BRUSH = 0.35;

const known = new WeakMap<Arena, Chart[]>();

export function chartFor(arena: Arena, radius: number, cMask: number, cGroup: number): Chart {
  let charts = known.get(arena);
  if (charts === undefined) known.set(arena, (charts = []));
  for (const chart of charts) {
    if (chart.cMask === cMask && chart.cGroup === cGroup && chart.radius === radius) return chart;
  }
  const chart = drawChart(arena, { radius, cMask, cGroup });
  // Scripts that change masks and sizes all the time get charts of their own, but not for ever.
  if (charts.length >= 16) charts.length = 0;
  charts.push(chart);
  return chart;
}

function drawChart(arena: Arena, walker: Walker): Chart {
  const pitch = pitchOf(arena);
  const width = pitch.right - pitch.left + 60;
  const height = pitch.bottom - pitch.top + 60;
  let size = Math.max(4, walker.radius);
  while (Math.ceil(width / size) * Math.ceil(height / size) > SQUARES_MAX) size *= 1.2;
  const columns = Math.max(1, Math.ceil(width / size));
  const rows = Math.max(1, Math.ceil(height / size));
  const chart: Chart = {
    ...walker,
    left: pitch.left - 30,
    top: pitch.top - 30,
    size,
    columns,
    rows,
    free: new Uint8Array(columns * rows),
    ways: new Map(),
  };
  const ghost = createGhost();
  enter(ghost, arena, walker);
  for (let square = 0; square < columns * rows; square++) {
    chart.free[square] = canStand(arena, ghost, walker, squareX(chart, square), squareY(chart, square)) ? 1 : 0;
  }
  return chart;
}

export function squareX(chart: Chart, square: number): number {
  return chart.left + ((square % chart.columns) + 0.5) * chart.size;
}

export function squareY(chart: Chart, square: number): number {
  return chart.top + (Math.trunc(square / chart.columns) + 0.5) * chart.size;
}

/** Number of the square at a point; the nearest one for a point outside. */
export function squareAt(chart: Chart, x: number, y: number): number {
  const column = Math.max(0, Math.min(chart.columns - 1, Math.trunc((x - chart.left) / chart.size)));
  const row = Math.max(0, Math.min(chart.rows - 1, Math.trunc((y - chart.top) / chart.size)));
  return row * chart.columns + column;
}

export function isFree(chart: Chart, x: number, y: number): boolean {
  return chart.free[squareAt(chart, x, y)] === 1;
}

/** True when a disc can go straight from one point to the other; both may be right at a wall. */
// oxlint-disable-next-line max-params -- two points
export function isStraight(chart: Chart, x: number, y: number, tx: number, ty: number): boolean {
  const dx = tx - x;
  const dy = ty - y;
  const length = Math.sqrt(dx * dx + dy * dy);
  const step = chart.size * 0.7;
  const steps = Math.trunc((length - chart.size) / step);
  for (let k = 1; k <= steps; k++) {
    const share = (k * step + chart.size * 0.15) / length;
    if (!isFree(chart, x + dx * share, y + dy * share)) return false;
  }
  return true;
}

/** Stands a ghost on the spot and sees whether walls, posts or points push it away. */
// oxlint-disable-next-line max-params -- a point, and what is tried on it
function canStand(arena: Arena, ghost: Ghost, walker: Walker, x: number, y: number): boolean {
  for (const disc of arena.stadium.discs) {
    if (disc.invMass !== 0 || !meets(walker.cMask, walker.cGroup, disc.cMask, disc.cGroup)) continue;
    const reach = disc.radius + walker.radius * (1 - BRUSH);
    if ((disc.x - x) * (disc.x - x) + (disc.y - y) * (disc.y - y) < reach * reach) return false;
  }
  place(ghost, x, y, 0, 0);
  pushAside(ghost, arena);
  const dx = ghost.discs.x[0]! - x;
  const dy = ghost.discs.y[0]! - y;
  return dx * dx + dy * dy < walker.radius * walker.radius * BRUSH * BRUSH;
}

function pushAside(ghost: Ghost, arena: Arena): void {
  const { profile, discs } = ghost;
  if (profile === null) return;
  settle(ghost, arena);
  collideVertexes(discs, 0, arena.vertexes, profile, SILENCE);
}
