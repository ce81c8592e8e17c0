/** Tools of the editor, driven by points of the map. */
import { describe, expect, it } from "vitest";
import { emptyStadium, PITCH_SIZES, pitchStadium } from "#editor/templates.ts";
import { at, click, drag, editorOf } from "../support/editor.ts";

const empty = () => editorOf(emptyStadium("Hall"));

describe("walls", () => {
  it("are drawn point by point, closed at the first one, and share vertexes", () => {
    const editor = empty();
    const tool = editor.tool("wall");
    for (const [x, y] of [
      [-100, -50],
      [99, -51],
      [100, 50],
      [-101, 51],
      [-100, -50],
    ] as const)
      click(tool, x, y);
    const { vertexes, segments } = editor.open.content.value.drawing.stadium;
    expect(vertexes.map(({ x, y }) => [x, y])).toEqual([
      [-100, -50],
      [100, -50],
      [100, 50],
      [-100, 50],
    ]);
    expect(segments.map(({ v0, v1 }) => [v0, v1])).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 0],
    ]);
    editor.actions.undo();
    expect(editor.open.content.value.snapshot.ids.vertexes).toEqual([]);
  });

  it("end at a double click and at Enter, and are left by Escape", () => {
    const editor = empty();
    const tool = editor.tool("wall");
    click(tool, 0, 0);
    click(tool, 50, 0);
    click(tool, 50, 0, { clicks: 2 });
    expect(editor.open.content.value.snapshot.ids.segments).toHaveLength(1);
    click(tool, 0, 100);
    click(tool, 50, 100);
    expect(tool.finish()).toBe(true);
    expect(editor.open.content.value.snapshot.ids.segments).toHaveLength(2);
    click(tool, 0, -100);
    click(tool, 50, -100);
    tool.cancel();
    expect(tool.finish()).toBe(false);
    expect(editor.open.content.value.snapshot.ids.segments).toHaveLength(2);
    expect(editor.state.preview.value).toBeNull();
  });

  it("use the vertexes that are there", () => {
    const editor = empty();
    const tool = editor.tool("wall");
    drag(tool, [0, 0], [50, 0]);
    tool.finish();
    drag(tool, [51, 1], [50, 80]);
    tool.finish();
    expect(editor.open.content.value.drawing.stadium.segments.map(({ v0, v1 }) => [v0, v1])).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });
});

describe("new walls", () => {
  it("have the chosen colour and visibility, or those of the chosen trait", () => {
    const editor = empty();
    const draw = () => {
      drag(editor.tool("rectangle"), [0, 0], [50, 50]);
      const id = editor.open.content.value.snapshot.ids.segments[0]!;
      const { color, vis, trait } = editor.open.content.value.snapshot.items.get(id)!.value as Record<string, unknown>;
      const keys = editor.open.content.value.snapshot.items.get(
        editor.open.content.value.snapshot.ids.vertexes[0]!,
      )!.value;
      editor.actions.undo();
      return [color, vis, trait, keys];
    };
    expect(draw()).toEqual(["FFFFFF", undefined, undefined, { x: 0, y: 0 }]);
    editor.state.options.visible.value = false;
    expect(draw()).toEqual([undefined, false, undefined, { x: 0, y: 0 }]);
    editor.actions.addTrait("wall", { vis: true });
    editor.state.options.trait.value = "wall";
    expect(draw()).toEqual([undefined, undefined, "wall", { x: 0, y: 0, trait: "wall" }]);
  });
});

