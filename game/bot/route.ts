/** The way round walls: from where one is to where one wants to be, as the next point to head for. */
import type { Point } from "#sim/stadium.ts";
import { isStraight, squareAt, squareX, squareY, type Chart } from "./chart.ts";

/** Ways kept per chart; the oldest goes first. One is two bytes per square. */
const WAYS_MAX = 256;

/** How many squares ahead on the way are looked at for a short cut. */
const SIGHT_SQUARES = 12;

/** Farthest a blocked target is moved to find a free square, in squares. */
const SEARCH_SQUARES = 4;

const NOWHERE = -1;

/** The point to head for on the way from (x, y) to (tx, ty); the target itself when nothing is between or no way leads there. */
// oxlint-disable-next-line max-params -- two points
export function waypoint(chart: Chart, x: number, y: number, tx: number, ty: number): Point {
  const target = { x: tx, y: ty };
  if (isStraight(chart, x, y, tx, ty)) return target;
  const goal = nearestFree(chart, tx, ty);
  let square = nearestFree(chart, x, y);
  if (goal === NOWHERE || square === NOWHERE) return target;
  const way = wayTo(chart, goal);
  if (way[square] === NOWHERE) return target;
  let best = square;
  for (let step = 0; step < SIGHT_SQUARES && square !== goal; step++) {
    square = way[square]!;
    if (step > 0 && !isStraight(chart, x, y, squareX(chart, square), squareY(chart, square))) break;
    best = square;
  }
  return { x: squareX(chart, best), y: squareY(chart, best) };
}

/** For every square the next one on the shortest way to the goal, worked out outwards from it. */
function wayTo(chart: Chart, goal: number): Int16Array {
  let way = chart.ways.get(goal);
  if (way !== undefined) return way;
  way = new Int16Array(chart.free.length).fill(NOWHERE);
  const queue = new Int16Array(chart.free.length);
  let tail = 0;
  way[goal] = goal;
  queue[tail++] = goal;
  for (let head = 0; head < tail; head++) {
    const square = queue[head]!;
    for (let side = 0; side < 8; side++) {
      const next = neighbour(chart, square, side);
      if (next === NOWHERE || way[next] !== NOWHERE) continue;
      way[next] = square;
      queue[tail++] = next;
    }
  }
  if (chart.ways.size >= WAYS_MAX) chart.ways.clear();
  chart.ways.set(goal, way);
  return way;
}

/** Straight neighbours first, then diagonal ones, which need both squares beside them. */
const SIDES = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const;

function neighbour(chart: Chart, square: number, side: number): number {
  const [dx, dy] = SIDES[side]!;
  const { columns, rows, free } = chart;
  const column = (square % columns) + dx;
  const row = Math.trunc(square / columns) + dy;
  if (column < 0 || row < 0 || column >= columns || row >= rows) return NOWHERE;
  const next = row * columns + column;
  if (free[next] === 0) return NOWHERE;
  if (dx !== 0 && dy !== 0 && (free[next - dx] === 0 || free[next - dy * columns] === 0)) return NOWHERE;
  return next;
}

/** The free square nearest to a point, searched in growing rings. */
function nearestFree(chart: Chart, x: number, y: number): number {
  const at = squareAt(chart, x, y);
  if (chart.free[at] === 1) return at;
  const column = at % chart.columns;
  const row = Math.trunc(at / chart.columns);
  let best = NOWHERE;
  let bestAway = Infinity;
  for (let r = Math.max(0, row - SEARCH_SQUARES); r <= Math.min(chart.rows - 1, row + SEARCH_SQUARES); r++) {
    for (let c = Math.max(0, column - SEARCH_SQUARES); c <= Math.min(chart.columns - 1, column + SEARCH_SQUARES); c++) {
      const square = r * chart.columns + c;
      if (chart.free[square] === 0) continue;
      const dx = squareX(chart, square) - x;
      const dy = squareY(chart, square) - y;
      if (dx * dx + dy * dy >= bestAway) continue;
      best = square;
      bestAway = dx * dx + dy * dy;
    }
  }
  return best;
}
