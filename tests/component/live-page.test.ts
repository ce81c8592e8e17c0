/** The page of the live scores. */
import { signal } from "@preact/signals-core";
import { within } from "@testing-library/preact";
import { render } from "preact";
import { describe, expect, it, onTestFinished } from "vitest";
import { NO_LOBBY, type LobbyInfo } from "#client/session/lobby.ts";
import { mountLive } from "#client/ui/live-scores/mount-live.tsx";
import { rendered, violations } from "../support/rendered-ui.ts";
import { listedGame, listing } from "../support/listings.ts";

function renderLive(changes: Partial<LobbyInfo> = {}) {
  const lobby = signal<LobbyInfo>({ ...NO_LOBBY, connection: "live", ...changes });
  const root = document.body.appendChild(document.createElement("div"));
  document.documentElement.lang = "en";
  onTestFinished(() => {
    render(null, root);
    root.remove();
  });
  const transport = rendered(() => mountLive(root, lobby));
  const change = (next: Partial<LobbyInfo>) => rendered(() => (lobby.value = { ...lobby.value, ...next }));
  return { page: within(root), transport, change };
}

const match = (red: number) =>
  listing("SCORE", { name: "Sunday league", game: listedGame({ red, seconds: 61, at: Date.now(), running: false }) });

describe("the live scores", () => {
  it("are tiles that link to their rooms", async () => {
    const other = listing("OTHER", { locked: true, flag: "br", spectators: 2 });
    const { page, change } = renderLive({ rooms: [other, match(0)] });
    const [tile, second] = page.getAllByRole("link", { name: /Sunday league|Room OTHER/u });
    expect(tile?.textContent).toContain("Red 0, Blue 0.");
    expect(tile?.querySelector(".tile-clock")?.textContent).toBe("1:01");
    expect(tile?.getAttribute("href")).toBe("/r/SCORE");
    expect(within(second!).getByRole("img", { name: "Password required" })).toBeDefined();
    expect(await violations()).toEqual([]);
    change({ rooms: [match(1)] });
    expect(page.getByRole("link", { name: /Sunday league/u }).textContent).toContain("Red 1, Blue 0.");
  });

  it("link to the game when there are none", async () => {
    const { page } = renderLive();
    expect(page.getByRole("heading", { name: "No matches right now" })).toBeDefined();
    expect(page.getByRole("link", { name: "Start a match" }).getAttribute("href")).toBe("/");
    expect(await violations()).toEqual([]);
  });

  it("name their transport, or that they are not live", () => {
    const { page, transport, change } = renderLive({ pingMs: 41.6 });
    const info = () => page.getByRole("status").textContent;
    for (const [kind, text] of [
      ["socket", "Live via WebSocket"],
      ["stream", "Live via event stream"],
      ["polling", "Live via long polling"],
    ] as const) {
      rendered(() => (transport.value = kind));
      expect(info()).toBe(text);
    }
    expect(page.getByText("42 ms", { exact: false })).toBeDefined();
    const live = info();
    change({ connection: "lost" });
    expect(info()).not.toBe(live);
  });
});
