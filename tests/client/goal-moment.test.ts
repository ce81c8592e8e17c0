/** What a banner and the chat tell about a goal. */
import { describe, expect, it } from "vitest";
import { goalMoment, kilometresPerHour } from "#client/ui/game-state/goal-moment.ts";
import { hasLastMinuteBegun } from "#client/ui/game-state/game-clock.ts";
import type { GoalNotice } from "#protocol/notice.ts";
import { createGameInfo } from "../support/game-info.ts";

/** The goals of a game as the sides that scored, 1 for red, each by its own player unless named. */
function goalsOf(...sides: readonly (readonly [team: 1 | 2, scorer?: string])[]): GoalNotice[] {
  let [red, blue] = [0, 0];
  const count = new Map<string, number>();
  return sides.map(([team, scorer = `Player ${red + blue}`]) => {
    if (team === 1) red++;
    else blue++;
    count.set(scorer, (count.get(scorer) ?? 0) + 1);
    return { kind: "goal", team, red, blue, scorer, assist: "", own: false, goals: count.get(scorer)!, speed: 8 };
  });
}

const momentOf = (goals: readonly GoalNotice[]) =>
  goalMoment(goals, createGameInfo({ red: goals.at(-1)!.red, blue: goals.at(-1)!.blue }));

describe("a goal", () => {
  it("is found by the score of the game, and unknown to pages that have not seen it", () => {
    const goals = goalsOf([1], [2], [1, "Ada"]);
    expect(goalMoment(goals, createGameInfo({ red: 2, blue: 1 }))?.scorer).toBe("Ada");
    expect(goalMoment(goals, createGameInfo({ red: 2, blue: 2 }))).toBeUndefined();
    expect(goalMoment([], createGameInfo({ red: 1, blue: 0 }))).toBeUndefined();
  });

  it("is a hat-trick when its scorer has three, or six", () => {
    const three = goalsOf([1, "Ada"], [1, "Ada"], [1, "Ada"]);
    expect(momentOf(three)?.special).toBe("hatTrick");
    expect(momentOf(three.slice(0, 2))?.special).toBeUndefined();
  });

  it("is an equaliser when it levels the score, and a comeback after two goals behind", () => {
    expect(momentOf(goalsOf([1], [2]))?.special).toBe("equaliser");
    expect(momentOf(goalsOf([1], [1], [2], [2]))?.special).toBe("comeback");
    expect(momentOf(goalsOf([1], [2], [1], [2]))?.special).toBe("equaliser");
    expect(momentOf(goalsOf([2], [2], [2], [1]))?.special).toBeUndefined();
  });

  it("has a speed as on a pitch of thirty metres", () => {
    // The whole length in one second.
    expect(kilometresPerHour(740 / 60)).toBe(108);
    expect(kilometresPerHour(0)).toBe(0);
  });
});

describe("the last minute", () => {
  it("is shown as it begins, in games of two minutes and more", () => {
    const at = (timeLimit: number, seconds: number) =>
      hasLastMinuteBegun(createGameInfo({ state: 1, timeLimit, seconds }));
    expect([119, 120, 122, 123].map((seconds) => at(3, seconds))).toEqual([false, true, true, false]);
    expect(at(1, 0)).toBe(false);
    expect(at(0, 0)).toBe(false);
  });
});
