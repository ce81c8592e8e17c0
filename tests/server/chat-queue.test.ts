/** Chat lines that wait for the verdict of a script, with a gate and a clock of the test. */
import { describe, expect, it } from "vitest";
import { ChatQueue, VERDICT_MS, type ChatGate } from "#server/room/chat-queue.ts";
import { applyCommands, join, quietMatch } from "../support/match-builder.ts";

/** A queue whose gate answers when the test calls `answer`. */
function gatedQueue() {
  const match = quietMatch();
  const [ada, bob] = join(match, "Ada", "Bob");
  let nowMs = 0;
  const asked: string[] = [];
  const pending = new Map<string, PromiseWithResolvers<boolean>>();
  const settled: string[] = [];
  const queue = new ChatQueue(match, () => nowMs);
  const gate: ChatGate = {
    ask(id, text, scope) {
      asked.push(`${id === ada ? "Ada" : "Bob"} ${scope}: ${text}`);
      const answer = Promise.withResolvers<boolean>();
      pending.set(text, answer);
      return answer.promise;
    },
  };
  queue.gate = gate;
  return {
    ...{ match, queue, asked, settled, ada: ada!, bob: bob! },
    add: (by: number, text: string, scope: "room" | "team" | "private" = "room") =>
      queue.add({ by, text, scope, settle: (shown) => void settled.push(shown ? text : `${text} hidden`) }),
    /** A tick at this time, after all answers have arrived. */
    tickAt: async (ms: number) => {
      nowMs = ms;
      await Promise.resolve();
      await Promise.resolve();
      await Promise.resolve();
      queue.release();
      return settled.splice(0);
    },
    answer: (text: string, shown: boolean) => pending.get(text)!.resolve(shown),
    fail: (text: string) => pending.get(text)!.reject(new Error("the script has ended")),
  };
}

describe("a chat line in a room with a script", () => {
  it("waits for the verdict, which only hides it by being false", async () => {
    const { add, answer, tickAt, asked, ada, bob } = gatedQueue();
    add(ada, "hello");
    add(bob, "bad word", "team");
    expect(asked).toEqual(["Ada room: hello", "Bob team: bad word"]);
    expect(await tickAt(16)).toEqual([]);
    answer("bad word", false);
    expect(await tickAt(33)).toEqual(["bad word hidden"]);
    answer("hello", true);
    expect(await tickAt(50)).toEqual(["hello"]);
    expect(await tickAt(500)).toEqual([]);
  });

  it("is shown when the verdict takes too long, and a late verdict changes nothing", async () => {
    const { add, answer, tickAt, ada } = gatedQueue();
    add(ada, "hello");
    expect(await tickAt(VERDICT_MS - 1)).toEqual([]);
    expect(await tickAt(VERDICT_MS)).toEqual(["hello"]);
    answer("hello", false);
    expect(await tickAt(VERDICT_MS + 1)).toEqual([]);
  });

  it("keeps its place among the lines of its sender, also of private ones", async () => {
    const { add, answer, tickAt, asked, ada, bob } = gatedQueue();
    add(ada, "first");
    add(ada, "psst", "private");
    add(ada, "second");
    add(bob, "other");
    expect(asked).toEqual(["Ada room: first", "Ada room: second", "Bob room: other"]);
    answer("second", true);
    answer("other", true);
    expect(await tickAt(16)).toEqual(["other"]);
    answer("first", true);
    expect(await tickAt(33)).toEqual(["first", "psst", "second"]);
  });

  it("is shown if the gate fails or is gone, still in order", async () => {
    const { queue, add, fail, tickAt, ada, bob } = gatedQueue();
    add(ada, "first");
    queue.gate = undefined;
    add(ada, "second");
    expect(await tickAt(16)).toEqual([]);
    fail("first");
    expect(await tickAt(33)).toEqual(["first", "second"]);
    add(bob, "third");
    expect(await tickAt(33)).toEqual(["third"]);
  });

  it("is dropped when its sender has left", async () => {
    const { match, add, answer, tickAt, ada } = gatedQueue();
    add(ada, "bye");
    applyCommands(match, { kind: "leave", id: ada });
    answer("bye", true);
    expect(await tickAt(16)).toEqual([]);
  });

  it("of a client that is no member yet is dropped, and not asked about", async () => {
    const { add, tickAt, asked } = gatedQueue();
    add(999, "early");
    expect([await tickAt(16), asked]).toEqual([[], []]);
  });
});
