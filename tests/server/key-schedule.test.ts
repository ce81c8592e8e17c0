/** The keys of a client by tick. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { setHeldKeys } from "#server/room/client-io.ts";
import { createClientSession } from "#server/room/client-session.ts";
import { AHEAD_MAX, KeySchedule, LATE_MAX } from "#server/room/key-schedule.ts";
import { INPUT_BITS, KICK_KEY, LEFT, RIGHT, UP } from "#sim/input.ts";
import { applyCommands, join, quietMatch } from "../support/match-builder.ts";

/** Keys of the ticks from `first` on. */
function take(schedule: KeySchedule, first: number, count: number): number[] {
  return Array.from({ length: count }, (_, n) => schedule.take(first + n));
}

describe("keys that arrive in time", () => {
  it("are held from exactly their tick on", () => {
    const schedule = new KeySchedule();
    schedule.add(13, RIGHT, 10);
    schedule.add(15, UP, 10);
    expect(take(schedule, 10, 7)).toEqual([0, 0, 0, RIGHT, RIGHT, UP, UP]);
  });

  it("of the same tick replace each other, and unchanged ones change nothing", () => {
    const schedule = new KeySchedule();
    schedule.add(11, LEFT, 10);
    schedule.add(11, RIGHT, 10);
    schedule.add(14, RIGHT, 10);
    expect(schedule.waiting).toBe(1);
    expect(take(schedule, 10, 4)).toEqual([0, RIGHT, RIGHT, RIGHT]);
  });

  it("are known to have been in time, unlike those that were late", () => {
    const schedule = new KeySchedule();
    schedule.add(11, LEFT, 10);
    schedule.add(13, RIGHT, 10);
    const inTime = (tick: number) => [schedule.take(tick), schedule.changedInTime];
    expect([inTime(10), inTime(11), inTime(12)]).toEqual([
      [0, false],
      [LEFT, true],
      [LEFT, false],
    ]);
    // Named for 13, but there is no tick before 14.
    expect(inTime(14)).toEqual([RIGHT, false]);
  });

  it("reach the match with the bits that the room uses", () => {
    const match = quietMatch();
    const [id] = join(match, "Ada");
    const session = createClientSession(id!, { key: "", network: "" }, 0);
    const held = (labels: readonly string[]) => {
      applyCommands(match, { kind: "extraKeys", labels });
      const { tick } = match.world.game;
      session.keys.add(tick + 1, tick % 2 === 0 ? 0xff : 0x7f, tick + 1);
      setHeldKeys(new Map([["s", session]]), match);
      return match.members[0]!.keys;
    };
    expect(held([])).toBe(INPUT_BITS);
    expect(held(["Dash"])).toBe(INPUT_BITS | 32);
    expect([held(["Dash", "Hook"]), held(["Dash", "Hook"])]).toEqual([INPUT_BITS | 96, INPUT_BITS | 96]);
    expect(held([])).toBe(INPUT_BITS);
  });
});

describe("keys that arrive late", () => {
  it("are held from the next tick on", () => {
    const schedule = new KeySchedule();
    schedule.add(7, RIGHT, 10);
    expect(take(schedule, 10, 2)).toEqual([RIGHT, RIGHT]);
  });

  it("show a short press, which came and went in the meantime", () => {
    const schedule = new KeySchedule();
    schedule.add(6, KICK_KEY, 10);
    schedule.add(8, 0, 10);
    expect(take(schedule, 10, 3)).toEqual([KICK_KEY, 0, 0]);
  });

  it("after a long stall are dropped up to the last ones", () => {
    const schedule = new KeySchedule();
    for (let n = 0; n < 200; n++) schedule.add(100 + n, n % 2 === 0 ? RIGHT : LEFT, 310);
    schedule.add(305, UP, 310);
    const keys = take(schedule, 310, 6);
    expect(keys.indexOf(UP)).toBeLessThanOrEqual(2);
    expect(keys.slice(3)).toEqual([UP, UP, UP]);
    expect(schedule.waiting).toBe(0);
  });
});

describe("keys for an earlier tick, after ticks were skipped", () => {
  it("replace those that were sent for later", () => {
    const schedule = new KeySchedule();
    schedule.add(12, LEFT, 10);
    schedule.add(20, RIGHT, 10);
    schedule.add(22, UP, 10);
    schedule.skip(30);
    schedule.add(14, KICK_KEY, 10);
    expect(schedule.waiting).toBe(2);
    expect(take(schedule, 10, 5)).toEqual([0, 0, LEFT, LEFT, KICK_KEY]);
    expect(take(schedule, 15, 10)).toEqual(Array.from({ length: 10 }, () => KICK_KEY));
  });

  it("that still hold take back those that were sent for later", () => {
    const schedule = new KeySchedule();
    schedule.add(11, LEFT, 10);
    schedule.add(20, RIGHT, 10);
    schedule.skip(30);
    schedule.add(13, LEFT, 10);
    expect(take(schedule, 10, 15).slice(1)).toEqual(Array.from({ length: 14 }, () => LEFT));
  });
});

describe("a message that no correct client sends", () => {
  it.each([
    [10 + AHEAD_MAX + 1, "too far ahead"],
    [10 - LATE_MAX - 1, "too long ago"],
    [Number.MAX_SAFE_INTEGER, "too far ahead"],
  ])("names tick %i: %s", (tick, fault) => {
    const schedule = new KeySchedule();
    expect(schedule.add(tick, RIGHT, 10)).toContain(fault);
    expect(schedule.take(10)).toBe(0);
  });

  it("goes back before its last tick", () => {
    const schedule = new KeySchedule();
    expect(schedule.add(20, RIGHT, 10)).toBeUndefined();
    expect(schedule.add(19, UP, 10)).toContain("before the last one");
  });

  it("goes back by more than the ticks that were skipped", () => {
    const schedule = new KeySchedule();
    schedule.add(30, RIGHT, 10);
    schedule.skip(6);
    schedule.skip(6);
    expect(schedule.add(25, UP, 10)).toBeUndefined();
    expect(schedule.add(17, UP, 10)).toContain("before the last one");
    expect(schedule.add(18, LEFT, 10)).toBeUndefined();
    expect(schedule.add(17, UP, 10)).toContain("before the last one");
    schedule.skip(50);
    schedule.reset();
    expect(schedule.add(20, RIGHT, 10)).toBeUndefined();
    expect(schedule.add(19, UP, 10)).toContain("before the last one");
  });

  it("at the bounds is accepted", () => {
    const schedule = new KeySchedule();
    expect(schedule.add(10 - LATE_MAX, RIGHT, 10)).toBeUndefined();
    expect(schedule.add(10 + AHEAD_MAX, UP, 10)).toBeUndefined();
  });
});

describe("whatever a client sends", () => {
  it("one value is held per tick, and nothing is stored without bound", () => {
    const message = fc.record({
      offset: fc.integer({ min: -LATE_MAX - 5, max: AHEAD_MAX + 5 }),
      keys: fc.nat(255),
      ticks: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 200 }), (messages) => {
        const schedule = new KeySchedule();
        let tick = 5000;
        for (const { offset, keys, ticks } of messages) {
          schedule.add(tick + offset, keys, tick);
          for (let n = 0; n < ticks; n++) expect(schedule.take(tick++) & ~0xff).toBe(0);
          expect(schedule.waiting).toBeLessThanOrEqual(messages.length);
        }
        for (let n = 0; n < AHEAD_MAX + 10; n++) schedule.take(tick++);
        expect(schedule.waiting).toBe(0);
      }),
    );
  });
});