describe("snapping", () => {
  it("is to items first, then to the grid; to angles with Shift, and to nothing with Alt", () => {
    const editor = empty();
    const ends = (more: object) => {
      const tool = editor.tool("wall");
      click(tool, 0, 0);
      click(tool, 47, 38, more);
      tool.finish();
      const { vertexes, segments } = editor.open.content.value.drawing.stadium;
      const { x, y } = vertexes[segments[0]!.v1]!;
      editor.actions.undo();
      return [Math.round(x * 100) / 100, Math.round(y * 100) / 100];
    };
    expect(ends({})).toEqual([50, 40]);
    expect(ends({ alt: true })).toEqual([47, 38]);
    expect(ends({ shift: true })).toEqual([42.5, 42.5]);
    editor.state.options.snapToGrid.value = false;
    expect(ends({})).toEqual([42.5, 42.5]);
    click(editor.tool("vertex"), 48, 39, { alt: true });
    expect(ends({})).toEqual([48, 39]);
  });

  it("finds where two walls cross", () => {
    const editor = empty();
    editor.actions.applyText(`{ vertexes: [{x: 3, y: 0}, {x: 3, y: 99}, {x: -50, y: 41}, {x: 88, y: 41}],
      segments: [{v0: 0, v1: 1}, {v0: 2, v1: 3}] }`);
    click(editor.tool("disc"), 6, 38);
    expect(editor.open.content.value.drawing.stadium.discs[1]).toMatchObject({ x: 3, y: 41 });
  });
});

describe("other shapes", () => {
  it("are a rectangle with round corners, a circle, an arc", () => {
    const editor = empty();
    editor.state.options.corner.value = 20;
    drag(editor.tool("rectangle"), [-100, -50], [100, 50]);
    expect(editor.open.content.value.snapshot.ids.segments).toHaveLength(8);
    expect(editor.open.content.value.drawing.stadium.vertexes[0]).toMatchObject({ x: -80, y: -50 });
    drag(editor.tool("circle"), [0, 0], [30, 0]);
    expect(editor.open.content.value.snapshot.ids.segments).toHaveLength(10);
    const arc = editor.tool("arc");
    drag(arc, [0, 100], [100, 100]);
    arc.move(at(50, 50, { alt: true }));
    click(arc, 50, 50, { alt: true });
    const last = editor.open.content.value.snapshot.ids.segments.at(-1)!;
    expect(editor.open.content.value.snapshot.items.get(last)?.value).toMatchObject({ curve: 180 });
  });

  it("are goals of the team of their half, with posts and a net that faces away", () => {
    const editor = empty();
    drag(editor.tool("goal"), [300, -60], [300, 60]);
    const { goals, discs, vertexes } = editor.open.content.value.drawing.stadium;
    expect(goals).toEqual([{ p0: { x: 300, y: -60 }, p1: { x: 300, y: 60 }, team: "blue" }]);
    expect(discs.slice(1).map(({ x, y, invMass }) => [x, y, invMass])).toEqual([
      [300, -60, 0],
      [300, 60, 0],
    ]);
    expect(Math.max(...vertexes.map(({ x }) => x))).toBeGreaterThan(330);
    expect(Math.min(...vertexes.map(({ x }) => x))).toBe(300);
    editor.state.options.goalFrame.value = false;
    drag(editor.tool("goal"), [-300, -60], [-300, 60]);
    expect(editor.open.content.value.drawing.stadium.goals[1]?.team).toBe("red");
    expect(editor.open.content.value.drawing.stadium.discs).toHaveLength(3);
  });

  it("are planes, discs, joints to the ball, spawn points", () => {
    const editor = empty();
    drag(editor.tool("plane"), [-100, 150], [100, 150]);
    expect(editor.open.content.value.drawing.stadium.planes.at(-1)).toMatchObject({
      normal: { x: 0, y: -1 },
      dist: -150,
    });
    click(editor.tool("disc"), 50, 0);
    drag(editor.tool("disc"), [100, 0], [130, 0]);
    expect(editor.open.content.value.drawing.stadium.discs.map(({ x, radius }) => [x, radius])).toEqual([
      [0, 10],
      [50, 10],
      [100, 30],
    ]);
    drag(editor.tool("joint"), [0, 0], [50, 3]);
    expect(editor.open.content.value.drawing.stadium.joints[0]).toMatchObject({ d0: 0, d1: 1, minLength: 50 });
    click(editor.tool("redSpawn"), -80, 0);
    click(editor.tool("blueSpawn"), 80, 0);
    const { redSpawnPoints, blueSpawnPoints } = editor.open.content.value.drawing.stadium;
    expect([redSpawnPoints, blueSpawnPoints]).toEqual([[{ x: -80, y: 0 }], [{ x: 80, y: 0 }]]);
  });
});

