/** The list of objects and the panel of traits of the stadium editor. */
import { fireEvent } from "@testing-library/preact";
import { describe, expect, it } from "vitest";
import { ObjectList } from "#client/ui/editor/panel/objects/object-list.tsx";
import { TraitPanel } from "#client/ui/editor/panel/traits/trait-panel.tsx";
import { renderEditor, type RenderedEditor } from "../support/editor-ui.tsx";
import { rendered, violations } from "../support/rendered-ui.ts";
import { click, press, type } from "../support/user.ts";

const FILE = {
  name: "Test",
  width: 420,
  height: 200,
  bg: {},
  traits: { post: { radius: 8, color: "CC0000" }, net: { bCoef: 0.1, speed: [1, 0] }, odd: 3 },
  vertexes: [
    { x: 0, y: 0 },
    { x: 100, y: 50, trait: "net" },
    { x: -3, y: 50, trait: "gone" },
  ],
  segments: [
    { v0: 0, v1: 1, curve: 90 },
    { v0: 1, v1: 2, trait: "net" },
  ],
  discs: [{ pos: [10, 20], trait: "post" }],
  joints: [{ d0: 0, d1: 1 }],
  redSpawnPoints: [[-100, 0]],
};

const list = (value: object = FILE) => renderEditor(ObjectList, value);
const row = ({ page }: RenderedEditor, name: RegExp) => page.getByRole("treeitem", { name });
const rowNames = ({ page }: RenderedEditor) =>
  page.getAllByRole("treeitem").map((element) => element.getAttribute("aria-label"));
const focusedName = () => document.activeElement?.getAttribute("aria-label");
const key = (name: string, modifiers: object = {}) =>
  rendered(() =>
    fireEvent.keyDown(document.activeElement!, { key: name, code: name === " " ? "Space" : name, ...modifiers }),
  );
const selected = ({ state, page }: RenderedEditor) => [
  page
    .getAllByRole("treeitem", { selected: true })
    .map((element) => /^\w+( \d)?(?= )/u.exec(element.getAttribute("aria-label")!)?.[0]),
  state.selection.value.size,
];

