/** Addresses, times and chat density of recordings. */
import { describe, expect, it } from "vitest";
import { chatHeights } from "#client/ui/replay/chat-heights.ts";
import { readReplayAddress, momentUrl } from "#client/ui/replay/replay-address.ts";
import { exactTimeText, timeText } from "#client/ui/replay/time-text.ts";

const read = (pathname: string, search = "") => readReplayAddress({ pathname, search });

describe("the address of a recording", () => {
  it("has its code, and the moment or the part in seconds", () => {
    expect(read("/replay")).toEqual({ code: null, tick: undefined, part: null });
    expect(read("/replay/K3X9", "?t=83.4")).toEqual({ code: "K3X9", tick: 5004, part: null });
    expect(read("/replay/K3X9/", "?from=80&to=95.5").part).toEqual({ from: 4800, to: 5730 });
  });

  it.each(["?t=", "?t=-1", "?t=now", "?t=Infinity", "?from=5", "?from=9&to=9", "?from=9&to=8"])(
    "%s is the beginning",
    (search) => expect(read("/replay/K3X9", search)).toEqual({ code: "K3X9", tick: undefined, part: null }),
  );

  it("names every tick", () => {
    for (const tick of [0, 1, 2, 59, 61, 5004, 5_183_999]) {
      const { pathname, search } = new URL(momentUrl("https://rondo.example", "K3X9", tick));
      expect(read(pathname, search).tick).toBe(tick);
    }
    const part = { from: 7, to: 1001 };
    const { pathname, search } = new URL(momentUrl("https://rondo.example", "K3X9", part));
    expect(read(pathname, search).part).toEqual(part);
  });
});

it("has times with hundredths that differ for every tick", () => {
  expect([timeText(0), timeText(4530), timeText(3600 * 61)]).toEqual(["0:00", "1:15", "61:00"]);
  expect(exactTimeText(4530)).toBe("1:15.50");
  expect(new Set(Array.from({ length: 120 }, (_, tick) => exactTimeText(tick))).size).toBe(120);
});

it("shows where the most was written", () => {
  expect(chatHeights([], 1200)).toEqual([]);
  const heights = chatHeights([0, 1, 2, 600, 1199, 1200], 1200);
  expect([heights[0], heights[60], heights[119]]).toEqual([1, 1 / 3, 2 / 3]);
});