describe("selecting", () => {
  const pitch = () => editorOf(pitchStadium("Pitch", PITCH_SIZES[1]!));

  it("finds vertexes before the walls at them, extends with Shift, and takes a box", () => {
    const editor = empty();
    const wall = editor.tool("wall");
    drag(wall, [0, 0], [100, 0]);
    wall.finish();
    const [first, second] = editor.open.content.value.snapshot.ids.vertexes;
    const [segment] = editor.open.content.value.snapshot.ids.segments;
    const tool = editor.tool("select");
    click(tool, 300, 100);
    expect(editor.state.selection.value.size).toBe(0);
    click(tool, 2, 1);
    expect([...editor.state.selection.value]).toEqual([first]);
    click(tool, 60, 2, { shift: true });
    expect([...editor.state.selection.value]).toEqual([first, segment]);
    drag(tool, [80, -20], [120, 20]);
    expect([...editor.state.selection.value]).toEqual([second]);
  });

  it("moves with the grid, keeps what is joined, and shows it before it ends", () => {
    const editor = empty();
    const wall = editor.tool("wall");
    drag(wall, [0, 0], [100, 0]);
    wall.finish();
    const tool = editor.tool("select");
    click(tool, 300, 100);
    tool.down(at(0, 0));
    tool.move(at(14, 26));
    expect(editor.state.preview.value).not.toBeNull();
    expect(editor.open.content.value.drawing.stadium.vertexes[0]).toMatchObject({ x: 0, y: 0 });
    tool.up(at(14, 26));
    expect(editor.open.content.value.drawing.stadium.vertexes[0]).toMatchObject({ x: 10, y: 30 });
    expect(editor.state.preview.value).toBeNull();
    click(tool, 300, 100);
    drag(tool, [55, 15], [55, 115]);
    expect(editor.open.content.value.drawing.stadium.vertexes.map(({ x, y }) => [x, y])).toEqual([
      [10, 130],
      [100, 100],
    ]);
  });

  it("bends a wall by its middle, and makes it straight again", () => {
    const editor = empty();
    const wall = editor.tool("wall");
    drag(wall, [0, 0], [100, 0]);
    wall.finish();
    const tool = editor.tool("select");
    click(tool, 30, 0);
    drag(tool, [50, 0], [50, -50]);
    const id = editor.open.content.value.snapshot.ids.segments[0]!;
    expect(editor.open.content.value.snapshot.items.get(id)?.value).toMatchObject({ curve: 180 });
    drag(tool, [50, -50], [50, 0]);
    expect(editor.open.content.value.snapshot.items.get(id)?.value).not.toHaveProperty("curve");
  });

  it("scales and turns by the handles of the box", () => {
    const editor = empty();
    drag(editor.tool("rectangle"), [0, 0], [100, 100]);
    const tool = editor.tool("select");
    drag(tool, [106, 106], [206, 206]);
    const { vertexes } = editor.open.content.value.drawing.stadium;
    expect(Math.max(...vertexes.map(({ x }) => x))).toBe(200);
    expect(Math.min(...vertexes.map(({ x }) => x))).toBe(0);
    drag(tool, [100, -32], [232, 100]);
    const turned = editor.open.content.value.drawing.stadium.vertexes;
    expect(turned[0]).toMatchObject({ x: 200, y: 0 });
  });

  it("leaves locked and hidden items alone", () => {
    const editor = pitch();
    const { goals } = editor.open.content.value.snapshot.ids;
    editor.open.mark(goals, { locked: true });
    editor.actions.selectAll();
    expect(goals.some((id) => editor.state.selection.value.has(id))).toBe(false);
    const before = editor.open.content.value.drawing.stadium.goals;
    editor.actions.select(goals);
    editor.actions.moveSelected(10, 0);
    editor.actions.removeSelected();
    expect(editor.open.content.value.drawing.stadium.goals).toEqual(before);
  });
});

