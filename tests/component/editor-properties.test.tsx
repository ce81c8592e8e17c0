/** The property panel of the stadium editor. */
import { fireEvent } from "@testing-library/preact";
import { describe, expect, it } from "vitest";
import { BALL_ID } from "#editor/document.ts";
import { PropertyPanel } from "#client/ui/editor/panel/property-panel.tsx";
import { renderEditor } from "../support/editor-ui.tsx";
import { rendered, violations } from "../support/rendered-ui.ts";
import { choose, click, press, type } from "../support/user.ts";

const FILE = {
  name: "Test",
  width: 420,
  height: 200,
  bg: { type: "grass" },
  cameraWidth: 500,
  traits: { post: { radius: 8, invMass: 0, color: "CC0000" }, net: { cMask: ["ball"], bCoef: 0.1 } },
  vertexes: [
    { x: 0, y: 0 },
    { x: 100, y: 50, trait: "net", data: { a: 1 } },
    { x: -3, y: 50 },
  ],
  segments: [
    { v0: 0, v1: 1, curve: 90, cMask: ["red", "blue"], cGroup: ["redKO"] },
    { v0: 1, v1: 2, cGroup: ["wall", "odd"] },
  ],
  goals: [{ p0: [1, 2], p1: [3, 4], team: "red" }],
  discs: [
    { pos: [10, 20], trait: "post" },
    { pos: [10, 99], radius: 8, trait: "post" },
  ],
  joints: [{ d0: 1, d1: 2 }],
  redSpawnPoints: [[-100, 0]],
  ballPhysics: { radius: 6 },
};

const open = () => renderEditor(PropertyPanel, FILE);
const field = (page: ReturnType<typeof open>["page"], name: string) =>
  page.getByLabelText<HTMLInputElement | HTMLSelectElement>(name);

/** Types a text and presses a key. */
function enter(input: HTMLElement, text: string, key = "Enter"): void {
  rendered(() => type(input, text));
  rendered(() => press(key));
}

