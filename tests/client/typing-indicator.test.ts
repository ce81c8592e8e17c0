import { beforeEach, describe, expect, it } from "vitest";
import { createTypingIndicator, type TypingIndicator } from "#client/ui/chat/typing-indicator.ts";
import { FakeClock } from "../support/fake-clock.ts";

let clock: FakeClock;
let sent: boolean[];
let typing: TypingIndicator;

beforeEach(() => {
  clock = new FakeClock();
  sent = [];
  typing = createTypingIndicator({
    send: (on) => sent.push(on),
    schedule: (ms, call) => {
      let active = true;
      clock.sleep(ms, () => {
        if (active) call();
      });
      return () => {
        active = false;
      };
    },
  });
});

describe("the typing indicator", () => {
  it("is sent once at the start and once when the message is sent", () => {
    for (const text of ["h", "he", "hey"]) typing.update(text);
    expect(sent).toEqual([true]);
    typing.stop();
    typing.stop();
    expect(sent).toEqual([true, false]);
  });

  it("stops five seconds after the last change and starts again with the next", () => {
    typing.update("h");
    clock.runUntil(4000);
    typing.update("he");
    clock.runUntil(8999);
    expect(sent).toEqual([true]);
    clock.runUntil(9000);
    expect(sent).toEqual([true, false]);
    typing.update("hey");
    expect(sent).toEqual([true, false, true]);
  });

  it("stops when the text is deleted", () => {
    typing.update("h");
    typing.update("");
    expect(sent).toEqual([true, false]);
    clock.runUntil(10_000);
    expect(sent).toEqual([true, false]);
  });

  it("is not sent for commands and blank text", () => {
    typing.update("/");
    typing.update("/set_password secret");
    typing.update("   ");
    expect(sent).toEqual([]);
  });
});
