/** Practice: its dialog on the home page, and the screen over the match. */
import { within } from "@testing-library/preact";
import { describe, expect, it } from "vitest";
import type { PracticeInfo, PracticePlan } from "#client/session/practice.ts";
import { createGameInfo } from "../support/game-info.ts";
import { inRoom, rendered, renderUi, settled, violations } from "../support/rendered-ui.ts";
import { click, press } from "../support/user.ts";
import { waitFor } from "../support/wait-for.ts";

async function shown<T>(find: () => T | null): Promise<T> {
  let found: T | null = null;
  await waitFor(async () => {
    await settled();
    found = find();
    if (found === null) throw new Error("not shown yet");
  });
  return found!;
}

it("is offered on the home page: lesson, shots, and matches by level and size", async () => {
  const { page, asked, preferences } = renderUi();
  rendered(() => preferences.lessonShown.save(false));
  click(page.getByRole("button", { name: "Practice" }));
  const dialog = within(await shown(() => page.queryByRole("dialog", { name: "Practice" })));
  expect(await violations()).toEqual([]);
  click(dialog.getByRole("button", { name: "Learn to play" }));
  expect(preferences.lessonShown.value.value).toBe(true);
  click(dialog.getByRole("radio", { name: "Hard" }));
  click(dialog.getByRole("radio", { name: "3 v 3" }));
  click(dialog.getByRole("button", { name: "Match against bots" }));
  const plans = asked.filter((ask) => (ask as string[])[0] === "practice").map((ask) => (ask as unknown[])[2]);
  expect(plans).toEqual([{ kind: "lesson" }, { kind: "match", teamSize: 3, level: "hard" }]);
});

const NO_PROGRESS = { begun: false, count: 0, attempts: 0, secondsLeft: null, result: null };

const practising = (info: Partial<PracticeInfo>) => {
  const ui = renderUi((session) => {
    inRoom({ game: createGameInfo({ state: 1 }) })(session);
    session.practice.value = { plan: { kind: "lesson" }, step: "move", ...NO_PROGRESS, ...info };
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

it("counts the shots, and keeps the best time with its stars", async () => {
  const { page, change, preferences } = practising({ plan: { kind: "shots" } });
  await shown(() => page.queryByText("0 of 5"));
  expect(await violations()).toEqual([]);
  const finish = (result: number | null) =>
    change(({ practice }) => (practice.value = { ...practice.value!, count: 5, attempts: 5, result }));
  finish(31.456);
  await settled();
  expect(page.queryByText("31.46 seconds")).not.toBeNull();
  expect(page.queryByRole("img", { name: "3 of 3 stars" })).not.toBeNull();
  finish(null);
  finish(70);
  await settled();
  expect(preferences.drillBests.value.value).toEqual({ shots: 31.46 });
  expect(page.queryByText("Best: 31.46 s")).not.toBeNull();
  expect(page.queryByRole("img", { name: "1 of 3 stars" })).not.toBeNull();
  expect(await violations()).toEqual([]);
});

it("begins again with R, and is left with Escape", async () => {
  const { page, asked } = practising({ plan: { kind: "keeper" } });
  await shown(() => page.queryByText("0 of 10"));
  press("r", "KeyR");
  press("Escape", "Escape");
  expect(asked.map((ask) => (ask as string[])[0])).toEqual(expect.arrayContaining(["practice", "leave"]));
});

describe("the first visit", () => {
  it("begins with the lesson, which leads to the match when it is skipped, and never comes again", async () => {
    const ui = renderUi();
    rendered(() => ui.preferences.lessonShown.save(false));
    click(ui.page.getByRole("button", { name: "Play now" }));
    const [, , plan] = ui.asked.at(-1) as [string, string, PracticePlan];
    expect(plan).toEqual({ kind: "lesson", first: true });
    ui.change((session) => {
      inRoom({ game: createGameInfo({ state: 1 }) })(session);
      session.practice.value = { plan, step: "move", ...NO_PROGRESS };
      session.screen.value = { kind: "practice" };
    });
    click(await shown(() => ui.page.queryByRole("button", { name: "Skip" })));
    expect(ui.asked.slice(-2).map((ask) => (ask as string[])[0])).toEqual(["leave", "playNow"]);
    ui.change(({ screen }) => (screen.value = { kind: "home" }));
    click(ui.page.getByRole("button", { name: "Play now" }));
    expect((ui.asked.at(-1) as string[])[0]).toBe("playNow");
  });
});