describe("fields of an item", () => {
  it("calculate formulas, and restore their value on Escape", () => {
    const { page, file, ids, select } = open();
    select(ids("vertexes")[0]!);
    enter(field(page, "X"), "200/2");
    expect(file()).toMatchObject({ vertexes: [{ x: 100, y: 0 }, {}, {}] });
    enter(field(page, "X"), "(1,5 + 2) * -2");
    expect(file()).toMatchObject({ vertexes: [{ x: -7, y: 0 }, {}, {}] });
    enter(field(page, "X"), "55", "Escape");
    expect(field(page, "X").value).toBe("-7");
    enter(field(page, "X"), "12 +");
    expect(field(page, "X").getAttribute("aria-invalid")).toBe("true");
    expect(file()).toMatchObject({ vertexes: [{ x: -7 }, {}, {}] });
  });

  it("step with arrow keys, tenfold with Shift, without the noise of fractions", () => {
    const { page, file, ids, select, actions } = open();
    select(ids("segments")[0]!);
    const bounce = field(page, "Bounce");
    bounce.focus();
    rendered(() => press("ArrowDown"));
    rendered(() => press("ArrowDown"));
    rendered(() => press("ArrowDown"));
    expect(file()).toMatchObject({ segments: [{ bCoef: 0.7 }, {}] });
    rendered(() => actions.undo());
    expect(file()).toMatchObject({ segments: [{ bCoef: 0.8 }, {}] });
  });

  it("undo in the document, unless something is typed", () => {
    const { page, file, ids, select } = open();
    select(ids("vertexes")[0]!);
    const undo = (shiftKey: boolean) =>
      rendered(() =>
        fireEvent.keyDown(document.activeElement!, { key: shiftKey ? "Z" : "z", ctrlKey: true, shiftKey }),
      );
    enter(field(page, "X"), "5");
    undo(false);
    expect(file()).toMatchObject({ vertexes: [{ x: 0 }, {}, {}] });
    undo(true);
    expect(file()).toMatchObject({ vertexes: [{ x: 5 }, {}, {}] });
    rendered(() => type(field(page, "X"), "6"));
    undo(false);
    expect(file()).toMatchObject({ vertexes: [{ x: 5 }, {}, {}] });
  });

  it("apply what was typed when another item is selected", () => {
    const { page, file, ids, select } = open();
    select(ids("vertexes")[0]!);
    rendered(() => type(field(page, "Y"), "33"));
    select(ids("vertexes")[2]!);
    expect(file()).toMatchObject({ vertexes: [{ y: 33 }, { y: 50 }, { y: 50 }] });
  });

  it("show the values of the trait, which can be overridden and reset", () => {
    const { page, file, ids, select } = open();
    select(ids("discs")[0]!);
    expect(field(page, "Radius")).toMatchObject({ value: "", placeholder: "8 · post" });
    expect(field(page, "Damping")).toMatchObject({ value: "", placeholder: "0.99" });
    expect(page.queryByRole("button", { name: "Reset Radius" })).toBeNull();
    enter(field(page, "Radius"), "9");
    expect(file()).toMatchObject({ discs: [{ radius: 9 }, { radius: 8 }] });
    rendered(() => click(page.getByRole("button", { name: "Reset Radius" })));
    expect(file()["discs"]).toEqual(FILE.discs);
    rendered(() => choose(field(page, "Style"), "=net"));
    expect(file()).toMatchObject({ discs: [{ trait: "net" }, {}] });
    expect(field(page, "Radius")).toMatchObject({ placeholder: "10" });
  });

  it("choose colours by digits and as transparent", () => {
    const { page, file, ids, select } = open();
    select(ids("segments")[1]!);
    enter(page.getByRole("textbox", { name: "Colour" }), "#f80");
    expect(file()).toMatchObject({ segments: [{}, { color: "FF8800" }] });
    rendered(() => click(page.getByRole("button", { name: "Transparent" })));
    expect(file()).toMatchObject({ segments: [{}, { color: "transparent" }] });
    enter(page.getByRole("textbox", { name: "Colour" }), "reddish");
    expect(file()).toMatchObject({ segments: [{}, { color: "transparent" }] });
  });

  it("choose references among the items, by number and place", () => {
    const { page, file, ids, select } = open();
    select(ids("segments")[0]!);
    const from = field(page, "From") as HTMLSelectElement;
    expect([...from.options].map(({ text }) => text)).toEqual([
      "Vertex 0 (0, 0)",
      "Vertex 1 (100, 50)",
      "Vertex 2 (-3, 50)",
    ]);
    rendered(() => choose(from, `@${ids("vertexes")[2]!}`));
    expect(file()).toMatchObject({ segments: [{ v0: 2, v1: 1 }, {}] });
  });

  it("give joints a length and a strength", () => {
    const { page, file, ids, select } = open();
    select(ids("joints")[0]!);
    rendered(() => choose(page.getByRole("combobox", { name: "Length" }), "fixed"));
    expect(file()).toMatchObject({ joints: [{ length: 79 }] });
    rendered(() => choose(page.getByRole("combobox", { name: "Length" }), "range"));
    enter(field(page, "At most"), "120");
    expect(file()).toMatchObject({ joints: [{ length: [79, 120] }] });
    rendered(() => choose(page.getByRole("combobox", { name: "Strength" }), "spring"));
    expect(file()).toMatchObject({ joints: [{ strength: 0.1 }] });
    rendered(() => choose(page.getByRole("combobox", { name: "Length" }), "drawn"));
    expect((file()["joints"] as object[])[0]).not.toHaveProperty("length");
  });

  it("move spawn points, whose value is their place", () => {
    const { page, file, ids, select } = open();
    select(ids("redSpawnPoints")[0]!);
    enter(field(page, "Y"), "40");
    expect(file()).toMatchObject({ redSpawnPoints: [[-100, 40]] });
  });

  it("list keys that the format does not have", () => {
    const { page, ids, select } = open();
    select(ids("vertexes")[1]!);
    const other = page.getByRole("region", { name: "Other keys" });
    expect(other.textContent).toContain('data{"a":1}');
  });
});

