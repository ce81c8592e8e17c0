/**
 * Where a disc can roll: it is moved in small steps in all directions from where it starts, by the simulation's collisions,
 * into every cell of a grid that it gets to. Each cell keeps the position in which the disc arrived, so gaps hardly wider than
 * the disc are found, and one-sided walls let it through from their backs only.
 */
import { crossesGoalLine } from "#bot/goal-mouth.ts";
import { pitchOf } from "#bot/pitch.ts";
import type { Arena } from "#sim/arena.ts";
import type { Disc, Point, Stadium } from "#sim/stadium.ts";
import type { Sliced } from "./check-result.ts";
import { DiscProbe } from "./disc-probe.ts";

export type Flood = {
  /** Indices of the goals whose lines it crosses. */
  readonly goals: ReadonlySet<number>;
  /** Of the positions of its centre, in square units. */
  readonly area: number;
};

type Grid = {
  readonly left: number;
  readonly top: number;
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
};

const CELLS_MAX = 30_000;

/** Side of a cell and length of a step, in radii of the disc. */
const CELL = 0.8;
const STEP = 0.4;

/** Space around everything that the map has, for goals and their nets. */
const MARGIN = 60;

/** Half extents of the largest part of a map that is flooded. */
const EXTENT_MAX = 5000;

/** A disc that a second settling moves by more than this, in radii, is squeezed between walls: it would not get there by rolling. */
const SQUEEZE_MAX = 0.2;

const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/** Cells between two slices: some milliseconds. */
const SLICE = 200;

export function* floodDisc(arena: Arena, disc: Disc): Sliced<Flood> {
  const flood = new FloodFill(arena, disc);
  for (let n = 0; flood.next(); n++) if (n % SLICE === 0) yield;
  return { goals: flood.goals, area: flood.area };
}

class FloodFill {
  readonly goals = new Set<number>();
  readonly #arena: Arena;
  readonly #probe: DiscProbe;
  readonly #grid: Grid;
  readonly #visited: Uint8Array;
  /** Positions of arrival that are still to be left from, as x and y in turn; all of them, in order. */
  readonly #positions: number[] = [];
  #head = 0;

  constructor(arena: Arena, disc: Disc) {
    this.#arena = arena;
    this.#probe = new DiscProbe(arena, disc);
    this.#grid = gridOf(arena.stadium, disc);
    this.#visited = new Uint8Array(this.#grid.columns * this.#grid.rows);
    this.#probe.settle();
    this.#arrive();
  }

  get area(): number {
    return (this.#positions.length / 2) * this.#grid.cell ** 2;
  }

  /** Moves from the next cell to its neighbours; false when there is none left. */
  next(): boolean {
    if (this.#head >= this.#positions.length) return false;
    const from = { x: this.#positions[this.#head]!, y: this.#positions[this.#head + 1]! };
    this.#head += 2;
    for (const direction of DIRECTIONS) this.#move(from, direction);
    return true;
  }

  #move(from: Point, [dx, dy]: readonly [number, number]): void {
    const { cell } = this.#grid;
    // The neighbour may be known already, unless the disc slides elsewhere.
    if (this.#isVisited(from.x + dx * cell, from.y + dy * cell)) return;
    const probe = this.#probe;
    const steps = Math.ceil(cell / Math.max(STEP * probe.radius, 1));
    let before = from;
    for (let k = 0; k < steps; k++) {
      probe.place(before.x + (dx * cell) / steps, before.y + (dy * cell) / steps);
      probe.settle();
      const after = { x: probe.x, y: probe.y };
      if (probe.settle() > SQUEEZE_MAX * Math.max(probe.radius, 1)) return;
      this.#noteGoals(before, after);
      before = after;
    }
    this.#arrive();
  }

  #noteGoals(before: Point, after: Point): void {
    for (const [i, mouth] of pitchOf(this.#arena).goalMouths.entries()) {
      if (crossesGoalLine(mouth, before, after)) this.goals.add(i);
    }
  }

  /** Notes the present position if its cell is new. */
  #arrive(): void {
    const { x, y } = this.#probe;
    const cell = this.#cellAt(x, y);
    if (cell < 0 || this.#visited[cell] === 1) return;
    this.#visited[cell] = 1;
    this.#positions.push(x, y);
  }

  /** Also true outside of the grid. */
  #isVisited(x: number, y: number): boolean {
    const cell = this.#cellAt(x, y);
    return cell < 0 || this.#visited[cell] === 1;
  }

  /** -1 outside of the grid. */
  #cellAt(x: number, y: number): number {
    const { left, top, cell, columns, rows } = this.#grid;
    const [column, row] = [Math.floor((x - left) / cell), Math.floor((y - top) / cell)];
    return column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : -1;
  }
}

function gridOf(stadium: Stadium, disc: Disc): Grid {
  const points: Point[] = [disc, ...stadium.vertexes, ...stadium.goals.flatMap(({ p0, p1 }) => [p0, p1])];
  for (const { width, height } of [stadium, stadium.bg])
    points.push({ x: -width, y: -height }, { x: width, y: height });
  const range = (values: readonly number[], middle: number) => {
    const bound = (value: number) => Math.max(middle - EXTENT_MAX, Math.min(middle + EXTENT_MAX, value));
    return [bound(Math.min(...values) - MARGIN), bound(Math.max(...values) + MARGIN)] as const;
  };
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right] = range(xs, disc.x);
  const [top, bottom] = range(ys, disc.y);
  const cell = Math.max(CELL * disc.radius, 2, Math.sqrt(((right - left) * (bottom - top)) / CELLS_MAX));
  // The disc starts in the middle of a cell: from an edge, a step of one cell could be rounded to none.
  const edge = (start: number, end: number) => start - (Math.ceil((start - end) / cell) + 0.5) * cell;
  const count = (length: number) => Math.max(1, Math.ceil(length / cell) + 1);
  return {
    ...{ left: edge(disc.x, left), top: edge(disc.y, top), cell },
    ...{ columns: count(right - left), rows: count(bottom - top) },
  };
}
