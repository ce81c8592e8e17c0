/** Practice: its dialog on the home page, and the screen over the match. */
import { within } from "@testing-library/preact";
import { expect, it, vi } from "vitest";
import type { PracticeInfo } from "#client/session/practice.ts";
import { createGameInfo } from "../support/game-info.ts";
import { inRoom, renderUi, settled, violations } from "../support/rendered-ui.ts";
import { click } from "../support/user.ts";

async function shown<T>(find: () => T | null): Promise<T> {
  let found: T | null = null;
  await vi.waitFor(async () => {
    await settled();
    found = find();
    if (found === null) throw new Error("not shown yet");
  });
  return found!;
}

it("is offered on the home page: lesson, shots, and matches by level and size", async () => {
  const { page, asked } = renderUi();
  click(page.getByRole("button", { name: "Practice" }));
  const dialog = within(await shown(() => page.queryByRole("dialog", { name: "Practice" })));
  expect(await violations()).toEqual([]);
  click(dialog.getByRole("button", { name: "Learn to play" }));
  click(dialog.getByRole("radio", { name: "Hard" }));
  click(dialog.getByRole("radio", { name: "3 v 3" }));
  click(dialog.getByRole("button", { name: "Match against bots" }));
  const plans = asked.filter((ask) => (ask as string[])[0] === "practice").map((ask) => (ask as unknown[])[2]);
  expect(plans).toEqual([{ kind: "lesson" }, { kind: "match", teamSize: 3, level: "hard" }]);
});

const practising = (info: Partial<PracticeInfo>) => {
  const ui = renderUi((session) => {
    inRoom({ game: createGameInfo({ state: 1 }) })(session);
    session.practice.value = { plan: { kind: "lesson" }, step: "move", goals: 0, time: null, ...info };
    session.screen.value = { kind: "practice" };
  });
  return ui;
};

it("names the next step of the lesson, can be skipped, and leads to Play now", async () => {
  const { page, change, asked } = practising({});
  await shown(() => page.queryByText("Move"));
  expect(await violations()).toEqual([]);
  change(({ practice }) => (practice.value = { ...practice.value!, step: "kick" }));
  expect(page.queryByText("Kick")).not.toBeNull();
  click(page.getByRole("button", { name: "Skip" }));
  change(({ practice }) => (practice.value = { ...practice.value!, step: "done" }));
  click(page.getByRole("button", { name: "Play now" }));
  expect(asked.map((ask) => (ask as string[])[0])).toEqual(expect.arrayContaining(["leave", "leave", "playNow"]));
});

it("counts the shots, and keeps the best time", async () => {
  const { page, change, preferences } = practising({ plan: { kind: "shots" } });
  await shown(() => page.queryByText("0 of 5 goals"));
  const finish = (time: number) => change(({ practice }) => (practice.value = { ...practice.value!, goals: 5, time }));
  finish(31.456);
  expect(page.queryByText("31.46 seconds")).not.toBeNull();
  finish(40);
  await settled();
  expect(preferences.bestShots.value.value).toBe(31.46);
  expect(page.queryByText("Best time: 31.46 s")).not.toBeNull();
});
