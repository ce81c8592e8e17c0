/** The keys that a page has sent, by tick. */
import { describe, expect, it } from "vitest";
import { OwnKeys } from "#client/net/match/own-keys.ts";
import { KICK_KEY, LEFT, RIGHT } from "#sim/input.ts";

describe("own keys", () => {
  it("are held from their tick on", () => {
    const keys = new OwnKeys();
    keys.hold(LEFT, 10);
    keys.hold(RIGHT, 14);
    expect([9, 10, 13, 14, 100].map((tick) => keys.at(tick))).toEqual([0, LEFT, LEFT, RIGHT, RIGHT]);
    expect(keys.held).toBe(RIGHT);
  });

  it("that are pressed and released between two ticks are held for one tick", () => {
    const keys = new OwnKeys();
    expect(keys.hold(KICK_KEY, 10)).toBe(10);
    expect(keys.hold(0, 10)).toBe(11);
    expect([10, 11].map((tick) => keys.at(tick))).toEqual([KICK_KEY, 0]);
  });

  it("are not put off for long by many changes at once", () => {
    const keys = new OwnKeys();
    const ticks = [1, 2, 4, 8, 16, 0].map((bits) => keys.hold(bits, 10));
    expect(ticks).toEqual([10, 11, 12, 13, 13, 13]);
    expect(keys.at(13)).toBe(0);
  });

  it("for later ticks are taken back", () => {
    const keys = new OwnKeys();
    for (const [bits, tick] of [
      [LEFT, 10],
      [RIGHT, 14],
      [KICK_KEY, 15],
    ] as const)
      keys.hold(bits, tick);
    keys.dropAfter(14);
    expect([keys.held, keys.at(20), keys.hold(LEFT, 15)]).toEqual([RIGHT, RIGHT, 15]);
    keys.dropAfter(9);
    expect(keys.held).toBe(0);
  });

  it("are kept as long as a tick can ask for them", () => {
    const keys = new OwnKeys();
    for (let tick = 0; tick < 100; tick++) keys.hold(tick % 32, tick);
    keys.forgetBefore(90);
    expect(keys.at(90)).toBe(90 % 32);
    expect(keys.at(99)).toBe(99 % 32);
    keys.reset();
    expect(keys.held).toBe(0);
  });
});