describe("fields of several items", () => {
  it("show what is common and set all in one step", () => {
    const { page, file, ids, select, actions } = open();
    select(...ids("vertexes"));
    expect(page.getByRole("button", { name: "Vertexes: 3 selected" })).toBeTruthy();
    expect(field(page, "X")).toMatchObject({ value: "", placeholder: "Mixed" });
    enter(field(page, "X"), "7");
    expect(file()).toMatchObject({ vertexes: [{ x: 7 }, { x: 7 }, { x: 7 }] });
    rendered(() => actions.undo());
    expect(file()["vertexes"]).toEqual(FILE.vertexes);
  });

  it("step mixed numbers each from its own", () => {
    const { page, file, ids, select } = open();
    select(...ids("vertexes"));
    field(page, "X").focus();
    rendered(() => press("ArrowUp"));
    expect(file()).toMatchObject({ vertexes: [{ x: 1 }, { x: 101 }, { x: -2 }] });
  });

  it("set one number of points and leave the other", () => {
    const { page, file, ids, select } = open();
    select(...ids("discs"));
    const position = page.getByRole("group", { name: "Position" });
    const [x, y] = position.querySelectorAll("input");
    expect([x!.value, y!.placeholder]).toEqual(["10", "Mixed"]);
    enter(x!, "11");
    expect(file()).toMatchObject({ discs: [{ pos: [11, 20] }, { pos: [11, 99] }] });
  });

  it("of different kinds are those that all have", () => {
    const { page, file, ids, select } = open();
    select(ids("segments")[0]!, ids("discs")[0]!);
    expect(page.queryByLabelText("Radius")).toBeNull();
    enter(field(page, "Bounce"), "2");
    expect(file()).toMatchObject({ segments: [{ bCoef: 2 }, {}], discs: [{ bCoef: 2 }, {}] });
    select(ids("segments")[0]!, ids("redSpawnPoints")[0]!);
    expect(page.getByText("The selected objects have no property in common.")).toBeTruthy();
  });
});

describe("masks", () => {
  it("are toggled by flags, and unknown names stay", () => {
    const { page, file, ids, select } = open();
    select(ids("segments")[1]!);
    const group = page.getByRole("group", { name: "Belongs to" });
    const flag = (name: string) =>
      [...group.querySelectorAll("button")].find(({ textContent }) => textContent === name)!;
    expect(flag("wall").getAttribute("aria-pressed")).toBe("true");
    rendered(() => click(flag("c0")));
    expect(file()).toMatchObject({ segments: [{}, { cGroup: ["wall", "c0", "odd"] }] });
    rendered(() => click(flag("none")));
    expect(file()).toMatchObject({ segments: [{}, { cGroup: [] }] });
  });

  it("of several items are mixed, and each keeps the flags that are not toggled", () => {
    const { page, file, ids, select } = open();
    select(...ids("segments"));
    const group = page.getByRole("group", { name: "Belongs to" });
    const flag = (name: string) =>
      [...group.querySelectorAll("button")].find(({ textContent }) => textContent === name)!;
    expect(flag("redKO").getAttribute("aria-pressed")).toBe("mixed");
    rendered(() => click(flag("c1")));
    expect(file()).toMatchObject({ segments: [{ cGroup: ["redKO", "c1"] }, { cGroup: ["wall", "c1", "odd"] }] });
  });

  it("decide what collides, by the rule of the simulation", () => {
    const { page, ids, select } = open();
    const rows = () =>
      page
        .getAllByRole("row")
        .slice(1)
        .map((row) => [...row.children].map(({ textContent }) => textContent));
    select(ids("segments")[0]!);
    // A barrier of red's kick-off.
    expect(rows()).toEqual([
      ["Ball", "passes", "passes", "passes"],
      ["Red players", "passes", "collides", "passes"],
      ["Blue players", "passes", "collides", "passes"],
      ["Usual discs", "collides", "collides", "collides"],
    ]);
    select(ids("discs")[0]!);
    expect(rows().map(([name, ...meets]) => [name, new Set(meets).size, meets[0]])).toEqual([
      ["Ball", 1, "collides"],
      ["Red players", 1, "collides"],
      ["Blue players", 1, "collides"],
      ["Usual walls", 1, "collides"],
      ["Usual discs", 1, "collides"],
    ]);
  });
});

