/** Commands of the editor: each is one step, which undo takes back to the letter. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PHYSICS_PRESETS } from "#editor/presets.ts";
import { emptyStadium, PITCH_SIZES, pitchStadium } from "#editor/templates.ts";
import { parseStadiumValue } from "#stadium/parse.ts";
import { editorOf, type TestEditor } from "../support/editor.ts";
import { fileValue } from "../support/editor-files.ts";

type Run = (editor: TestEditor) => void;

const COMMANDS: Readonly<Record<string, Run>> = {
  removeSelected: ({ actions }) => actions.removeSelected(),
  duplicateSelected: ({ actions }) => actions.duplicateSelected(),
  moveSelected: ({ actions }) => actions.moveSelected(13, -7.5),
  turnSelected: ({ actions }) => actions.turnSelected(30),
  scaleSelected: ({ actions }) => actions.scaleSelected(1.7),
  flipX: ({ actions }) => actions.flipSelected("x"),
  flipY: ({ actions }) => actions.flipSelected("y"),
  mirrorX: ({ actions }) => actions.mirrorSelected("x"),
  mirrorY: ({ actions }) => actions.mirrorSelected("y"),
  align: ({ actions }) => actions.alignSelected("left"),
  distribute: ({ actions }) => actions.distributeSelected("y"),
  toFront: ({ actions }) => actions.orderSelected("toFront"),
  backward: ({ actions }) => actions.orderSelected("backward"),
  split: ({ actions }) => actions.splitSelected(),
  reverse: ({ actions }) => actions.reverseSelected(),
  join: ({ actions }) => actions.joinSelected(),
  setKeys: ({ actions, state }) => actions.setKeys(state.selection.value, { bCoef: 0.25, trait: undefined, odd: [1] }),
  setRoot: ({ actions }) => actions.setRoot(["bg", "width"], 123),
  setName: ({ actions }) => actions.setRoot(["name"], "Another"),
  preset: ({ actions }) => actions.usePreset(PHYSICS_PRESETS[1]!),
  addTrait: ({ actions }) => actions.addTrait("new", { vis: false }),
  setTraitKey: ({ actions }) => actions.setTraitKey("wall", "color", "00FF00"),
  renameTrait: ({ actions }) => void actions.renameTrait("wall", "renamed"),
  removeTrait: ({ actions }) => actions.removeTrait("wall"),
  paste: ({ actions }) => void actions.paste(actions.copySelected() ?? "{ vertexes: [{ x: 1, y: 2 }] }"),
  applyText: ({ actions }) => void actions.applyText("{ name: 'Other', vertexes: [{ x: 5, y: 5 }] }"),
};

const files = fc.oneof(
  { weight: 3, arbitrary: fileValue },
  fc.constantFrom(...PITCH_SIZES.map((size) => pitchStadium("Pitch", size)), emptyStadium("Empty")),
);

describe("a command and undo", () => {
  it.each(Object.entries(COMMANDS))("leave the text as it was: %s", (_, run) => {
    fc.assert(
      fc.property(
        files,
        fc.infiniteStream(fc.boolean()),
        fc.constantFrom("none", "x", "both"),
        (value, picks, mirror) => {
          const editor = editorOf(value);
          const { state, actions, open } = editor;
          const before = actions.text();
          state.options.mirror.value = mirror as "none";
          state.selection.value = new Set(
            [...open.content.value.snapshot.items.keys()].filter(() => picks.next().value),
          );
          run(editor);
          const after = actions.text();
          if (state.canUndo.value) actions.undo();
          expect(actions.text()).toBe(before);
          if (after !== before) {
            expect(state.canUndo.value).toBe(false);
            actions.redo();
            expect(actions.text()).toBe(after);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("copying and pasting", () => {
  it("adds the same items again, with their traits, beside the originals", () => {
    const from = editorOf(pitchStadium("Pitch", PITCH_SIZES[2]!));
    from.actions.selectAll();
    const text = from.actions.copySelected()!;
    const to = editorOf(emptyStadium("Empty"));
    expect(to.actions.paste(text)).toBeUndefined();
    const pasted = to.open.content.value.drawing.stadium;
    const original = from.open.content.value.drawing.stadium;
    expect(pasted.segments).toEqual(original.segments);
    expect(pasted.vertexes).toEqual(original.vertexes);
    expect(pasted.discs).toEqual(original.discs);
    expect(to.state.selection.value.size).toBe(from.state.selection.value.size);
    to.actions.paste(text);
    expect(to.open.content.value.drawing.stadium.vertexes.at(-1)).toMatchObject({
      y: original.vertexes.at(-1)!.y + 20,
    });
  });

  it("names the place of what cannot be read", () => {
    const { actions } = editorOf({});
    expect(actions.paste("{ vertexes: [\n  { x: 1, y: }\n] }")).toMatchObject({ line: 2, column: 14 });
  });
});

describe("templates", () => {
  it.each(PITCH_SIZES.map((size) => [size.id, size] as const))("are read without a warning: %s", (_, size) => {
    expect(parseStadiumValue(pitchStadium("Pitch", size))).toMatchObject({ ok: true, warnings: [] });
  });

  it("are symmetric: mirroring adds nothing", () => {
    const { actions, open } = editorOf(pitchStadium("Pitch", PITCH_SIZES[3]!));
    const before = open.content.value.snapshot.items.size;
    actions.selectAll();
    actions.mirrorSelected("x");
    actions.mirrorSelected("y");
    expect(open.content.value.snapshot.items.size).toBe(before);
  });
});

describe("the right to edit", () => {
  it("is needed for every change", () => {
    const { actions, state } = editorOf(pitchStadium("Pitch", PITCH_SIZES[0]!));
    const before = actions.text();
    state.canEdit.value = false;
    actions.selectAll();
    for (const run of Object.values(COMMANDS)) run({ actions, state } as TestEditor);
    expect(actions.text()).toBe(before);
  });
});

describe("removing a wall", () => {
  const walls = () =>
    editorOf({
      vertexes: [
        { x: -100, y: 0 },
        { x: -50, y: 0 },
        { x: -50, y: 50 },
        { x: 100, y: 0 },
        { x: 50, y: 0 },
        { x: 50, y: 50 },
        { x: 80, y: 80 },
      ],
      segments: [
        { v0: 0, v1: 1 },
        { v0: 1, v1: 2 },
        { v0: 3, v1: 4 },
        { v0: 4, v1: 5 },
        { v0: 3, v1: 6 },
      ],
    });
  const places = ({ open }: TestEditor) => open.content.value.drawing.stadium.vertexes.map(({ x, y }) => `${x},${y}`);

  it("removes the vertexes that no other wall uses", () => {
    const editor = walls();
    editor.actions.select([editor.open.content.value.snapshot.ids.segments[0]!]);
    editor.actions.removeSelected();
    expect(places(editor)).toEqual(["-50,0", "-50,50", "100,0", "50,0", "50,50", "80,80"]);
    editor.actions.undo();
    expect(places(editor)).toHaveLength(7);
  });

  it("keeps those of walls that are in one half only, in mirror mode", () => {
    const editor = walls();
    editor.state.options.mirror.value = "x";
    editor.actions.select([editor.open.content.value.snapshot.ids.segments[0]!]);
    editor.actions.removeSelected();
    expect(places(editor)).toEqual(["-50,0", "-50,50", "100,0", "50,0", "50,50", "80,80"]);
    expect(editor.open.content.value.drawing.stadium.segments).toHaveLength(3);
  });

  it("leaves locked vertexes", () => {
    const editor = walls();
    const { segments, vertexes } = editor.open.content.value.snapshot.ids;
    editor.actions.mark([vertexes[0]!], { locked: true });
    editor.actions.select([segments[0]!]);
    editor.actions.removeSelected();
    expect(places(editor)).toHaveLength(7);
  });
});

it("shows all of the items that are revealed, and comes no nearer than before", () => {
  const editor = editorOf({
    vertexes: [
      { x: -900, y: 0 },
      { x: 900, y: 0 },
      { x: 10, y: 20 },
    ],
  });
  const { vertexes } = editor.open.content.value.snapshot.ids;
  editor.actions.reveal([vertexes[2]!]);
  expect(editor.state.viewpoint.value).toEqual({ x: 10, y: 20, scale: 1 });
  editor.actions.reveal(vertexes);
  expect(editor.state.viewpoint.value).toMatchObject({ x: 0, y: 10 });
  expect(editor.state.viewpoint.value.scale).toBeLessThan(800 / 1800);
});

describe("adding without a pointer", () => {
  it("puts an item of each kind into the middle of the view, or between what is selected", () => {
    const { actions, state, open } = editorOf(emptyStadium("Empty"));
    state.viewpoint.value = { x: 101, y: 52, scale: 1 };
    for (const kind of ["vertexes", "discs", "planes", "goals", "redSpawnPoints", "blueSpawnPoints"] as const)
      expect(actions.addItem(kind)).toBe(true);
    const { stadium } = open.content.value.drawing;
    expect(stadium.vertexes[0]).toMatchObject({ x: 100, y: 50 });
    expect(stadium.goals[0]).toMatchObject({ team: "blue", p0: { x: 100, y: -10 } });
    expect([stadium.discs[1], stadium.redSpawnPoints[0]]).toMatchObject([
      { x: 100, y: 50 },
      { x: 100, y: 50 },
    ]);
    expect(actions.addItem("vertexes")).toBe(true);
    expect(open.content.value.drawing.stadium.vertexes.at(-1)).toMatchObject({ x: 110, y: 50 });
    actions.select([]);
    expect([actions.addItem("segments"), actions.addItem("joints")]).toEqual([false, false]);
    actions.select(open.content.value.snapshot.ids.vertexes.slice(0, 2));
    expect(actions.addItem("segments")).toBe(true);
    actions.select(open.content.value.snapshot.ids.discs.slice(0, 2));
    expect(actions.addItem("joints")).toBe(true);
    expect(open.content.value.drawing.stadium.joints[0]).toMatchObject({ d0: 1, d1: 2 });
  });
});
