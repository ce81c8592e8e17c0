/** The summary of the last game: opened at full time and from the room menu, a table that sorts. */
import { within } from "@testing-library/preact";
import { describe, expect, it } from "vitest";
import type { MatchPlayer } from "#client/session/match-summary.ts";
import { bestPlayers } from "#client/ui/statistics/podium.ts";
import { BLUE_TEAM, RED_TEAM } from "#sim/world.ts";
import { createGameInfo } from "../support/game-info.ts";
import { matchBot, matchPlayer, matchSummary } from "../support/match-summaries.ts";
import { inRoom, renderMenu, renderUi, violations } from "../support/rendered-ui.ts";
import { click, press } from "../support/user.ts";

const ENDED = createGameInfo({ state: 3, red: 3, blue: 1 });

const MATCH = matchSummary("m1", {
  players: [
    matchPlayer("Ada", RED_TEAM, { goals: 2, shots: 3, possession: 5400, distance: 12_345 }),
    matchPlayer("Zoe", RED_TEAM, { goals: 1, shots: 6 }),
    matchPlayer("Ben", BLUE_TEAM, { goals: 1, saves: 2, time: 5415 }),
    matchBot("Nova", BLUE_TEAM, { goals: 0 }),
  ],
});

function openAtFullTime(match = MATCH) {
  const ui = renderUi(inRoom({ game: ENDED }));
  ui.change(({ summary }) => (summary.value = match));
  click(ui.page.getByRole("button", { name: "Match summary" }));
  const dialog = within(ui.page.getByRole("dialog", { name: "Match summary" }));
  const names = () => dialog.getAllByRole("rowheader").map((cell) => cell.textContent);
  return { ...ui, dialog, names };
}

describe("full time", () => {
  it("shows the best players with their figures, and the teams compared", async () => {
    const { page, change } = renderUi(inRoom({ game: ENDED }));
    change(({ summary }) => (summary.value = MATCH));
    const results = within(page.getByRole("region", { name: "Full time" }));
    const places = results.getAllByRole("listitem").map(({ textContent }) => textContent);
    expect(places).toEqual(["Best player1Ada2 goals · 3 shots", "2Ben1 goal · 2 saves", "3Zoe1 goal · 6 shots"]);
    const rows = results.getAllByRole("row").map(({ textContent }) => textContent);
    expect(rows).toContain("9Shots0");
    expect(rows).toContain("0Saves2");
    expect(results.getByText(/^Next match in \d seconds?$/u)).toBeDefined();
    expect(await violations()).toEqual([]);
    change(({ game }) => (game.value = null));
    expect(page.queryByRole("region", { name: "Full time" })).toBeNull();
  });

  it.each([
    ["leads an admin to the teams", true],
    ["leads no other player there", false],
  ])("%s", (_, admin) => {
    const { page, change, menuOpen } = renderUi(inRoom({ game: ENDED, me: { admin, owner: admin } }));
    change(({ summary }) => (summary.value = MATCH));
    const button = page.queryByRole("button", { name: "Arrange the teams" });
    expect(button !== null).toBe(admin);
    if (button !== null) click(button);
    expect(menuOpen.value).toBe(admin);
  });

  it("does not show the result of an earlier game", () => {
    const { page, change } = renderUi(inRoom({ game: { ...ENDED, red: 2 } }));
    change(({ summary }) => (summary.value = MATCH));
    expect(page.queryByRole("region", { name: "Full time" })).toBeNull();
  });
});

describe("the best players", () => {
  it("are those with the most points; of equal ones the winners, then those with less time", () => {
    const names = (...players: MatchPlayer[]) =>
      bestPlayers(matchSummary("m", { red: 1, blue: 2, players }), 3).map(({ name }) => name);
    const red = (name: string, figures = {}) => matchPlayer(name, RED_TEAM, { time: 600, goals: 0, ...figures });
    const blue = (name: string, figures = {}) => matchPlayer(name, BLUE_TEAM, { time: 600, goals: 0, ...figures });
    expect(names(red("A", { goals: 1 }), blue("B", { assists: 2 }), blue("C"))).toEqual(["B", "A"]);
    expect(names(red("A", { goals: 1 }), blue("B", { goals: 1 }))).toEqual(["B", "A"]);
    expect(names(red("A", { goals: 1 }), red("B", { goals: 1, time: 300 }))).toEqual(["B", "A"]);
    expect(names(red("A", { ownGoals: 2, goals: 1 }), blue("B", { passes: 1 }))).toEqual(["B"]);
  });
});

