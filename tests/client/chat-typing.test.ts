import { beforeEach, describe, expect, it } from "vitest";
import { createTyping, type Typing } from "#client/ui/chat/typing-indicator.ts";
import { FakeClock } from "../support/fake-clock.ts";

let clock: FakeClock;
let told: boolean[];
let typing: Typing;

beforeEach(() => {
  clock = new FakeClock();
  told = [];
  typing = createTyping({
    tell: (on) => told.push(on),
    after: (ms, call) => {
      let wanted = true;
      clock.sleep(ms, () => {
        if (wanted) call();
      });
      return () => {
        wanted = false;
      };
    },
  });
});

describe("typing", () => {
  it("is told once when it begins, and once when the line is sent", () => {
    for (const text of ["h", "he", "hey"]) typing.typed(text);
    expect(told).toEqual([true]);
    typing.ended();
    typing.ended();
    expect(told).toEqual([true, false]);
  });

  it("is over five seconds after the last key, and begins anew with the next", () => {
    typing.typed("h");
    clock.runUntil(4000);
    typing.typed("he");
    clock.runUntil(8999);
    expect(told).toEqual([true]);
    clock.runUntil(9000);
    expect(told).toEqual([true, false]);
    typing.typed("hey");
    expect(told).toEqual([true, false, true]);
  });

  it("is over when everything is deleted", () => {
    typing.typed("h");
    typing.typed("");
    expect(told).toEqual([true, false]);
    clock.runUntil(10_000);
    expect(told).toEqual([true, false]);
  });

  it("is not told of commands, nor of empty space", () => {
    typing.typed("/");
    typing.typed("/set_password secret");
    typing.typed("   ");
    expect(told).toEqual([]);
  });
});
