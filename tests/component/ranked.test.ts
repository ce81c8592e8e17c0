/** Ranked: the buttons of the home page, the screen of the queue, and what the match shows without a game. */
import { within } from "@testing-library/preact";
import { describe, expect, it, vi } from "vitest";
import type { Screen } from "#client/session/screen.ts";
import { createGameInfo } from "../support/game-info.ts";
import { matchSummary } from "../support/match-summaries.ts";
import { inRoom, rendered, renderMenu, renderUi, useFakeTimers, violations } from "../support/rendered-ui.ts";
import { click, type } from "../support/user.ts";

const WAITING: Screen = { kind: "queue", mode: "3v3", since: 0, waiting: 1, estimateS: null };

it("the home page offers both queues under the nickname", async () => {
  const { page, asked } = renderUi();
  type(page.getByRole("textbox", { name: "Nickname" }), "Ada");
  const ranked = within(page.getByRole("group", { name: "Ranked" }));
  click(ranked.getByRole("button", { name: "1 v 1" }));
  click(ranked.getByRole("button", { name: "3 v 3" }));
  expect(asked.filter((call) => (call as string[])[0] === "playRanked")).toEqual([
    ["playRanked", "Ada", "1v1"],
    ["playRanked", "Ada", "3v3"],
  ]);
  expect(await violations()).toEqual([]);
});

describe("the screen of the queue", () => {
  it("shows the time, the queue and the usual wait, and cancels", async () => {
    const { page, asked, change } = renderUi((session) => {
      session.screen.value = { ...WAITING, since: Date.now() - 65_000 };
    });
    expect(page.getByRole("heading", { name: "Looking for opponents" })).toBeDefined();
    expect(page.getByText("Ranked 3 v 3")).toBeDefined();
    expect(page.getByRole("timer").textContent).toBe("1:05");
    expect(page.getByText("1 player in the queue.").getAttribute("role")).toBe("status");
    expect(await violations()).toEqual([]);
    change(({ screen }) => (screen.value = { ...WAITING, waiting: 4, estimateS: 90 }));
    expect(page.getByText("4 players in the queue. Usual wait: 1:30.")).toBeDefined();
    click(page.getByRole("button", { name: "Cancel" }));
    expect(asked).toEqual([["leave"]]);
  });

  it("counts on", () => {
    useFakeTimers();
    const { page } = renderUi((session) => {
      session.screen.value = { ...WAITING, since: Date.now() };
    });
    rendered(() => vi.advanceTimersByTime(3000));
    expect(page.getByRole("timer").textContent).toBe("0:03");
  });
});

it("the pause of a player that left is named with its end", () => {
  const until = Date.now() + 120_000;
  const { page } = renderUi(({ screen }) => {
    screen.value = { kind: "exit", reason: "cooldown", code: undefined, host: { reason: "", until } };
  });
  expect(page.getByRole("alert").textContent).toContain(
    new Date(until).toLocaleString("en", { dateStyle: "medium", timeStyle: "short" }),
  );
});

it("a ranked room without a game waits for players, and afterwards shows that it closes", () => {
  const { page, change } = renderUi(inRoom({ room: { ranked: true, adminless: true }, me: { admin: false } }));
  expect(page.getByText("Waiting for the other players.")).toBeDefined();
  change(({ summary }) => (summary.value = matchSummary("m", { ending: "forfeit", red: 3, blue: 0 })));
  expect(page.getByText("The match is over.")).toBeDefined();
  click(page.getByRole("button", { name: "Match summary" }));
  expect(page.getByText("Red wins by forfeit")).toBeDefined();
});

it("leaving a running ranked match asks first", () => {
  const ui = renderMenu("Players", { room: { ranked: true }, game: createGameInfo({ state: 1 }) });
  click(ui.page.getByRole("button", { name: "Leave the room" }));
  expect(ui.asked).toEqual([]);
  const dialog = within(ui.page.getByRole("dialog", { name: "Leave the ranked match?" }));
  click(dialog.getByRole("button", { name: "Leave the room" }));
  expect(ui.asked).toEqual([["leave"]]);
});