describe("the match summary", () => {
  it("is offered at full time, and closes with Escape", async () => {
    const { page, dialog } = openAtFullTime();
    expect(dialog.getByText("Red 3, Blue 1.")).toBeDefined();
    expect(dialog.getByText("Red wins")).toBeDefined();
    expect(dialog.getByRole("link", { name: "Open as a page" }).getAttribute("href")).toBe("/m/m1");
    expect(dialog.getByRole("link", { name: "Ada" }).getAttribute("href")).toMatch(/^\/p\/\w{12}$/u);
    expect(dialog.queryByRole("link", { name: /Nova/u })).toBeNull();
    expect(await violations()).toEqual([]);
    press("Escape");
    expect(page.queryByRole("dialog")).toBeNull();
  });

  it("is not offered before a game has ended", () => {
    const { page, change } = renderUi(inRoom({ game: ENDED }));
    expect(page.queryByRole("button", { name: "Match summary" })).toBeNull();
    change(({ summary, game }) => {
      summary.value = MATCH;
      game.value = createGameInfo({ state: 1 });
    });
    expect(page.queryByRole("button", { name: "Match summary" })).toBeNull();
    change(({ game }) => (game.value = null));
    expect(page.getByRole("button", { name: "Match summary" })).toBeDefined();
  });

  it("opens from the room menu while the next game runs", () => {
    const { page, change } = renderMenu("Players", { game: createGameInfo({ state: 1 }) });
    expect(page.queryByRole("button", { name: "Last match" })).toBeNull();
    change(({ summary }) => (summary.value = MATCH));
    click(page.getByRole("button", { name: "Last match" }));
    expect(page.getByRole("dialog", { name: "Match summary" })).toBeDefined();
    press("Escape");
    expect(page.queryByRole("dialog", { name: "Match summary" })).toBeNull();
    expect(page.getByRole("dialog", { name: "A room" })).toBeDefined();
  });

  it("shows team by team, and sorts by any column, with figures from the highest on", () => {
    const { dialog, names } = openAtFullTime();
    expect(names()).toEqual(["Ada", "Zoe", "Ben", "NovaBot"]);
    const sorted = () => dialog.getByRole("button", { name: "Shots" }).closest("th")?.getAttribute("aria-sort");
    click(dialog.getByRole("button", { name: "Shots" }));
    expect(names().slice(0, 2)).toEqual(["Zoe", "Ada"]);
    expect(sorted()).toBe("descending");
    click(dialog.getByRole("button", { name: "Shots" }));
    expect([names().at(-1), sorted()]).toEqual(["Zoe", "ascending"]);
    click(dialog.getByRole("button", { name: "Player" }));
    expect(names()).toEqual(["Ada", "Ben", "NovaBot", "Zoe"]);
    expect(sorted()).toBeNull();
  });

  it("marks the best of each column, also for screen readers", () => {
    const { dialog } = openAtFullTime();
    const rowOf = (name: RegExp) => dialog.getByRole("row", { name });
    const best = (row: HTMLElement) => [...row.querySelectorAll(".match-best")].map((cell) => cell.textContent);
    expect(best(rowOf(/Ada/u))).toEqual(expect.arrayContaining(["2 (best)", "50 % (best)", "12,345 (best)"]));
    expect(best(rowOf(/Ben/u))).toContain("2 (best)");
    expect(rowOf(/Ben/u).textContent).toContain("1:30");
    expect(best(rowOf(/Nova/u))).not.toContain("0 (best)");
  });

  it("shows ratings and their changes when the match was rated", () => {
    const players = [
      matchPlayer("Ada", RED_TEAM, { ratingBefore: 1000, ratingAfter: 1042 }),
      matchPlayer("Ben", BLUE_TEAM, { ratingBefore: 1100, ratingAfter: 1081 }),
    ];
    const { dialog } = openAtFullTime(matchSummary("m2", { players, ladder: "rooms" }));
    expect(dialog.getByRole("button", { name: "Rating" })).toBeDefined();
    expect(dialog.getByText("+42")).toBeDefined();
    expect(dialog.getByText("−19")).toBeDefined();
    expect(dialog.getByText("Rated")).toBeDefined();
  });
});
