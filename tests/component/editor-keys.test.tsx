/** The dialog of the editor's keys: groups, and the names of keys in the language of the page. */
import { within } from "@testing-library/preact";
import { describe, expect, it, onTestFinished } from "vitest";
import { PLAY_KEYS } from "#client/editor/play-keys.ts";
import { createKeyLabels } from "#client/input/key-labels.ts";
import { importEditorCatalogue } from "#client/ui/editor/editor-texts.ts";
import { ToastsContext } from "#client/ui/context/toasts-context.ts";
import { useEditor } from "#client/ui/editor/editor-context.ts";
import { KeysDialog } from "#client/ui/editor/keys-dialog.tsx";
import { language } from "#client/ui/i18n/locale.ts";
import { addCatalogue } from "#client/ui/i18n/translate.ts";
import { renderEditor } from "../support/editor-ui.tsx";
import { violations } from "../support/rendered-ui.ts";

function renderKeys() {
  const labels = createKeyLabels(new EventTarget(), undefined);
  const Screen = () => {
    const { session, toasts } = useEditor();
    return (
      <ToastsContext.Provider value={toasts}>
        <KeysDialog keyboard={{ keyLabelOf: labels.labelOf }} session={session} onClose={() => undefined} />
      </ToastsContext.Provider>
    );
  };
  return renderEditor(Screen, { name: "Test", width: 400, height: 200, bg: {} });
}

/** The texts of a group's keys, by what they do. */
function keysOf(title: string): Readonly<Record<string, readonly string[]>> {
  const dialog = within(document.querySelector<HTMLElement>("dialog")!);
  const rows = dialog.getByRole("heading", { name: title }).parentElement!.querySelectorAll("dl > div");
  return Object.fromEntries(
    Array.from(rows, (row) => [
      row.querySelector("dd")!.textContent,
      Array.from(row.querySelectorAll("kbd"), (key) => key.textContent),
    ]),
  );
}

describe("the dialog of keys", () => {
  it("has a group for each kind of work", async () => {
    renderKeys();
    expect(keysOf("Drawing")).toMatchObject({ Wall: ["W"], "End the wall": ["Enter"], "Cancel, deselect": ["Esc"] });
    expect(keysOf("Selection")).toMatchObject({
      ...{ Select: ["V"], "Select all": ["Ctrl + A"], Delete: ["Del", "⌫"] },
      ...{ "Flip vertically": ["Shift + V"], "Copy, cut, paste": ["Ctrl + C", "Ctrl + X", "Ctrl + V"] },
    });
    expect(keysOf("View")).toMatchObject({ "Zoom in": ["+"], "Show everything": ["0"] });
    expect(keysOf("File")).toEqual({ Undo: ["Ctrl + Z"], Redo: ["Ctrl + Shift + Z", "Ctrl + Y"], Save: ["Ctrl + S"] });
    expect(await violations()).toEqual([]);
  });

  it("names the keys of a play: those that the player has bound, and its commands", () => {
    renderKeys();
    const keys = keysOf("Play");
    expect(keys).toMatchObject({ Play: ["P"], Move: ["W", "↑", "A", "←", "S", "↓", "D", "→"], "One tick": ["."] });
    // Move, kick, the key that starts it.
    expect(Object.keys(keys)).toHaveLength(Object.keys(PLAY_KEYS).length + 3);
  });

  it("names keys in the language of the page", async () => {
    addCatalogue("de", await importEditorCatalogue("de"));
    language.value = "de";
    onTestFinished(() => void (language.value = "en"));
    renderKeys();
    expect(keysOf("Auswahl")).toMatchObject({ "Alles auswählen": ["Strg + A"], Löschen: ["Entf", "⌫"] });
  });
});