describe("the list of objects", () => {
  it("is a tree by kind, with descriptions and traits", () => {
    const ui = list();
    expect(rowNames(ui)).toEqual([
      "Vertexes 3",
      "Vertex 0 (0, 0)",
      "Vertex 1 (100, 50) net",
      "Vertex 2 (-3, 50) gone, Warning",
      "Segments 2",
      "Segment 0 0 → 1, curve 90°",
      "Segment 1 1 → 2 net",
      "Discs 1",
      "Disc 0 (10, 20), radius 8 post",
      "Joints 1",
      "Joint 0 Ball → 0",
      "Red spawn points 1",
      "Red spawn point 0 (-100, 0)",
    ]);
    const segment = row(ui, /^Segment 1/u);
    const attributes = ["aria-level", "aria-posinset", "aria-setsize"].map((name) => segment.getAttribute(name));
    expect(attributes).toEqual(["2", "2", "2"]);
  });

  it("is grouped by trait as well, also by one that is missing", () => {
    const ui = list();
    rendered(() => click(ui.page.getByRole("radio", { name: "Style" })));
    const groups = ui.page.getAllByRole("treeitem").filter((element) => element.getAttribute("aria-level") === "1");
    expect(groups.map((element) => element.getAttribute("aria-label"))).toEqual([
      "post 1",
      "net 2",
      "gone 1",
      "No style 4",
    ]);
  });

  it("is filtered by name, description and trait", () => {
    const ui = list();
    rendered(() => type(ui.page.getByRole("searchbox"), "NET"));
    expect(rowNames(ui)).toEqual(["Vertexes 1", "Vertex 1 (100, 50) net", "Segments 1", "Segment 1 1 → 2 net"]);
    rendered(() => type(ui.page.getByRole("searchbox"), "nothing"));
    expect(ui.page.getByText("No object matches.")).toBeTruthy();
  });

  it("opens and closes groups", () => {
    const ui = list();
    rendered(() => click(row(ui, /^Vertexes/u)));
    expect(rowNames(ui).slice(0, 2)).toEqual(["Vertexes 3", "Segments 2"]);
    rendered(() => row(ui, /^Vertexes/u).focus());
    key("ArrowRight");
    expect(rowNames(ui)[1]).toBe("Vertex 0 (0, 0)");
    key("ArrowLeft");
    key("Enter");
    expect(row(ui, /^Vertexes/u).getAttribute("aria-expanded")).toBe("true");
  });

  it("has one stop of the Tab key, and arrow keys move the focus", () => {
    const ui = list();
    expect(ui.page.getAllByRole("treeitem").filter((element) => element.tabIndex === 0)).toHaveLength(1);
    rendered(() => row(ui, /^Vertexes/u).focus());
    key("ArrowDown");
    key("ArrowDown");
    expect(focusedName()).toBe("Vertex 1 (100, 50) net");
    key("End");
    expect(focusedName()).toBe("Red spawn point 0 (-100, 0)");
    key("ArrowLeft");
    expect(focusedName()).toBe("Red spawn points 1");
    key("Home");
    expect(focusedName()).toBe("Vertexes 3");
    expect(ui.state.selection.value.size).toBe(0);
  });

  it("selects with Space, Shift and Control", () => {
    const ui = list();
    rendered(() => row(ui, /^Vertex 0/u).focus());
    key(" ");
    expect(selected(ui)).toEqual([["Vertex 0"], 1]);
    key("ArrowDown", { shiftKey: true });
    key("ArrowDown", { shiftKey: true });
    expect(selected(ui)).toEqual([["Vertexes", "Vertex 0", "Vertex 1", "Vertex 2"], 3]);
    key("ArrowUp", { shiftKey: true });
    expect(selected(ui)).toEqual([["Vertex 0", "Vertex 1"], 2]);
    key("ArrowUp", { ctrlKey: true });
    key(" ", { ctrlKey: true });
    expect(selected(ui)).toEqual([["Vertex 1"], 1]);
    rendered(() => row(ui, /^Segments/u).focus());
    key(" ");
    expect(selected(ui)).toEqual([["Segments", "Segment 0", "Segment 1"], 2]);
  });

  it("selects with the pointer", () => {
    const ui = list();
    rendered(() => click(row(ui, /^Segment 0/u)));
    expect(selected(ui)).toEqual([["Segment 0"], 1]);
    rendered(() => fireEvent.click(row(ui, /^Disc 0/u), { ctrlKey: true }));
    expect(ui.state.selection.value.size).toBe(2);
    rendered(() => fireEvent.click(row(ui, /^Vertex 1/u), { shiftKey: true }));
    expect(ui.state.selection.value.size).toBe(5);
    rendered(() => fireEvent.pointerEnter(row(ui, /^Vertex 2/u)));
    expect(ui.state.hovered.value).toBe(ui.ids("vertexes")[2]);
  });

  it("shows errors, and what others have selected", () => {
    const goals = [{ p0: [0, 0], p1: [0, 9], team: "green" }];
    const ui = list({ ...FILE, goals });
    expect(row(ui, /^Goal 0/u).getAttribute("aria-label")).toBe("Goal 0 ?, Error");
    const person = { id: 7, name: "Ann", color: "#c0f", cursor: null, preview: null, viewpoint: null };
    rendered(() => (ui.state.people.value = [{ ...person, selection: [ui.ids("discs")[0]!] }]));
    expect(row(ui, /^Disc 0/u).getAttribute("aria-label")).toBe("Disc 0 (10, 20), radius 8 post, Ann");
  });

  it("removes objects, and the focus stays at the place", () => {
    const ui = list();
    rendered(() => row(ui, /^Vertex 1/u).focus());
    key("Delete");
    // Both segments end at the vertex.
    expect(ui.file()).toMatchObject({ vertexes: [{ x: 0 }, { x: -3 }], segments: [] });
    expect(focusedName()).toBe("Vertex 1 (-3, 50) gone, Warning");
    key("Delete", { ctrlKey: true });
    expect(ui.file()["vertexes"]).toHaveLength(1);
  });

  it("locks and hides objects and groups, also with the keyboard", () => {
    const ui = list();
    rendered(() => row(ui, /^Disc 0/u).focus());
    key("ArrowRight");
    expect(focusedName()).toBe("Lock Disc 0");
    rendered(() => press("Enter"));
    expect(row(ui, /^Disc 0/u).getAttribute("aria-label")).toBe("Disc 0 (10, 20), radius 8 post, locked");
    key("ArrowRight");
    expect(focusedName()).toBe("Hide Disc 0");
    key("ArrowLeft");
    key("ArrowLeft");
    expect(focusedName()).toMatch(/^Disc 0/u);
    key("Delete");
    expect(ui.file()["discs"]).toHaveLength(1);
    rendered(() => click(ui.page.getByRole("button", { name: "Hide Vertexes" })));
    expect(ui.page.getAllByRole("treeitem", { name: /hidden/u })).toHaveLength(4);
    rendered(() => click(ui.page.getByRole("button", { name: "Show Vertex 0" })));
    expect(ui.page.getAllByRole("treeitem", { name: /hidden/u })).toHaveLength(2);
  });

  it("renders the rows in view of a large stadium, and the one with the focus", () => {
    const vertexes = Array.from({ length: 255 }, (_, i) => ({ x: i, y: 0 }));
    const segments = Array.from({ length: 254 }, (_, i) => ({ v0: i, v1: i + 1 }));
    const discs = Array.from({ length: 254 }, (_, i) => ({ pos: [i, 0] }));
    const ui = list({ ...FILE, vertexes, segments, discs });
    expect(ui.page.getAllByRole("treeitem").length).toBeLessThan(80);
    rendered(() => row(ui, /^Vertexes/u).focus());
    key("End");
    expect(focusedName()).toBe("Red spawn point 0 (-100, 0)");
    expect(ui.page.getAllByRole("treeitem").length).toBeLessThan(80);
  });

  it("has no violations of accessibility rules", async () => {
    const ui = list();
    rendered(() => click(row(ui, /^Segment 0/u)));
    expect(await violations()).toEqual([]);
  });
});

