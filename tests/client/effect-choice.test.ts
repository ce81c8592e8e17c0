/** Which effects an event has with each setting. */
import { describe, expect, it } from "vitest";
import { bounceStrength, effectLevel, effectsOf, strikeStrength } from "#client/render/effect-choice.ts";
import { hasDecoration, type RenderContext } from "#client/render/render-context.ts";

const TEAMS = { red: 1, blue: 2 };
const context = (look: "full" | "classic", effects: "full" | "low", reducedMotion = false) =>
  ({ style: { look, light: "night", teams: TEAMS }, effects, reducedMotion }) as RenderContext;

describe("effects", () => {
  it("are all there with the initial settings", () => {
    const level = effectLevel(context("full", "full"));
    expect(effectsOf("kick", level)).toEqual(["ring", "strike", "mark"]);
    expect(effectsOf("goal", level)).toEqual(["wave", "burst"]);
    expect(hasDecoration(context("full", "full"))).toBe(true);
  });

  it("are no particles, marks and trails if they are low", () => {
    const level = effectLevel(context("full", "low"));
    expect(effectsOf("kick", level)).toEqual(["ring", "strike"]);
    expect(effectsOf("goal", level)).toEqual(["wave"]);
    expect(hasDecoration(context("full", "low"))).toBe(false);
  });

  it("are plain rings in the classic look", () => {
    const level = effectLevel(context("classic", "full"));
    expect(["kick", "bounce", "goal"].map((kind) => effectsOf(kind as "kick", level))).toEqual([
      ["ring"],
      ["pulse"],
      [],
    ]);
    expect(hasDecoration(context("classic", "full"))).toBe(false);
  });

  it("do not move with reduced motion, whatever else is set", () => {
    for (const look of ["full", "classic"] as const) {
      const level = effectLevel(context(look, "full", true));
      expect(level).toBe("still");
      expect(effectsOf("bounce", level)).toEqual([]);
      expect(effectsOf("goal", level)).toEqual([]);
    }
    expect(hasDecoration(context("full", "full", true))).toBe(false);
  });
});

it("touches and passes have no strength, and there is a limit to it", () => {
  expect(bounceStrength(2.1)).toBe(0);
  expect(bounceStrength(2.2)).toBeGreaterThan(0);
  expect(bounceStrength(1e9)).toBe(1);
  expect(strikeStrength(190)).toBe(0);
  expect(strikeStrength(200)).toBeGreaterThan(0);
  expect(strikeStrength(1e9)).toBe(1);
});
