/** The banner of a goal, and its text for screen readers. */
import { expect, it } from "vitest";
import { createGameInfo } from "../support/game-info.ts";
import { inRoom, renderUi } from "../support/rendered-ui.ts";

const game = createGameInfo({ state: 2, red: 1, blue: 0, kickOffTeam: 2 });
const goal = {
  kind: "goal",
  team: 1,
  red: 1,
  blue: 0,
  scorer: "Ada",
  assist: "Ben",
  own: false,
  goals: 3,
  speed: 8,
} as const;

it("names scorer, assist, speed and a hat-trick", () => {
  const { page, change } = renderUi(inRoom({ game }));
  const band = () => document.querySelector(".band")?.textContent;
  expect(band()).toBe("Goal!Red scores. 1–0");
  change((session) => (session.goals.value = [goal]));
  expect(band()).toBe("Goal!Ada 1–0Assist by Ben · 70 km/hHat-trick");
  expect(page.getByText(/^Goal! Ada /u).getAttribute("aria-live")).toBe("polite");
  change((session) => (session.goals.value = [{ ...goal, own: true, assist: "", goals: 0 }]));
  expect(band()).toBe("Goal!Own goal by Ada 1–070 km/h");
});
