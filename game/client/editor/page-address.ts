/**
 * Keeps the address of the editor's page and the open document together: `/editor` is the start screen, `/editor?document=ID` a
 * document of this browser, `/e/CODE` a shared one. Going back and forward in the browser closes and opens documents.
 */
import { isMapCode } from "#client/session/map-library.ts";
import { readWorkshopCode } from "#protocol/workshop.ts";
import { effect, type ReadonlySignal } from "@preact/signals-core";

/** The used part of a Window. */
export type AddressedWindow = {
  readonly location: Pick<Location, "pathname" | "search">;
  readonly history: Pick<History, "pushState" | "replaceState">;
  addEventListener(type: "popstate", listener: () => void): void;
};

type AddressedDocument = {
  readonly id: string;
  readonly shared: ReadonlySignal<{ readonly code: string } | null>;
};

/** The used part of an EditorPage. Opening a document closes the one before. */
export type AddressedEditor = {
  readonly open: ReadonlySignal<AddressedDocument | null>;
  close(): Promise<void>;
  openSaved(id: string): Promise<void>;
  openShared(code: string): Promise<void>;
  openPublished(code: string): Promise<void>;
  openText(text: string): void;
};

type Parts = {
  readonly page: AddressedEditor;
  /** The map that a page of a match has sent, once. */
  readonly takeText: () => string | null;
};

type Address =
  | { readonly kind: "start" | "text" }
  | { readonly kind: "saved"; readonly id: string }
  /** `code`: of the document, or of the published map that a new document is made from. */
  | { readonly kind: "shared" | "published"; readonly code: string };

/** Opens what the page's address names, and runs until the page is closed. */
export function syncEditorAddress(window: AddressedWindow, { page, takeText }: Parts): void {
  const { location, history } = window;
  let shown: AddressedDocument | null = null;
  /** How many documents are being opened because the address names them. */
  let following = 0;
  const openNamed = async (address: Address) => {
    if (address.kind === "saved") await page.openSaved(address.id);
    else if (address.kind === "shared") await page.openShared(address.code);
    else if (address.kind === "published") await page.openPublished(address.code);
    else if (address.kind === "text") {
      const text = takeText();
      if (text !== null) page.openText(text);
    }
  };
  const follow = async () => {
    const address = readAddress(location);
    if (pathOf(addressOf(shown)) === pathOf(address)) return;
    following += 1;
    try {
      void page.close();
      await openNamed(address);
    } finally {
      following -= 1;
    }
  };
  effect(() => {
    const before = shown;
    const address = addressOf((shown = page.open.value));
    // An address of a document that cannot be opened stays, so that a reload tries again.
    if (shown === null && (before === null || following > 0)) return;
    const named = readAddress(location);
    if (pathOf(address) === pathOf(named)) return;
    const makesNew = named.kind === "published" || named.kind === "text";
    const replaces = following > 0 || shown === before || makesNew;
    history[replaces ? "replaceState" : "pushState"](null, "", pathOf(address));
  });
  window.addEventListener("popstate", () => void follow());
  void follow();
}

function addressOf(open: AddressedDocument | null): Address {
  if (open === null) return { kind: "start" };
  const code = open.shared.value?.code;
  return code === undefined ? { kind: "saved", id: open.id } : { kind: "shared", code };
}

function readAddress({ pathname, search }: AddressedWindow["location"]): Address {
  const code = readWorkshopCode(pathname);
  if (code !== null) return { kind: "shared", code };
  const query = new URLSearchParams(search);
  const [id, map] = [query.get("document") ?? "", query.get("map") ?? ""];
  if (id !== "") return { kind: "saved", id };
  if (isMapCode(map)) return { kind: "published", code: map };
  return { kind: query.has("text") ? "text" : "start" };
}

function pathOf(address: Address): string {
  switch (address.kind) {
    case "shared":
      return `/e/${address.code}`;
    case "saved":
      return `/editor?${new URLSearchParams({ document: address.id }).toString()}`;
    case "published":
      return `/editor?map=${address.code}`;
    case "text":
      return "/editor?text";
    case "start":
      return "/editor";
  }
}
