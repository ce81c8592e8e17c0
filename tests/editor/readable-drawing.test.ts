/** What is drawn of files with errors. */
import { describe, expect, it } from "vitest";
import { createDrawing } from "#editor/drawing.ts";
import { createDocument } from "#editor/load.ts";
import { readableDrawing } from "#editor/readable-drawing.ts";
import { takeSnapshot } from "#editor/snapshot.ts";

const GROUND = { name: "Faulty", width: 400, height: 200 };
const VERTEXES = [
  { x: 0, y: 0 },
  { x: 50, y: 0 },
];

function drawingOf(value: object) {
  const snapshot = takeSnapshot(createDocument({ ...GROUND, ...value }));
  const read = createDrawing(snapshot);
  expect(read.ok).toBe(false);
  return read.ok ? undefined : readableDrawing(snapshot, read.errors);
}

describe("a drawing of a file with errors", () => {
  it("is without walls that lead nowhere, and without goals of no team", () => {
    const drawing = drawingOf({
      vertexes: VERTEXES,
      segments: [
        { v0: 0, v1: 7 },
        { v0: 0, v1: 1 },
      ],
      goals: [
        { p0: [0, 0], p1: [0, 9], team: "green" },
        { p0: [0, 0], p1: [0, 9], team: "red" },
      ],
    });
    expect(drawing?.stadium.segments.map(({ v0, v1 }) => [v0, v1])).toEqual([[0, 1]]);
    expect(drawing?.stadium.goals.map(({ team }) => team)).toEqual(["red"]);
    expect(drawing?.idsAt.segments).toHaveLength(1);
  });

  it("is without a vertex that has no place, and without its walls", () => {
    const drawing = drawingOf({
      vertexes: [...VERTEXES, { x: "left", y: 0 }],
      segments: [
        { v0: 0, v1: 1 },
        { v0: 1, v1: 2 },
      ],
    });
    expect([drawing?.stadium.vertexes.length, drawing?.stadium.segments.length]).toEqual([2, 1]);
  });

  it("has the first items of a list that is too long", () => {
    const drawing = drawingOf({ vertexes: Array.from({ length: 300 }, (_, x) => ({ x, y: 0 })) });
    expect(drawing?.stadium.vertexes).toHaveLength(255);
  });

  it("leaves out more than a report lists", () => {
    const walls = Array.from({ length: 250 }, (_, i) => ({ v0: 0, v1: i < 200 ? 7 : 1 }));
    expect(drawingOf({ vertexes: VERTEXES, segments: walls })?.stadium.segments).toHaveLength(50);
  });

  it("does not exist where the errors are about the stadium", () => {
    expect(drawingOf({ width: "wide" })).toBeUndefined();
  });
});
