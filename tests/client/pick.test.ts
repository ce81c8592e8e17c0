import { describe, expect, it } from "vitest";
import { createFrame, type Frame } from "#client/session/frame.ts";
import { playerAt } from "#client/scene/pick.ts";

/** A ball, a disc of the stadium, and two players that stand close together. */
const frame: Frame = {
  ...createFrame(4),
  count: 4,
  x: Float64Array.of(0, 50, 100, 128),
  y: Float64Array.of(0, 0, 0, 0),
  radius: Float64Array.of(10, 8, 15, 15),
  owner: Int32Array.of(-1, -1, 7, 8),
};

describe("a click on the pitch", () => {
  it("finds the player whose disc is at the point or close to it", () => {
    expect(playerAt(frame, 92, 5)).toBe(7);
    expect(playerAt(frame, 100, -20)).toBe(7);
    expect(playerAt(frame, 100, -40)).toBeUndefined();
  });

  it("finds the nearer of two players", () => {
    expect(playerAt(frame, 113, 0)).toBe(7);
    expect(playerAt(frame, 116, 0)).toBe(8);
  });

  it("finds a player by the name below the disc", () => {
    expect(playerAt(frame, 95, 28)).toBe(7);
    expect(playerAt(frame, 95, 60)).toBeUndefined();
  });

  it("finds no player without a positive radius, which is not drawn", () => {
    expect(playerAt({ ...frame, radius: Float64Array.of(10, 8, 0, -15) }, 100, 0)).toBeUndefined();
  });

  it("finds neither the ball nor a disc of the stadium", () => {
    expect(playerAt(frame, 0, 0)).toBeUndefined();
    expect(playerAt(frame, 50, 0)).toBeUndefined();
  });
});