describe("the stadium", () => {
  it("is shown without a selection", () => {
    const { page, file } = open();
    expect(page.getByRole("region", { name: "Stadium" })).toBeTruthy();
    enter(field(page, "Name"), "Another");
    rendered(() => choose(field(page, "Type"), "hockey"));
    enter(field(page, "Spawn distance"), "250");
    expect(file()).toMatchObject({ name: "Another", bg: { type: "hockey" }, spawnDistance: 250 });
    expect(page.getByRole("region", { name: "Other keys" }).textContent).toContain("cameraWidth500");
  });

  it("gets the physics of a preset", () => {
    const { page, file, actions } = open();
    const futsal = () => page.getByRole("button", { name: "Futsal" });
    expect(futsal().getAttribute("aria-pressed")).toBe("false");
    rendered(() => click(futsal()));
    expect(file()).toMatchObject({ playerPhysics: { kickStrength: 4.6 }, ballPhysics: { radius: 6.4 } });
    expect(futsal().getAttribute("aria-pressed")).toBe("true");
    rendered(() => actions.undo());
    expect(file()).toEqual(FILE);
  });

  it("has a ball of its own, or the first of the discs", () => {
    const { page, select, state, actions, ids } = open();
    select(BALL_ID);
    expect(page.getByRole("region", { name: "Ball" })).toBeTruthy();
    expect(page.queryByRole("region", { name: "Stadium" })).toBeNull();
    rendered(() => actions.applyText(JSON.stringify({ ...FILE, joints: [], ballPhysics: "disc0" })));
    rendered(() => click(page.getByRole("button", { name: "Select Disc 0" })));
    expect([...state.selection.value]).toEqual([ids("discs")[0]]);
    expect(page.getByText("Ball, (10, 20), radius 8")).toBeTruthy();
    expect(page.queryByRole("rowheader", { name: "Ball" })).toBeNull();
  });

  it("lists what is wrong with the file, at items and their fields too", () => {
    const { page, actions, state, ids, select } = open();
    rendered(() => actions.applyText(JSON.stringify({ ...FILE, goals: [{ p0: [0, 0], p1: [1, 1], team: "green" }] })));
    const list = page.getByRole("region", { name: "Problems" });
    const problem = [...list.querySelectorAll("button")].find(({ textContent }) =>
      textContent.includes("goals[0].team"),
    )!;
    rendered(() => click(problem));
    const [goal] = state.content.value.snapshot.ids.goals;
    expect([...state.selection.value]).toEqual([goal]);
    expect(page.getByRole("img", { name: "Error" })).toBeTruthy();
    select(ids("segments")[1]!);
    expect(page.getByText(/unknown flag/u)).toBeTruthy();
  });
});

it("changes nothing for viewers", () => {
  const { page, state, ids, select } = open();
  rendered(() => (state.canEdit.value = false));
  select(ids("segments")[0]!);
  expect(field(page, "Bounce")).toMatchObject({ readOnly: true });
  expect(field(page, "From")).toMatchObject({ disabled: true });
  expect(page.queryAllByRole("button", { name: /^Reset/u })).toEqual([]);
});

it("has no violations of accessibility rules", async () => {
  const { ids, select } = open();
  expect(await violations()).toEqual([]);
  for (const list of ["vertexes", "segments", "discs", "joints", "redSpawnPoints"] as const) {
    select(...ids(list));
    expect(await violations()).toEqual([]);
  }
});
