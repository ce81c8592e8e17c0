/** Adding items without a pointer: in the middle of the view, or between those that are selected. */
import { batch } from "@preact/signals-core";
import { BALL_ID, type ListKey } from "#editor/document.ts";
import {
  discShape,
  goalShape,
  jointShape,
  planeShape,
  type Shape,
  type ShapeContext,
  spawnShape,
  vertexShape,
  wallShape,
} from "#editor/shapes.ts";
import { toGrid } from "#editor/snap.ts";
import type { Point, Stadium } from "#sim/stadium.ts";
import type { CommandPorts } from "./command-ports.ts";

/** Half the length of a new goal, in map units. */
const GOAL_HALF = 60;

/** Returns false where too few items are selected for a segment or a joint. */
export function addItem({ state, open }: CommandPorts, kind: ListKey): boolean {
  const { drawing } = open.content.peek();
  const grid = state.options.grid.peek();
  const viewpoint = state.viewpoint.peek();
  const at = { x: toGrid(viewpoint.x, grid), y: toGrid(viewpoint.y, grid) };
  const selected = [...state.selection.peek()].filter((id) => drawing.indices.has(id));
  const shape = newShape({ drawing, nextId: open.nextId, style: {} }, kind, { at, step: grid, selected });
  if (shape.ids.size === 0) return false;
  batch(() => {
    open.apply(shape.change, state.options.mirror.peek());
    state.selection.value = shape.ids;
  });
  return true;
}

type Placing = { readonly at: Point; readonly step: number; readonly selected: readonly string[] };

function newShape(context: ShapeContext, kind: ListKey, { at, step, selected }: Placing): Shape {
  const { stadium, indices, snapshot } = context.drawing;
  const ofKind = (wanted: ListKey) => selected.filter((id) => snapshot.items.get(id)?.kind === wanted);
  switch (kind) {
    case "vertexes":
      return vertexShape(context, freePlace(stadium, at, step));
    case "segments":
      return wallShape(
        context,
        ofKind("vertexes").map((id) => stadium.vertexes[indices.get(id)!]!),
      );
    case "planes":
      return planeShape(context, [at, { x: at.x + 1, y: at.y }]);
    case "goals": {
      const ends = [
        { x: at.x, y: at.y - GOAL_HALF },
        { x: at.x, y: at.y + GOAL_HALF },
      ] as const;
      return goalShape(context, ends, { team: at.x <= 0 ? "red" : "blue", frame: true });
    }
    case "discs":
      return discShape(context, at);
    case "joints": {
      const [first, second] = [...ofKind("discs"), ...selected.filter((id) => id === BALL_ID)];
      return jointShape(context, [first ?? "", second ?? first ?? ""]);
    }
    case "redSpawnPoints":
      return spawnShape(context, at, "red");
    case "blueSpawnPoints":
      return spawnShape(context, at, "blue");
  }
}

/** The point, or the next one to the right of it that no vertex takes: two vertexes at one place are one. */
function freePlace({ vertexes }: Stadium, { x, y }: Point, step: number): Point {
  let free = x;
  while (vertexes.some((vertex) => vertex.x === free && vertex.y === y)) free += step;
  return { x: free, y };
}