describe("the panel of traits", () => {
  const panel = () => renderEditor(TraitPanel, FILE);
  const openTrait = ({ page }: RenderedEditor, name: RegExp) =>
    rendered(() => click(page.getByRole("button", { name })));

  it("adds traits with new names", () => {
    const ui = panel();
    const name = ui.page.getByLabelText("Name of a new style");
    rendered(() => type(name, "post"));
    expect(ui.page.getByRole("alert").textContent).toBe("There is a style of this name already.");
    rendered(() => type(name, " wall "));
    rendered(() => click(ui.page.getByRole("button", { name: "Add style" })));
    rendered(() => press("Enter"));
    expect(Object.keys(ui.file()["traits"] as object)).toEqual(["post", "net", "odd", "wall"]);
    expect(ui.page.getByRole("button", { name: "wall 0 objects" }).getAttribute("aria-expanded")).toBe("true");
  });

  it("changes values, which all users get", () => {
    const { odd: _, ...traits } = FILE.traits;
    const ui = renderEditor(TraitPanel, { ...FILE, traits });
    openTrait(ui, /^post/u);
    const radius = ui.page.getByLabelText<HTMLInputElement>("Radius");
    rendered(() => type(radius, "8*2"));
    rendered(() => press("Enter"));
    expect(ui.state.content.value.drawing.stadium.discs[1]).toMatchObject({ radius: 16 });
    rendered(() => click(ui.page.getByRole("button", { name: "Reset Radius" })));
    expect((ui.file()["traits"] as { post: object }).post).toEqual({ color: "CC0000" });
  });

  it("renames a trait together with its users and the choice for new objects", () => {
    const ui = panel();
    rendered(() => click(ui.page.getByRole("button", { name: "Use post for new objects" })));
    expect(ui.state.options.trait.value).toBe("post");
    openTrait(ui, /^post/u);
    const name = () => ui.page.getByLabelText<HTMLInputElement>("Name");
    rendered(() => type(name(), "net"));
    rendered(() => press("Enter"));
    expect(ui.page.getByRole("alert").textContent).toBe("There is a style of this name already.");
    rendered(() => type(name(), "pole"));
    rendered(() => press("Enter"));
    expect(ui.file()).toMatchObject({ traits: { pole: { radius: 8 } }, discs: [{ trait: "pole" }] });
    expect(ui.state.options.trait.value).toBe("pole");
    expect(name().value).toBe("pole");
  });

  it("selects the users of a trait", () => {
    const ui = panel();
    rendered(() => click(ui.page.getByRole("button", { name: "Select objects with net" })));
    expect(new Set(ui.state.selection.value)).toEqual(new Set([ui.ids("vertexes")[1], ui.ids("segments")[1]]));
    expect(ui.page.getByRole("button", { name: "Select objects with odd" })).toMatchObject({ disabled: true });
  });

  it("removes a trait, and its users keep its values", () => {
    const ui = panel();
    rendered(() => click(ui.page.getByRole("button", { name: "Remove post; objects keep its values" })));
    expect(ui.file()).toMatchObject({ discs: [{ radius: 8, color: "CC0000" }] });
    rendered(() => ui.actions.undo());
    expect(ui.file()).toEqual(FILE);
  });

  it("shows other keys, and entries that are no traits", () => {
    const ui = panel();
    openTrait(ui, /^net/u);
    expect(ui.page.getByRole("region", { name: "Other keys" }).textContent).toContain("speed[1,0]");
    openTrait(ui, /^odd/u);
    expect(ui.page.getByText("This entry of the file is no style.")).toBeTruthy();
  });

  it("has no violations of accessibility rules", async () => {
    const ui = panel();
    openTrait(ui, /^net/u);
    expect(await violations()).toEqual([]);
  });
});
