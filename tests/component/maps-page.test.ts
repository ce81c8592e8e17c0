/** The pages of published maps: all of them, and the page of one, over a library that answers at once. */
import { signal } from "@preact/signals-core";
import { within } from "@testing-library/preact";
import { render } from "preact";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { MapLibrary, MapSearch, PublishedMap } from "#client/session/map-library.ts";
import { mountMaps } from "#client/ui/maps-page/mount-maps.tsx";
import { publishedMap } from "../support/published-map.ts";
import { completeHappyDom } from "../support/happy-dom.ts";
import { rendered, settled, violations } from "../support/rendered-ui.ts";
import { choose, click, type } from "../support/user.ts";

type Replaced = Partial<MapLibrary> & {
  readonly map?: PublishedMap | null | undefined;
  readonly fingerprint?: string;
  readonly likedCodes?: readonly string[];
};

/** Renders the page of an address. */
async function renderPage(pathname: string, { map, fingerprint = "", likedCodes = [], ...replaced }: Replaced = {}) {
  completeHappyDom();
  const asked: unknown[] = [];
  const opened: string[] = [];
  const liked = signal<ReadonlySet<string>>(new Set(likedCodes));
  const library: MapLibrary = {
    liked,
    find: async () => ({ maps: [], next: null }),
    text: async () => undefined,
    publish: async () => ({ ok: false, failure: { kind: "unreachable" } }),
    like: async (code, likes) => {
      asked.push(["like", code, likes]);
      liked.value = new Set(likes ? [code] : []);
      return { ok: true, value: likes ? 4 : 3 };
    },
    report: async (...request) => {
      asked.push(["report", ...request]);
      return { ok: true, value: undefined };
    },
    remove: async (code) => {
      asked.push(["remove", code]);
      return { ok: true, value: undefined };
    },
    ...replaced,
  };
  const root = document.body.appendChild(document.createElement("div"));
  document.documentElement.lang = "en";
  onTestFinished(() => {
    render(null, root);
    root.remove();
    localStorage.clear();
  });
  rendered(() =>
    mountMaps(root, {
      ...{ library, identity: signal({ fingerprint, portable: false }), address: { pathname } },
      open: (path) => opened.push(path),
      getJson: async () => {
        if (map === undefined) return { kind: "failed" };
        return map === null ? { kind: "missing" } : { kind: "loaded", status: 200, body: map };
      },
    }),
  );
  await settled();
  return { page: within(document.body), asked, opened };
}

describe("the page of all maps", () => {
  it("shows them as links with author, likes and rooms", async () => {
    const maps = [publishedMap("AAAAAA", { name: "Futsal" }), publishedMap("BBBBBB", { likes: 1 })];
    const { page } = await renderPage("/maps", { find: async () => ({ maps, next: null }) });
    const [first, second] = page.getAllByRole("link", { name: /by Ada/u });
    expect(first!.getAttribute("href")).toBe("/maps/AAAAAA");
    expect(first!.textContent).toMatch(/^Futsal by Ada .*3 likes\. .*Played in 11 rooms\. /u);
    expect(second!.textContent).toContain("1 like.");
    expect(page.getByText("2 maps are shown").getAttribute("role")).toBe("status");
    expect(document.title).toBe("Maps · Rondo");
    expect(await violations()).toEqual([]);
  });

  it("searches when the typing pauses, in the chosen order, part by part", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const searches: MapSearch[] = [];
    const find: MapLibrary["find"] = async (search) => {
      searches.push(search);
      const maps = search.page === 0 ? [publishedMap("AAAAAA")] : [publishedMap("AAAAAA"), publishedMap("BBBBBB")];
      return { maps, next: search.page === 0 ? 1 : null };
    };
    const waiting = renderPage("/maps", { find });
    await vi.advanceTimersByTimeAsync(10);
    const { page } = await waiting;
    const pause = () => vi.advanceTimersByTimeAsync(300);
    const field = page.getByRole("searchbox", { name: "Search by name or author" });
    type(field, "f");
    type(field, "fu");
    await pause();
    choose(page.getByRole("combobox", { name: "Order" }), "liked");
    await pause();
    expect(searches).toEqual([
      { query: "", sort: "new", page: 0 },
      { query: "fu", sort: "new", page: 0 },
      { query: "fu", sort: "liked", page: 0 },
    ]);
    click(page.getByRole("button", { name: "Show more" }));
    await pause();
    expect(searches.at(-1)).toEqual({ query: "fu", sort: "liked", page: 1 });
    expect(page.getAllByRole("link", { name: /by Ada/u })).toHaveLength(2);
    expect(page.queryByRole("button", { name: "Show more" })).toBeNull();
  });

  it("has a text when there is none, and when the server does not answer", async () => {
    const none = await renderPage("/maps");
    expect(none.page.getByText("No maps have been published yet.")).toBeDefined();
    let answers = false;
    const { page } = await renderPage("/maps", {
      find: async () => (answers ? { maps: [publishedMap("AAAAAA")], next: null } : undefined),
    });
    expect(page.getByRole("alert").textContent).toContain("The maps could not be loaded.");
    answers = true;
    click(page.getByRole("button", { name: "Try again" }));
    await settled();
    expect(page.queryByRole("alert")).toBeNull();
    expect(page.getByText("Map AAAAAA")).toBeDefined();
  });
});

