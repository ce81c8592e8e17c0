import { describe, expect, it } from "vitest";
import { hasFootball } from "#client/paint/ball.ts";
import { DEPTH, discDepth } from "#client/render/depth.ts";
import { isShown } from "#client/render/effect-choice.ts";
import { isOffscreen } from "#client/render/offscreen-arrows.ts";
import { flatLook, lowestVisible } from "#client/render/stadium-discs.ts";
import { createFrame, type Frame } from "#client/session/frame.ts";
import { BUILTIN_NAMES, builtinStadium } from "#stadium/builtins.ts";
import { accept, hbs } from "../support/hbs.ts";

const VIEW = { x: -100, y: -50, width: 200, height: 100 };

/** Discs at the middle of the view. */
function frameOf(...radii: readonly number[]): Frame {
  const frame = createFrame(radii.length);
  frame.count = radii.length;
  frame.radius.set(radii);
  return frame;
}

describe("the drawing order", () => {
  it("puts players, their rings and their kicks below the ball, later discs above, bubbles and arrows on top", () => {
    const depths = [
      DEPTH.joint,
      DEPTH.name,
      DEPTH.player,
      DEPTH.ring,
      DEPTH.pulse,
      ...[0, 1, 254].map(discDepth),
      DEPTH.effect,
    ];
    expect(depths).toEqual(depths.toSorted((a, b) => a - b));
    expect(new Set(depths).size).toBe(depths.length);
  });

  it("leaves out the discs below one that covers the view", () => {
    const [solid, bare] = [flatLook(0), flatLook(-1)];
    expect(lowestVisible(frameOf(10, 1e7, 20, 30), [solid, solid, solid, solid], VIEW)).toBe(1);
    expect(lowestVisible(frameOf(10, 1e7, 20, 1e5), [solid, solid, solid, solid], VIEW)).toBe(3);
    expect(lowestVisible(frameOf(10, 1e7), [solid, bare], VIEW)).toBe(0);
    expect(lowestVisible(frameOf(10, 100), [solid, solid], VIEW)).toBe(0);
    expect(lowestVisible(frameOf(), [solid], VIEW)).toBe(0);
  });
});

describe("the football", () => {
  it("is that of the standard stadiums, and of no map that colours its ball or hangs something on it", () => {
    expect(BUILTIN_NAMES.every((name) => hasFootball(builtinStadium(name)))).toBe(true);
    const discs = [{ cMask: [] }];
    expect(hasFootball(accept(hbs({ discs })).stadium)).toBe(true);
    expect(hasFootball(accept(hbs({ ballPhysics: { color: "FFCC00" } })).stadium)).toBe(false);
    expect(hasFootball(accept(hbs({ ballPhysics: { color: "transparent" } })).stadium)).toBe(false);
    expect(hasFootball(accept(hbs({ discs, joints: [{ d0: 1, d1: 0 }] })).stadium)).toBe(false);
  });
});

it("kicks and bounces have an effect only where the disc is drawn", () => {
  const frame = { ...frameOf(10, 0, 15, -15), owner: Int32Array.of(-1, -1, 7, 8) };
  const at = { x: 0, y: 0 };
  const bounces = [0, 1, 2, 3].map((disc) =>
    isShown({ kind: "bounce", ...at, disc, other: -1, bounciness: 1, speed: 5, impact: 5 }, frame),
  );
  expect(bounces).toEqual([true, false, true, false]);
  expect([7, 8].map((player) => isShown({ kind: "kick", ...at, player, speed: 5 }, frame))).toEqual([true, false]);
  expect(isShown({ kind: "goal", ...at, team: 1 }, frame)).toBe(true);
});

it("arrows point at discs outside of the screen that have a positive radius", () => {
  const at = (x: number, radius: number) => isOffscreen({ ...frameOf(radius), x: Float64Array.of(x) }, 0, VIEW);
  expect(at(100, 10) || at(109, 10) || at(-109, 10)).toBe(false);
  expect(at(111, 10) && at(-111, 10)).toBe(true);
  expect(at(1000, 0) || at(1000, -10)).toBe(false);
});
