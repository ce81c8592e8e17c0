/** The number of rooms that one network keeps awake alone. */
import { afterEach, describe, expect, it } from "vitest";
import { CLOSE_CROWDED, refusalStatus } from "#protocol/close-code.ts";
import { AWAKE_LIMITS, AwakeRooms } from "#server/admission/awake-rooms.ts";
import {
  createFriends,
  hostOf,
  joinFailure,
  joinFriends,
  joinOptionsFor,
  type LiveServer,
  matchmake,
  startLiveServer,
  UNLIMITED_JOINS,
  until,
} from "../support/live-server.ts";

/** A room that records with which code it was closed. */
function createRoom() {
  const room = { closed: 0, disconnect: async (code: number) => void (room.closed = code) };
  return room;
}

const only = (...networks: readonly string[]) => new Set(networks);

describe("rooms with clients of one network", () => {
  it("are allowed up to the limit, and no more", () => {
    const awake = new AwakeRooms();
    for (let n = 0; n < AWAKE_LIMITS.perNetwork; n++) {
      expect(awake.isAllowed("home")).toBe(true);
      awake.update(createRoom(), only("home"));
    }
    expect([awake.isAllowed("home"), awake.isAllowed("elsewhere"), awake.isAllowed("")]).toEqual([false, true, true]);
  });

  it("do not count while another network is in them, while they sleep, and when they have closed", () => {
    const awake = new AwakeRooms({ perNetwork: 1, closeAbove: 9 });
    const room = createRoom();
    awake.update(room, only("home"));
    expect(awake.isAllowed("home")).toBe(false);
    awake.update(room, only("home", "elsewhere"));
    expect([awake.isAllowed("home"), awake.isAllowed("elsewhere")]).toEqual([true, true]);
    awake.update(room, only("elsewhere"));
    expect([awake.isAllowed("home"), awake.isAllowed("elsewhere")]).toEqual([true, false]);
    awake.update(room, only());
    awake.update(room, only());
    expect([awake.countOf("home"), awake.countOf("elsewhere")]).toEqual([0, 0]);
  });

  it("count while they are being created", () => {
    const awake = new AwakeRooms({ perNetwork: 1, closeAbove: 9 });
    const release = awake.reserve("home");
    expect(awake.isAllowed("home")).toBe(false);
    release();
    expect(awake.isAllowed("home")).toBe(true);
  });

  it("are closed above the second limit, which a network reaches when the others leave", () => {
    const awake = new AwakeRooms({ perNetwork: 2, closeAbove: 3 });
    const rooms = Array.from({ length: 4 }, createRoom);
    for (const room of rooms) awake.update(room, only("home", "elsewhere"));
    for (const room of rooms) awake.update(room, only("home"));
    expect(rooms.map(({ closed }) => closed)).toEqual([0, 0, 0, CLOSE_CROWDED]);
    awake.update(rooms[3]!, only());
    expect(awake.countOf("home")).toBe(3);
  });
});

describe("a network at its limit", () => {
  let server: LiveServer;
  afterEach(() => server.stop());

  const CROWDED = refusalStatus(CLOSE_CROWDED);

  it("creates and wakes no other room, but can join those that are awake", async () => {
    server = await startLiveServer(undefined, {
      admission: { ...UNLIMITED_JOINS, awake: { perNetwork: 2, closeAbove: 4 } },
    });
    const sleeping = await createFriends(server, "Ada");
    const host = hostOf(sleeping);
    await sleeping.leave(true);
    await until(() => host.clients.length === 0, "the empty room");
    const first = await createFriends(server, "Bob");
    const second = await createFriends(server, "Cyd");
    await expect(createFriends(server, "Dan")).rejects.toThrow("rooms awake");
    const quick = await matchmake(server, "joinOrCreate/quick", await joinOptionsFor(server, "quick", "Dan"));
    expect(quick.status).toBe(CROWDED);
    expect(await joinFailure(joinFriends(server, sleeping.roomId, "Dan"))).toBe("crowded");
    const guest = await joinFriends(server, first.roomId, "Dan");
    const { network } = hostOf(first).match.members[0]!;
    expect(server.ports.awakeRooms.countOf(network)).toBe(2);
    await second.leave(true);
    await until(() => server.ports.awakeRooms.isAllowed(network), "the end of the second room");
    expect(await joinFailure(joinFriends(server, sleeping.roomId, "Eve"))).toBeUndefined();
    await Promise.all([first.leave(true), guest.leave(true)]);
  });
});