describe("the page of a map", () => {
  const origin = { code: "CCCCCC", name: "Origin", author: "Ben" };
  const map = publishedMap("AAAAAA", { name: "Futsal", remixOf: origin });

  it("shows author, credit and facts, and leads to playing, downloading and editing", async () => {
    const { page } = await renderPage("/maps/AAAAAA", { map });
    expect(page.getByRole("heading", { level: 1 }).textContent).toBe("Futsal");
    expect(document.title).toBe("Futsal · Rondo");
    const href = (name: string | RegExp) => page.getByRole("link", { name }).getAttribute("href");
    expect(href(/^Ada/u)).toBe("/p/aa22bbccddee");
    expect(href("Origin")).toBe("/maps/CCCCCC");
    expect(href("Play now")).toBe("/?map=AAAAAA");
    expect(href("Download .hbs")).toBe("/api/maps/AAAAAA.hbs");
    expect(href("Edit a copy")).toBe("/editor?map=AAAAAA");
    expect(page.getByText("840 × 400")).toBeDefined();
    expect(page.getByText("Walls").nextSibling?.textContent).toBe("9");
    expect(await violations()).toEqual([]);
  });

  it("can be liked, and the like taken back", async () => {
    const { page, asked } = await renderPage("/maps/AAAAAA", { map });
    const button = page.getByRole("button", { name: /^Like/u });
    expect(button.getAttribute("aria-pressed")).toBe("false");
    click(button);
    await settled();
    expect([button.getAttribute("aria-pressed"), button.querySelector("b")!.textContent]).toEqual(["true", "4"]);
    click(button);
    await settled();
    expect([button.getAttribute("aria-pressed"), button.querySelector("b")!.textContent]).toEqual(["false", "3"]);
    expect(asked).toEqual([
      ["like", "AAAAAA", true],
      ["like", "AAAAAA", false],
    ]);
  });

  it("shows the likes of this browser, and why one failed", async () => {
    const like: MapLibrary["like"] = async () => ({ ok: false, failure: { kind: "rate" } });
    const { page } = await renderPage("/maps/AAAAAA", { map, like, likedCodes: ["AAAAAA"] });
    const button = page.getByRole("button", { name: /^Like/u });
    expect(button.getAttribute("aria-pressed")).toBe("true");
    click(button);
    await settled();
    expect(page.getByText("Too many requests. Try again later.")).toBeDefined();
    expect(button.getAttribute("aria-pressed")).toBe("true");
  });

  it("can be reported", async () => {
    const { page, asked } = await renderPage("/maps/AAAAAA", { map });
    click(page.getByRole("button", { name: "Report" }));
    const dialog = within(page.getByRole("dialog"));
    expect(await violations()).toEqual([]);
    click(dialog.getByRole("radio", { name: "Something else, such as a stolen map" }));
    type(dialog.getByRole("textbox"), "It is mine.");
    click(dialog.getByRole("button", { name: "Send report" }));
    await settled();
    expect(asked).toEqual([["report", "AAAAAA", "other", "It is mine."]]);
    expect(page.getByText("Thank you. The host will look at it.")).toBeDefined();
  });

  it("of the own player can be deleted after a question", async () => {
    const { page, asked, opened } = await renderPage("/maps/AAAAAA", { map, fingerprint: "aa22" });
    expect(page.queryByRole("button", { name: "Report" })).toBeNull();
    click(page.getByRole("button", { name: "Delete" }));
    click(within(page.getByRole("dialog")).getByRole("button", { name: "Delete" }));
    await settled();
    expect([asked, opened]).toEqual([[["remove", "AAAAAA"]], ["/maps"]]);
  });

  it("that does not exist leads to all maps", async () => {
    const { page } = await renderPage("/maps/ZZZZZZ", { map: null });
    expect(page.getByRole("alert").textContent).toContain("There is no map with this code.");
    expect(within(page.getByRole("alert")).getByRole("link").getAttribute("href")).toBe("/maps");
  });
});
