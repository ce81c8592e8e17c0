/** Two servers in one process: rooms, bans, stadiums and room lists are separate. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { accept, hbs } from "../support/hbs.ts";
import {
  createFriends,
  hostOf,
  joinFriends,
  type LiveServer,
  startLiveServer,
  UNLIMITED_JOINS,
  until,
} from "../support/live-server.ts";

describe("two servers in one process", () => {
  let red: LiveServer;
  let blue: LiveServer;
  beforeEach(async () => {
    red = await startLiveServer(undefined, { namespace: "red" });
    blue = await startLiveServer(undefined, { namespace: "blue", admission: { ...UNLIMITED_JOINS, roomsMax: 1 } });
  });
  afterEach(async () => {
    await Promise.all([red.stop(), blue.stop()]);
  });

  it("refuse a namespace that is in use", async () => {
    await expect(startLiveServer(undefined, { namespace: "red" })).rejects.toThrow('the namespace "red" is in use');
  });

  it("leave nothing behind when a start fails, so that the next one can use the namespace", async () => {
    await expect(startLiveServer(undefined, { namespace: "green", port: red.port })).rejects.toThrow("EADDRINUSE");
    const green = await startLiveServer(undefined, { namespace: "green" });
    await createFriends(green, "Gus");
    await green.stop();
  });

  it("have rooms of their own, which the other one neither joins nor lists", async () => {
    const ada = await createFriends(red, "Ada", { listed: true, name: "Red room" });
    const bob = await createFriends(blue, "Bob", { listed: true, name: "Blue room" });
    expect(hostOf(ada).ports).not.toBe(hostOf(bob).ports);
    await expect(joinFriends(blue, ada.roomId, "Cyd")).rejects.toThrow("no such room");
    const cyd = await joinFriends(red, ada.roomId, "Cyd");
    expect(cyd.roomId).toBe(ada.roomId);
    await until(() => red.feed.snapshot().rooms.length === 1, "the red list");
    await until(() => blue.feed.snapshot().rooms.length === 1, "the blue list");
    const names = (server: LiveServer) => server.feed.snapshot().rooms.map(({ name }) => name);
    expect([names(red), names(blue)]).toEqual([["Red room"], ["Blue room"]]);
    expect((await fetch(`${blue.url}/api/rooms/${ada.roomId}`)).status).toBe(404);
  });

  it("count their own rooms", async () => {
    await createFriends(blue, "Bob");
    await createFriends(red, "Ada");
    await createFriends(red, "Cyd");
    await expect(createFriends(blue, "Eve")).rejects.toThrow("limit of rooms");
  });

  it("have stadiums and bans of their own", () => {
    const checksum = red.ports.stadiumStore.add(accept(hbs({ name: "Loft" })).stadium);
    expect(blue.ports.stadiumStore.find(checksum)).toBeUndefined();
    const ban = {
      id: "b",
      key: "k",
      network: "",
      name: "Eve",
      reason: "",
      by: "Ada",
      at: 0,
      until: Infinity,
      networkUntil: 0,
    };
    red.ports.bans.add("ABCDE", ban);
    expect([red.ports.bans.list("ABCDE", 0).length, blue.ports.bans.list("ABCDE", 0).length]).toEqual([1, 0]);
  });

  it("go on when the other one stops", async () => {
    const ada = await createFriends(red, "Ada");
    const bob = await createFriends(blue, "Bob");
    const gone = new Promise<number>((resolve) => bob.onLeave(resolve));
    await blue.stop();
    expect(await gone).toBeGreaterThan(0);
    await expect(fetch(`${blue.url}/api/health`)).rejects.toThrow();
    const tick = hostOf(ada).match.world.game.tick;
    await until(() => hostOf(ada).match.world.game.tick > tick + 5, "ticks of the red room");
    expect((await joinFriends(red, ada.roomId, "Cyd")).roomId).toBe(ada.roomId);
    blue = await startLiveServer(undefined, { namespace: "blue" });
    expect((await createFriends(blue, "Bob")).roomId).not.toBe(ada.roomId);
  });
});
