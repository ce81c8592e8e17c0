/** Paths around walls: the next point to head for on the shortest way across a navigation grid. */
import { cellAt, cellCentre, isPathClear, type NavGrid } from "./nav-grid.ts";
import type { Vector } from "./vector.ts";

/** Flow fields kept per grid, at two bytes per cell; then all are dropped. */
const FLOW_FIELDS_MAX = 256;

/** Number of cells ahead on the path that are tested for a short cut. */
const SHORT_CUT_CELLS = 12;

/** Farthest that a blocked point is moved to find a free cell, in cells. */
const SEARCH_CELLS = 4;

const NO_CELL = -1;

/** The point to head for between two points: `to` itself when the way is clear or no path leads there. */
export function nextWaypoint(grid: NavGrid, from: Vector, to: Vector): Vector {
  if (isPathClear(grid, from, to)) return to;
  const goal = nearestFreeCell(grid, to);
  let cell = nearestFreeCell(grid, from);
  if (goal === NO_CELL || cell === NO_CELL) return to;
  const flow = flowFieldTo(grid, goal);
  if (flow[cell] === NO_CELL) return to;
  let best = cell;
  for (let step = 0; step < SHORT_CUT_CELLS && cell !== goal; step++) {
    cell = flow[cell]!;
    if (step > 0 && !isPathClear(grid, from, cellCentre(grid, cell))) break;
    best = cell;
  }
  return cellCentre(grid, best);
}

/** Whether a way leads from one point, or the free cell nearest to it, to the other. */
export function isReachable(grid: NavGrid, from: Vector, to: Vector): boolean {
  const start = nearestFreeCell(grid, from);
  const goal = nearestFreeCell(grid, to);
  return start !== NO_CELL && goal !== NO_CELL && flowFieldTo(grid, goal)[start] !== NO_CELL;
}

/**
 * For every cell the next one on the shortest path to the goal; NO_CELL where none leads there. Breadth first from the
 * goal.
 */
function flowFieldTo(grid: NavGrid, goal: number): Int16Array {
  let flow = grid.flowFields.get(goal);
  if (flow !== undefined) return flow;
  flow = new Int16Array(grid.free.length).fill(NO_CELL);
  const queue = new Int16Array(grid.free.length);
  let tail = 0;
  flow[goal] = goal;
  queue[tail++] = goal;
  for (let head = 0; head < tail; head++) {
    const cell = queue[head]!;
    for (const [dx, dy] of DIRECTIONS) {
      const next = neighbour(grid, cell, dx, dy);
      if (next === NO_CELL || flow[next] !== NO_CELL) continue;
      flow[next] = cell;
      queue[tail++] = next;
    }
  }
  if (grid.flowFields.size >= FLOW_FIELDS_MAX) grid.flowFields.clear();
  grid.flowFields.set(goal, flow);
  return flow;
}

/** Straight neighbours first, then the diagonal ones, which need both cells beside them free. */
const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const;

function neighbour(grid: NavGrid, cell: number, dx: number, dy: number): number {
  const { columns, rows, free } = grid;
  const column = (cell % columns) + dx;
  const row = Math.trunc(cell / columns) + dy;
  if (column < 0 || row < 0 || column >= columns || row >= rows) return NO_CELL;
  const next = row * columns + column;
  if (free[next] === 0) return NO_CELL;
  if (dx !== 0 && dy !== 0 && (free[next - dx] === 0 || free[next - dy * columns] === 0)) return NO_CELL;
  return next;
}

/** The free cell nearest to a point, within SEARCH_CELLS of it. */
function nearestFreeCell(grid: NavGrid, point: Vector): number {
  const at = cellAt(grid, point);
  if (grid.free[at] === 1) return at;
  const column = at % grid.columns;
  const row = Math.trunc(at / grid.columns);
  let best = NO_CELL;
  let bestSquare = Infinity;
  for (let r = Math.max(0, row - SEARCH_CELLS); r <= Math.min(grid.rows - 1, row + SEARCH_CELLS); r++) {
    for (let c = Math.max(0, column - SEARCH_CELLS); c <= Math.min(grid.columns - 1, column + SEARCH_CELLS); c++) {
      const cell = r * grid.columns + c;
      if (grid.free[cell] === 0) continue;
      const centre = cellCentre(grid, cell);
      const dx = centre.x - point.x;
      const dy = centre.y - point.y;
      if (dx * dx + dy * dy >= bestSquare) continue;
      best = cell;
      bestSquare = dx * dx + dy * dy;
    }
  }
  return best;
}
