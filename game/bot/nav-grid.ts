/**
 * A navigation grid: for discs of one size and masks, which cells of the pitch they can stand on. Built once per arena
 * and shape by pushing a probe disc out of the simulation's own walls. It shows a bot what lies behind a net or a wall.
 */
import type { Arena } from "#sim/arena.ts";
import { collideVertexes } from "#sim/collision/disc-vertex.ts";
import { meets } from "#sim/masks.ts";
import { pitchOf } from "./pitch.ts";
import {
  createProbe,
  NO_EVENTS,
  placeProbe,
  pushOutOfWalls,
  shapeProbe,
  type DiscShape,
  type ProbeDisc,
} from "./probe-disc.ts";
import type { Vector } from "./vector.ts";

export type NavGrid = {
  readonly shape: DiscShape;
  readonly left: number;
  readonly top: number;
  /** Side of a cell, in units. */
  readonly cellSize: number;
  readonly columns: number;
  readonly rows: number;
  /** By cell number, row by row. 1: a disc can stand there. */
  readonly free: Uint8Array;
  /** Flow fields by the number of the cell they lead to (pathfinding.ts). */
  readonly flowFields: Map<number, Int16Array>;
};

/** Bounds the time to build a grid and the size of its flow fields on huge maps; cell numbers fit 16 bits. */
const CELLS_MAX = 6000;

/** Space around the pitch that the grid covers too, for goals and their nets. */
const MARGIN = 30;

/** A disc can stand where walls push it by less than this share of its radius. */
const PUSH_MAX = 0.35;

/** Grids kept per arena: scripts may change masks and sizes all the time. */
const GRIDS_MAX = 16;

const STANDSTILL: Vector = { x: 0, y: 0 };

const cache = new WeakMap<Arena, NavGrid[]>();

export function navGridFor(arena: Arena, radius: number, cMask: number, cGroup: number): NavGrid {
  let grids = cache.get(arena);
  if (grids === undefined) cache.set(arena, (grids = []));
  for (const grid of grids) {
    const { shape } = grid;
    if (shape.cMask === cMask && shape.cGroup === cGroup && shape.radius === radius) return grid;
  }
  const grid = buildGrid(arena, { radius, cMask, cGroup });
  if (grids.length >= GRIDS_MAX) grids.length = 0;
  grids.push(grid);
  return grid;
}

function buildGrid(arena: Arena, shape: DiscShape): NavGrid {
  const pitch = pitchOf(arena);
  const width = pitch.right - pitch.left + 2 * MARGIN;
  const height = pitch.bottom - pitch.top + 2 * MARGIN;
  let cellSize = Math.max(4, shape.radius);
  while (cellCount(width, cellSize) * cellCount(height, cellSize) > CELLS_MAX) cellSize *= 1.2;
  const columns = cellCount(width, cellSize);
  const rows = cellCount(height, cellSize);
  const grid: NavGrid = {
    shape,
    left: pitch.left - MARGIN,
    top: pitch.top - MARGIN,
    cellSize,
    columns,
    rows,
    free: new Uint8Array(columns * rows),
    flowFields: new Map(),
  };
  const probe = createProbe();
  shapeProbe(probe, arena, shape);
  for (let cell = 0; cell < columns * rows; cell++) {
    grid.free[cell] = canStand(arena, probe, shape, cellCentre(grid, cell)) ? 1 : 0;
  }
  return grid;
}

/** At least 1, also for a pitch that its walls leave no room. */
function cellCount(length: number, cellSize: number): number {
  return Math.max(1, Math.ceil(length / cellSize));
}

export function cellCentre(grid: NavGrid, cell: number): Vector {
  return {
    x: grid.left + ((cell % grid.columns) + 0.5) * grid.cellSize,
    y: grid.top + (Math.trunc(cell / grid.columns) + 0.5) * grid.cellSize,
  };
}

/** Number of the cell that holds a point, or of the nearest cell for a point outside the grid. */
export function cellAt(grid: NavGrid, { x, y }: Vector): number {
  const column = Math.max(0, Math.min(grid.columns - 1, Math.trunc((x - grid.left) / grid.cellSize)));
  const row = Math.max(0, Math.min(grid.rows - 1, Math.trunc((y - grid.top) / grid.cellSize)));
  return row * grid.columns + column;
}

export function isFree(grid: NavGrid, point: Vector): boolean {
  return grid.free[cellAt(grid, point)] === 1;
}

/**
 * True when a disc can go straight from one point to the other. The ends may touch a wall: half a cell there is not
 * tested. A way that is longer than the grid leaves it and counts as blocked, since its length has no bound.
 */
export function isPathClear(grid: NavGrid, from: Vector, to: Vector): boolean {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.sqrt(dx * dx + dy * dy);
  const step = grid.cellSize * 0.7;
  const steps = Math.trunc((length - grid.cellSize) / step);
  if (!(steps <= 2 * (grid.columns + grid.rows))) return false;
  for (let k = 1; k <= steps; k++) {
    const share = (k * step + grid.cellSize * 0.15) / length;
    if (!isFree(grid, { x: from.x + dx * share, y: from.y + dy * share })) return false;
  }
  return true;
}

/** Places the probe at a point and tests how far walls, fixed discs and vertexes push it away. */
function canStand(arena: Arena, probe: ProbeDisc, shape: DiscShape, point: Vector): boolean {
  const { x, y } = point;
  for (const disc of arena.stadium.discs) {
    if (disc.invMass !== 0 || !meets(shape.cMask, shape.cGroup, disc.cMask, disc.cGroup)) continue;
    const reach = disc.radius + shape.radius * (1 - PUSH_MAX);
    if ((disc.x - x) * (disc.x - x) + (disc.y - y) * (disc.y - y) < reach * reach) return false;
  }
  const { discs, profile } = probe;
  placeProbe(probe, point, STANDSTILL);
  pushOutOfWalls(probe, arena);
  if (profile !== null) collideVertexes(discs, 0, arena.vertexes, profile, NO_EVENTS);
  const dx = discs.x[0]! - x;
  const dy = discs.y[0]! - y;
  return dx * dx + dy * dy < shape.radius * shape.radius * PUSH_MAX * PUSH_MAX;
}