describe("mirror mode", () => {
  it("keeps the halves of a pitch in step", () => {
    const editor = editorOf(pitchStadium("Pitch", PITCH_SIZES[3]!));
    editor.state.options.mirror.value = "x";
    const { stadium, idsAt } = editor.open.content.value.drawing;
    const red = stadium.goals.findIndex(({ team }) => team === "red");
    editor.actions.select([idsAt.goals[red]!]);
    editor.actions.moveSelected(-10, 5);
    const moved = editor.open.content.value.drawing.stadium.goals;
    expect(moved.map(({ p0, team }) => [p0.x, p0.y, team])).toEqual([
      [-474, 77, "red"],
      [474, 77, "blue"],
    ]);
  });

  it("holds what lies on the axis there", () => {
    const editor = editorOf({ vertexes: [{ x: 0, y: 0 }], discs: [{ pos: [0, 50] }] });
    editor.state.options.mirror.value = "x";
    editor.actions.selectAll();
    editor.actions.moveSelected(30, 20);
    const { vertexes, discs } = editor.open.content.value.drawing.stadium;
    expect([vertexes[0], discs[1]]).toMatchObject([
      { x: 0, y: 20 },
      { x: 0, y: 70 },
    ]);
    editor.state.options.mirror.value = "both";
    editor.actions.moveSelected(0, -20);
    expect(editor.open.content.value.drawing.stadium.vertexes).toMatchObject([{ x: 0, y: 0 }]);
    editor.actions.moveSelected(10, 10);
    expect(editor.open.content.value.drawing.stadium.vertexes).toMatchObject([{ x: 0, y: 0 }]);
  });

  it("draws both halves, swaps teams, and shares what is on the axis", () => {
    const editor = empty();
    editor.state.options.mirror.value = "x";
    editor.state.options.goalFrame.value = false;
    drag(editor.tool("goal"), [-300, -60], [-300, 60]);
    click(editor.tool("redSpawn"), -80, 10);
    const wall = editor.tool("wall");
    click(wall, 0, 0);
    click(wall, -50, 40);
    wall.finish();
    const { goals, redSpawnPoints, blueSpawnPoints, vertexes, segments } = editor.open.content.value.drawing.stadium;
    expect(goals.map(({ p0, team }) => [p0.x, team])).toEqual([
      [-300, "red"],
      [300, "blue"],
    ]);
    expect([redSpawnPoints, blueSpawnPoints]).toEqual([[{ x: -80, y: 10 }], [{ x: 80, y: 10 }]]);
    expect(vertexes.map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [-50, 40],
      [50, 40],
    ]);
    expect(segments).toHaveLength(2);
    editor.actions.undo();
    expect(editor.open.content.value.drawing.stadium.segments).toHaveLength(0);
  });

  it("bends both walls to mirrored sides, whichever way they run", () => {
    const editor = editorOf({
      vertexes: [
        { x: -100, y: 0 },
        { x: -50, y: 0 },
        { x: 50, y: 0 },
        { x: 100, y: 0 },
      ],
      segments: [
        { v0: 0, v1: 1 },
        { v0: 2, v1: 3 },
      ],
    });
    editor.state.options.mirror.value = "x";
    const [first, second] = editor.open.content.value.snapshot.ids.segments;
    editor.actions.setKeys([first!], { curve: 90 });
    // Both run to the right, so both bulge to the top.
    expect(editor.open.content.value.snapshot.items.get(second!)?.value).toMatchObject({ curve: 90 });
    editor.state.options.mirror.value = "none";
    editor.actions.select([second!]);
    editor.actions.reverseSelected();
    editor.state.options.mirror.value = "x";
    editor.actions.setKeys([first!], { curve: 60 });
    expect(editor.open.content.value.snapshot.items.get(second!)?.value).toMatchObject({ curve: -60 });
  });
});
