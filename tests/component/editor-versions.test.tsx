/** The versions of a document: a slider through them, with the chosen one below it. */
import { signal } from "@preact/signals";
import { fireEvent } from "@testing-library/preact";
import { describe, expect, it } from "vitest";
import { type LoadedVersion, readSavedVersion } from "#client/editor/documents/loaded-version.ts";
import { type HistoryEntry, VersionHistory } from "#client/ui/editor/version-history.tsx";
import { renderEditor } from "../support/editor-ui.tsx";
import { rendered, settled, violations } from "../support/rendered-ui.ts";
import { click } from "../support/user.ts";

const FILE = { name: "Test", width: 400, height: 200, bg: {} };

const version = (name: string, time: number, load?: () => Promise<LoadedVersion>): HistoryEntry => ({
  ...{ id: name, name, time, note: `Note on ${name}` },
  load: load ?? (async () => readSavedVersion(JSON.stringify({ ...FILE, name }))),
});

function renderHistory(first: readonly HistoryEntry[]) {
  const entries = signal(first);
  const restored: string[] = [];
  const named: string[] = [];
  const Screen = () => (
    <VersionHistory
      entries={entries.value}
      emptyText="No versions"
      onName={(name) => named.push(name)}
      onRestore={(text) => restored.push((JSON.parse(text) as typeof FILE).name)}
    />
  );
  const { page } = renderEditor(Screen, FILE);
  const slider = () => page.getByRole<HTMLInputElement>("slider");
  const restore = () => page.getByRole<HTMLButtonElement>("button", { name: "Restore" });
  return { page, entries, restored, named, slider, restore };
}

describe("the versions of a document", () => {
  it("begin with the latest one, and each can be restored", async () => {
    const { page, slider, restore, restored } = renderHistory([version("first", 1), version("second", 2)]);
    await settled();
    page.getByText("Version 2 of 2");
    page.getByText("Note on second");
    expect(slider().getAttribute("aria-valuetext")).toContain("second");
    fireEvent.input(slider(), { target: { value: "0" } });
    await settled();
    page.getByText("Note on first");
    rendered(() => click(restore()));
    expect(restored).toEqual(["first"]);
    expect(await violations()).toEqual([]);
  });

  it("stay at the chosen one when others are kept", async () => {
    const { page, entries, slider } = renderHistory([version("first", 1), version("second", 2)]);
    fireEvent.input(slider(), { target: { value: "0" } });
    rendered(() => (entries.value = [...entries.value, version("third", 3)]));
    await settled();
    page.getByText("Version 1 of 3");
    page.getByText("Note on first");
  });

  it("show a text while there are none", () => {
    const { page, named } = renderHistory([]);
    page.getByText("No versions");
    fireEvent.input(page.getByRole("textbox"), { target: { value: " Before the holes " } });
    rendered(() => click(page.getByRole("button", { name: "Keep version" })));
    expect(named).toEqual(["Before the holes"]);
  });

  it("cannot be restored before they are loaded, nor when that fails", async () => {
    const { page, restore } = renderHistory([version("lost", 1, () => Promise.reject(new Error("offline")))]);
    expect(restore().disabled).toBe(true);
    await settled();
    expect(page.getByRole("alert").textContent).toBe("This version cannot be loaded.");
    expect(restore().disabled).toBe(true);
  });
});
