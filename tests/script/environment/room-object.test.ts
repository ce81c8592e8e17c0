import { describe, expect, test, vi } from "vitest";
import { runScript, type Room } from "../../support/script-environment.ts";

const PLAYER = () => ({ id: 1, name: "A", position: { x: 1, y: 2 } });

/** Calls a handler as the room does. */
const call = (room: Room, handler: string, ...values: unknown[]): unknown =>
  typeof room[handler] === "function"
    ? (room[handler] as (...given: unknown[]) => unknown).apply(room, values)
    : "none";

describe("the room on the script's side", () => {
  test("has the methods, with the room as this and the script's values", async () => {
    const calls: unknown[] = [];
    const room: Room = {
      setPlayerTeam(this: unknown, ...values: unknown[]) {
        calls.push(this === room, values);
      },
    };
    const { log } = await runScript(
      `var room = HBInit({}); console.log(room.setPlayerTeam(1, "2", [3]), room.setPlayerTeam.length); const { setPlayerTeam } = room; setPlayerTeam(4)`,
      { room },
    );
    expect(calls).toEqual([true, [1, "2", [3]], true, [4]]);
    expect(log).toEqual(["undefined 0"]);
  });

  test("hands out objects and arrays of the script's own, with its prototypes", async () => {
    const { log } = await runScript(
      `Array.prototype.last = function () { return this[this.length - 1] };
       Object.prototype.hello = "hello";
       var room = HBInit({}), list = room.getPlayerList(), bytes = room.stopRecording();
       console.log(list instanceof Array, list.last().name, list[0] instanceof Object, list[0].position.hello, list.constructor === Array);
       console.log(bytes instanceof Uint8Array, bytes.length, room.getScores(), room.CollisionFlags.ball, room instanceof Object);`,
      {
        room: {
          getPlayerList: () => [PLAYER()],
          stopRecording: () => new Uint8Array(3),
          getScores: () => null,
          CollisionFlags: { ball: 1 },
        },
      },
    );
    expect(log).toEqual(["true A true hello true", "true 3 null 1 true"]);
  });

  test("finds handlers whenever they are set, replaced and removed", async () => {
    const room: Room = {};
    await runScript(
      `var room = HBInit({});
       room.onPlayerJoin = (player) => { room.onPlayerJoin = (player) => { delete room.onPlayerJoin; return "second" }; return "first" };
       room.onRoomLink = "no function";`,
      { room },
    );
    expect(call(room, "onPlayerJoin", PLAYER())).toBe("first");
    expect(call(room, "onPlayerJoin", PLAYER())).toBe("second");
    expect(call(room, "onPlayerJoin", PLAYER())).toBe("none");
    expect(call(room, "onRoomLink", "")).toBe("none");
    expect("onPlayerJoin" in room).toBe(false);
  });

  test("calls handlers with the script's room as this and values of its own", async () => {
    const room: Room = {};
    const { log } = await runScript(
      `var room = HBInit({}); room.onPlayerChat = function (player, text) { console.log(this === room, player instanceof Object, player.position instanceof Object, text); return false }`,
      { room },
    );
    expect(call(room, "onPlayerChat", PLAYER(), "hi")).toBe(false);
    expect(log).toEqual(["true true true hi"]);
  });

  test("lets what a handler throws reach the room, with the script's place", async () => {
    const room: Room = {};
    const { file } = await runScript(`var room = HBInit({});\nroom.onGameTick = () => missing.x`, { room });
    expect(() => call(room, "onGameTick")).toThrow(
      expect.objectContaining({ stack: expect.stringContaining(`${file}:2`) as string }) as Error,
    );
  });

  test("lets a script intercept its members", async () => {
    const room: Room = { sendChat: () => "ours" };
    const { log } = await runScript(
      `var room = HBInit({}), set;
       Object.defineProperty(room, "onPlayerJoin", { get: () => set, set(f) { set = (p) => f(p) + "!" } });
       room.onPlayerJoin = (p) => p.name;
       const original = room.sendChat; room.sendChat = () => original() + "+";
       console.log(room.sendChat(), Object.keys(room));`,
      { room },
    );
    expect(call(room, "onPlayerJoin", PLAYER())).toBe("A!");
    expect(log).toEqual(["ours+ [ 'sendChat' ]"]);
  });

  test("passes on errors, promises, callbacks and objects with methods", async () => {
    const cancel = vi.fn();
    const listeners: ((value: unknown) => unknown)[] = [];
    const room: Room = {
      fail() {
        throw new RangeError("ours");
      },
      storage: { get: async (key: string) => ({ key }), set: async () => Promise.reject(new Error("full")) },
      on(_: string, listener: (value: unknown) => unknown) {
        listeners.push(listener);
        return () => listeners.splice(listeners.indexOf(listener), 1).length;
      },
      off: (_: string, listener: (value: unknown) => unknown) => listeners.indexOf(listener),
      every: () => ({ cancel }),
    };
    const { lines } = await runScript(
      `var room = HBInit({});
       try { room.fail() } catch (e) { console.log(e instanceof RangeError, e.message) }
       room.storage.get("k").then((v) => console.log(v instanceof Object, v.key));
       room.storage.set("k").catch((e) => console.log(e instanceof Error, e.message));
       const f = (event) => console.log("event", event instanceof Object);
       const remove = room.on("touch", f); console.log(room.off("touch", f));
       room.every(1, f).cancel();
       room.on("goal", f);`,
      { room },
    );
    expect(await lines(4)).toEqual(["true ours", "0", "true k", "true full"]);
    expect(cancel).toHaveBeenCalledOnce();
    listeners[1]!({ player: PLAYER() });
    expect(await lines(5)).toContain("event true");
  });
});
