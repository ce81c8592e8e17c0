/** Saving of a document by itself, and what stays of it when its page is left. */
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { type Autosave, createAutosave } from "#client/editor/documents/autosave.ts";
import { createLeftChanges } from "#client/editor/documents/left-changes.ts";

type Save = { readonly state: Uint8Array; readonly end: (isSaved: boolean) => Promise<void> };

/** A document in a page, with a storage whose saves end when the test ends them. */
function openDocument() {
  const doc = new Y.Doc();
  const saves: Save[] = [];
  const left: Uint8Array[] = [];
  const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
  const autosave: Autosave = createAutosave({
    doc,
    page: page as unknown as Document,
    save: (state) =>
      new Promise((resolve, reject) => {
        const end = async (isSaved: boolean) => {
          if (isSaved) resolve();
          else reject(new Error("no space"));
          await settled();
        };
        saves.push({ state, end });
      }),
    leave: (update) => void left.push(update),
  });
  return {
    ...{ doc, saves, left, autosave },
    write: (name: string) => void doc.getMap("root").set(name, true),
    show: (visibilityState: "visible" | "hidden") => {
      page.visibilityState = visibilityState;
      page.dispatchEvent(new Event("visibilitychange"));
    },
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

/** What has been written into the document with these updates. */
function namesIn(...updates: readonly Uint8Array[]): readonly string[] {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return [...doc.getMap("root").keys()].toSorted();
}

describe("a page that is left", () => {
  it("leaves the changes that are not stored yet, at once", async () => {
    const { write, autosave, saves, left, show } = openDocument();
    write("wall");
    void autosave.save();
    await saves[0]!.end(true);
    write("disc");
    show("hidden");
    expect(left.map((update) => namesIn(saves[0]!.state, update))).toEqual([["disc", "wall"]]);
    expect(namesIn(saves[1]!.state)).toEqual(["disc", "wall"]);
  });

  it("leaves them while a save has not ended, and begins the next save beside it", () => {
    const { write, autosave, saves, left, show } = openDocument();
    write("wall");
    void autosave.save();
    expect(autosave.status.value).toBe("saving");
    write("disc");
    show("hidden");
    expect(left.map((update) => namesIn(update))).toEqual([["disc", "wall"]]);
    expect(saves.map(({ state }) => namesIn(state))).toEqual([["wall"], ["disc", "wall"]]);
  });

  it("leaves nothing that is stored", async () => {
    const { write, autosave, saves, left, show } = openDocument();
    write("wall");
    void autosave.save();
    await saves[0]!.end(true);
    show("hidden");
    expect(left).toEqual([]);
    expect(saves).toHaveLength(1);
  });

  it("leaves the changes that could not be saved", async () => {
    const { write, autosave, saves, left, show } = openDocument();
    write("wall");
    void autosave.save();
    await saves[0]!.end(false);
    expect(autosave.status.value).toBe("failed");
    show("hidden");
    expect(left.map((update) => namesIn(update))).toEqual([["wall"]]);
  });
});

describe("saves beside each other", () => {
  it("have the status of the one that was begun last", async () => {
    const { write, autosave, saves } = openDocument();
    write("wall");
    void autosave.save();
    write("disc");
    void autosave.save();
    await saves[0]!.end(false);
    expect(autosave.status.value).toBe("saving");
    await saves[1]!.end(true);
    expect(autosave.status.value).toBe("saved");
  });
});

describe("changes that were left", () => {
  const openStorage = () => {
    const items = new Map<string, string>();
    const storage = {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
      removeItem: (key: string) => void items.delete(key),
    };
    return { items, page: () => createLeftChanges(() => storage) };
  };
  const update = (name: string) => {
    const doc = new Y.Doc();
    doc.getMap("root").set(name, "x".repeat(300_000));
    return Y.encodeStateAsUpdate(doc);
  };

  it("are those of all pages that have left the document", () => {
    const { page } = openStorage();
    page().keep("hall", update("wall"));
    page().keep("hall", update("disc"));
    expect(namesIn(page().read("hall")!)).toEqual(["disc", "wall"]);
    expect(page().read("cellar")).toBeUndefined();
  });

  it("are removed by a save of a page that has them, and by no other", () => {
    const { page } = openStorage();
    const [other, reader] = [page(), page()];
    page().keep("hall", update("wall"));
    other.saving("hall")();
    expect(namesIn(reader.read("hall")!)).toEqual(["wall"]);
    const saved = reader.saving("hall");
    other.keep("hall", update("disc"));
    saved();
    expect(namesIn(reader.read("hall")!)).toEqual(["disc", "wall"]);
    reader.saving("hall")();
    expect(reader.read("hall")).toBeUndefined();
  });

  it("are none where the storage is blocked or has something else", () => {
    const blocked = createLeftChanges(() => {
      throw new Error("denied");
    });
    blocked.keep("hall", update("wall"));
    expect(blocked.read("hall")).toBeUndefined();
    const { items, page } = openStorage();
    page().keep("hall", update("wall"));
    for (const key of items.keys()) items.set(key, "AAECAw");
    expect(page().read("hall")).toBeUndefined();
    page().keep("hall", update("disc"));
    expect(namesIn(page().read("hall")!)).toEqual(["disc"]);
  });
});
