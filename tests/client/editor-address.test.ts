/** The address of the editor's page, with a history as browsers have it. */
import { signal } from "@preact/signals-core";
import { beforeEach, describe, expect, it } from "vitest";
import { type AddressedEditor, type AddressedWindow, syncEditorAddress } from "#client/editor/page-address.ts";

/** Codes of the documents that this browser has; null for one that is not shared. */
let saved: Map<string, string | null>;
let opened: string[];
let history: string[];
let at: number;
let go: (steps: number) => Promise<void>;
let page: AddressedEditor & { readonly share: (code: string) => void };

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

function createPage(): typeof page {
  const open: ReturnType<typeof signal<ReturnType<typeof documentOf> | null>> = signal(null);
  const show = (id: string, code: string | null) => void (open.value = documentOf(id, code));
  return {
    open: open as AddressedEditor["open"],
    async close() {
      open.value = null;
    },
    async openSaved(id) {
      opened.push(id);
      await settled();
      const code = saved.get(id);
      if (code !== undefined) show(id, code);
    },
    async openShared(code) {
      opened.push(code);
      await settled();
      show(`shared-${code}`, code);
    },
    async openPublished(code) {
      opened.push(code);
      await settled();
      if (code !== "ZZZZZZ") show(`copy-${code}`, null);
    },
    openText: (text) => show(`text-${text}`, null),
    share: (code) => void (open.peek()!.shared.value = { code }),
  };
}

function documentOf(id: string, code: string | null) {
  return { id, shared: signal(code === null ? null : { code }) };
}

/** Opens the page at an address. */
async function load(path: string): Promise<void> {
  history = [path];
  at = 0;
  page = createPage();
  const url = () => new URL(history[at]!, "http://localhost");
  const window: AddressedWindow = {
    location: {
      get pathname() {
        return url().pathname;
      },
      get search() {
        return url().search;
      },
    },
    history: {
      pushState(_data, _unused, to) {
        history = [...history.slice(0, ++at), String(to)];
      },
      replaceState(_data, _unused, to) {
        history[at] = String(to);
      },
    },
    addEventListener(_type, listener) {
      go = async (steps) => {
        at += steps;
        listener();
        await settled();
        await settled();
      };
    },
  };
  syncEditorAddress(window, { page, takeText: () => "sent" });
  await settled();
  await settled();
}

const shownId = () => page.open.value?.id;

beforeEach(() => {
  saved = new Map([
    ["a", null],
    ["b", null],
    ["c", "ABC234"],
  ]);
  opened = [];
});

describe("the editor's address", () => {
  it("has an entry for each document that is opened", async () => {
    await load("/editor");
    await page.openSaved("a");
    await page.openSaved("b");
    expect(history).toEqual(["/editor", "/editor?document=a", "/editor?document=b"]);
  });

  it("closes and opens documents on going back and forward", async () => {
    await load("/editor");
    await page.openSaved("a");
    await page.openSaved("b");
    await go(-1);
    expect(shownId()).toBe("a");
    await go(-1);
    expect(shownId()).toBeUndefined();
    await go(2);
    expect(shownId()).toBe("b");
    expect(history).toEqual(["/editor", "/editor?document=a", "/editor?document=b"]);
  });

  it("is replaced when the document is shared", async () => {
    await load("/editor");
    await page.openSaved("a");
    page.share("K7FQ2X");
    expect(history).toEqual(["/editor", "/e/K7FQ2X"]);
    await go(-1);
    await go(1);
    expect(shownId()).toBe("shared-K7FQ2X");
    expect(history).toEqual(["/editor", "/e/K7FQ2X"]);
  });

  it("has an entry for the start screen that follows a document", async () => {
    await load("/editor?document=a");
    await page.close();
    expect(history).toEqual(["/editor?document=a", "/editor"]);
    await go(-1);
    expect(shownId()).toBe("a");
  });

  it.each([
    ["/editor?document=a", "a"],
    ["/e/K7FQ2X", "shared-K7FQ2X"],
    ["/e/k7fq2x", "shared-K7FQ2X"],
  ])("%s opens its document and stays", async (path, id) => {
    await load(path);
    expect(shownId()).toBe(id);
    expect(history).toEqual([path]);
  });

  it.each([
    ["/editor?map=K7FQ2X", "/editor?document=copy-K7FQ2X"],
    ["/editor?text", "/editor?document=text-sent"],
    ["/editor?document=c", "/e/ABC234"],
  ])("%s is replaced by %s", async (path, to) => {
    await load(path);
    expect(history).toEqual([to]);
  });

  it.each(["/editor?document=missing", "/editor?map=ZZZZZZ"])("%s stays while nothing is open", async (path) => {
    await load(path);
    expect([shownId(), opened.length, history]).toEqual([undefined, 1, [path]]);
  });

  it("opens nothing again that is open", async () => {
    await load("/editor?document=a");
    await go(0);
    expect(opened).toEqual(["a"]);
  });
});
