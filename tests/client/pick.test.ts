import { describe, expect, it } from "vitest";
import type { Frame } from "#client/session/frame.ts";
import { discAt } from "#client/view/pick.ts";

/** A ball, a disc of the stadium, and two players that stand close together. */
const frame: Frame = {
  count: 4,
  x: Float64Array.of(0, 50, 100, 128),
  y: Float64Array.of(0, 0, 0, 0),
  radius: Float64Array.of(10, 8, 15, 15),
  owner: Int32Array.of(-1, -1, 7, 8),
  ring: new Uint8Array(4),
  paused: false,
  resumeFraction: 0,
  events: [],
};

describe("a click on the pitch", () => {
  it("finds the player whose disc is there, or nearly", () => {
    expect(discAt(frame, 92, 5)).toBe(7);
    expect(discAt(frame, 100, -20)).toBe(7);
    expect(discAt(frame, 100, -40)).toBeUndefined();
  });

  it("finds the nearer of two", () => {
    expect(discAt(frame, 113, 0)).toBe(7);
    expect(discAt(frame, 116, 0)).toBe(8);
  });

  it("finds a player by the name below his disc", () => {
    expect(discAt(frame, 95, 28)).toBe(7);
    expect(discAt(frame, 95, 60)).toBeUndefined();
  });

  it("finds neither the ball nor a disc of the stadium", () => {
    expect(discAt(frame, 0, 0)).toBeUndefined();
    expect(discAt(frame, 50, 0)).toBeUndefined();
  });
});
