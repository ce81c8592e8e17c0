/** Mirror mode: shapes that lie on an axis, all four quarters, and commands that change which vertexes walls have. */
import { describe, expect, it } from "vitest";
import type { MirrorMode } from "#editor/mirror.ts";
import type { Stadium } from "#sim/stadium.ts";
import { click, drag, editorOf, type TestEditor } from "../support/editor.ts";

function mirrored(mode: MirrorMode, value: object = {}): TestEditor {
  const editor = editorOf({ name: "Test", width: 420, height: 200, ...value });
  editor.state.options.mirror.value = mode;
  editor.state.options.snapToGrid.value = false;
  return editor;
}

const stadiumOf = (editor: TestEditor): Stadium => editor.open.content.value.drawing.stadium;

const arcs = (editor: TestEditor) => {
  const { segments, vertexes } = stadiumOf(editor);
  const point = (index: number) => `${vertexes[index]!.x},${vertexes[index]!.y}`;
  return segments.map(({ v0, v1 }) => `${point(v0)} ${point(v1)}`).toSorted();
};

/** Curves run from the first to the second end in the simulation, so mirrored ones have their ends swapped. */
const BOTH_ARCS = ["-100,0 -50,0", "50,0 100,0"];

const TWO_WALLS = {
  vertexes: [
    { x: -100, y: 0 },
    { x: -50, y: 0 },
    { x: 50, y: 0 },
    { x: 100, y: 0 },
  ],
  segments: [
    { v0: 0, v1: 1, curve: 90, bias: 10 },
    { v0: 2, v1: 3, curve: 90, bias: 10 },
  ],
};

describe("all four quarters", () => {
  it("have one goal on each side when it is drawn across the axis", () => {
    const editor = mirrored("both");
    drag(editor.tool("goal"), [-300, -60], [-300, 60]);
    const { goals, discs, vertexes, segments } = stadiumOf(editor);
    expect(goals.map(({ p0, team }) => [p0.x, team])).toEqual([
      [-300, "red"],
      [300, "blue"],
    ]);
    // The ball is a disc as well.
    expect([discs.length, vertexes.length, segments.length]).toEqual([5, 12, 10]);
  });

  it("share the vertexes on both axes", () => {
    const editor = mirrored("both");
    const wall = editor.tool("wall");
    for (const [x, y] of [
      [-200, 0],
      [-200, -100],
      [0, -100],
    ] as const)
      click(wall, x, y);
    wall.finish();
    const { vertexes, segments } = stadiumOf(editor);
    expect([vertexes.length, segments.length]).toEqual([8, 8]);
  });
});

describe("a shape on an axis", () => {
  it.each(["x", "y", "both"] as const)("is drawn once with mirror mode %s", (mode) => {
    const editor = mirrored(mode);
    drag(editor.tool("rectangle"), [-100, -50], [100, 50]);
    drag(editor.tool("circle"), [0, 0], [30, 0]);
    const { vertexes, segments } = stadiumOf(editor);
    expect([vertexes.length, segments.length]).toEqual([6, 6]);
  });

  it("that bulges to one side gets its other side", () => {
    const editor = mirrored("y");
    const arc = editor.tool("arc");
    click(arc, -50, 0);
    click(arc, 50, 0);
    click(arc, 0, -50);
    const { vertexes, segments } = stadiumOf(editor);
    expect([vertexes.length, segments.length]).toEqual([2, 2]);
  });
});

describe("a command for walls", () => {
  const chosen = () => {
    const editor = mirrored("x", TWO_WALLS);
    editor.actions.select([editor.open.content.value.snapshot.ids.segments[0]!]);
    return editor;
  };

  it("splits both walls", () => {
    const editor = chosen();
    editor.actions.splitSelected();
    const { vertexes, segments } = stadiumOf(editor);
    expect([vertexes.length, segments.length]).toEqual([6, 4]);
    const middles = vertexes.slice(4);
    expect(middles[0]).toEqual({ ...middles[1], x: -middles[1]!.x });
    const ends = segments.map(({ v0, v1 }) => [v0, v1].map((index) => vertexes[index]!.x));
    expect(ends.every(([from, to]) => Math.abs(to! - from!) === 25)).toBe(true);
  });

  it("reverses both walls", () => {
    const editor = chosen();
    expect(arcs(editor)).toEqual(BOTH_ARCS);
    editor.actions.reverseSelected();
    expect(arcs(editor)).toEqual(["-50,0 -100,0", "100,0 50,0"]);
  });

  it("joins the vertexes of both halves, and keeps their walls", () => {
    const twice = [
      { x: -100, y: 0 },
      { x: -50, y: 0 },
      { x: -50, y: 0 },
      { x: -50, y: 50 },
    ];
    const editor = mirrored("x", {
      vertexes: [...twice, ...twice.map(({ x, y }) => ({ x: -x, y }))],
      segments: [
        { v0: 0, v1: 1 },
        { v0: 2, v1: 3 },
        { v0: 5, v1: 4 },
        { v0: 7, v1: 6 },
      ],
    });
    editor.actions.select(editor.open.content.value.snapshot.ids.vertexes.slice(0, 4));
    editor.actions.joinSelected();
    const { vertexes, segments } = stadiumOf(editor);
    expect([vertexes.length, segments.length]).toEqual([6, 4]);
    expect(arcs(editor)).toEqual(["-100,0 -50,0", "-50,0 -50,50", "50,0 100,0", "50,50 50,0"].toSorted());
  });

  it("flips walls in both halves alike", () => {
    const editor = chosen();
    editor.actions.flipSelected("x");
    const { segments, vertexes } = stadiumOf(editor);
    const sides = segments.map(({ v0, v1 }) => Math.sign(vertexes[v1]!.x - vertexes[v0]!.x));
    // Both still bulge to the same side.
    expect(sides).toEqual([1, 1]);
  });
});
