/** Rooms that are idle, closed, or fail: no leftovers, and no effect on other rooms. */
import { matchMaker } from "@colyseus/core";
import type { WebSocket } from "ws";
import { describe, expect, it } from "vitest";
import { CLOSE_BAD_FRAME, CLOSE_FAULT, CLOSE_SLOW_READER } from "#protocol/close-code.ts";
import { makeRoomCode } from "#protocol/room-code.ts";
import { freeRoomCode } from "#server/colyseus/free-room-code.ts";
import { SPECTATORS } from "#sim/world.ts";
import {
  createFriends,
  hostOf,
  joinFriends,
  pause,
  playNow,
  RawClient,
  reserve,
  tickOf,
  ticks,
  until,
  type ClientRoom,
  joinRaw,
  connectWithoutJoining,
  useLiveServer,
} from "../support/live-server.ts";

const ANSWER_MS = 1500;

const server = useLiveServer({ seatMs: 60_000, newMemberSeatMs: 60_000, answerMs: ANSWER_MS });

const friends = (nickname = "Ada"): Promise<ClientRoom> => createFriends(server, nickname);

function closeOf(room: ClientRoom): Promise<number> {
  return new Promise((resolve) => room.onLeave((code) => resolve(code)));
}

const isGone = (roomId: string) => matchMaker.getLocalRoomById(roomId) === undefined;

describe("a room", () => {
  it("makes no ticks before the first client joins", async () => {
    const scheduled = server.ports.ticker.size;
    const seat = await reserve(server, "create/friends");
    await pause(50);
    expect(tickOf(seat)).toBe(0);
    expect(server.ports.ticker.size).toBe(scheduled);
  });

  it("of a quick match closes after the last client leaves, without leftover timers", async () => {
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
    const scheduled = server.ports.ticker.size;
    const before = timers();
    for (let n = 0; n < 12; n++) {
      const room = await playNow(server);
      await room.leave(true);
      await until(() => isGone(room.roomId), "the end of the room");
    }
    await pause(20);
    expect(server.ports.ticker.size).toBe(scheduled);
    // The framework holds a timer for two seconds after a listed room closes.
    await until(() => timers() <= before + 3, "the end of the timers");
  });

  it("gets a code that no other room has", async () => {
    const room = await friends();
    const numberFor = new Map<string, number>();
    for (let n = 0; n < 31; n++) numberFor.set(makeRoomCode(() => (n + 0.5) / 31)[0]!, (n + 0.5) / 31);
    const numbers = Array.from(room.roomId).map((letter) => numberFor.get(letter)!);
    const random = () => numbers.shift() ?? 0;
    expect(await freeRoomCode(random, () => true)).toBe(makeRoomCode(() => 0));
    expect(numbers).toEqual([]);
  });
});

describe.concurrent("a room that fails", () => {
  it("in its tick closes with a code, without effect on others", async () => {
    const broken = await friends("Unlucky");
    const host = hostOf(broken);
    const sound = await friends("Lucky");
    const code = closeOf(broken);
    hostOf(broken).broadcastPatch = () => {
      throw new Error("a fault for the test");
    };
    expect(await code).toBe(CLOSE_FAULT);
    await until(() => hostOf(broken) !== host, "the end of the room");
    await ticks(sound, 10);
    const next = await friends("Next");
    await ticks(next, 5);
  });

  it("in a message handler closes, without effect on others", async () => {
    const broken = await friends("Unlucky");
    const host = hostOf(broken);
    const sound = await friends("Lucky");
    const code = closeOf(broken);
    const { queue } = hostOf(broken).match;
    const push = queue.push.bind(queue);
    queue.push = () => {
      queue.push = push;
      throw new Error("a fault for the test");
    };
    broken.send("team", { team: SPECTATORS });
    expect(await code).toBe(CLOSE_FAULT);
    await until(() => hostOf(broken) !== host, "the end of the room");
    await ticks(sound, 10);
  });

  it("while a seat is reserved for a reconnection is removed completely", async () => {
    const broken = await friends("Ada");
    const host = hostOf(broken);
    const away = await joinFriends(server, broken.roomId, "Away");
    (hostOf(broken).clients.get(away.sessionId)!.ref as unknown as WebSocket).terminate();
    await until(() => hostOf(broken).clients.length === 1, "the drop");
    hostOf(broken).broadcastPatch = () => {
      throw new Error("a fault for the test");
    };
    await until(() => hostOf(broken) !== host, "the end of the room");
  });

  it("refuses further joins, even with a reservation", async () => {
    const broken = await friends("Unlucky");
    const seat = await reserve(server, `joinById/${broken.roomId}`, "Late");
    const code = closeOf(broken);
    hostOf(broken).broadcastPatch = () => {
      throw new Error("a fault for the test");
    };
    expect(await code).toBe(CLOSE_FAULT);
    const late = new RawClient(server, seat);
    expect(await late.closeCode()).toBe(CLOSE_FAULT);
  });
});

describe.concurrent("a client", () => {
  it("that never acknowledges the join is disconnected, and its otherwise empty room closes", async () => {
    const room = await friends("Ada");
    const silent = await connectWithoutJoining(server, `joinById/${room.roomId}`, "Silent");
    const alone = await connectWithoutJoining(server, "create/friends", "Alone");
    expect(await silent.closeCode()).toBe(CLOSE_BAD_FRAME);
    await until(() => hostOf(room).clients.length === 1, "the end of the client");
    await until(() => isGone(alone.roomId), "the end of the other room");
    expect(silent.codes().every((code) => code === 10)).toBe(true);
    expect(room.connection.isOpen).toBe(true);
  });

  it("that does not read is disconnected, without effect on others", async () => {
    const room = await friends("Ada");
    const slow = await joinRaw(server, `joinById/${room.roomId}`, "Slow");
    const host = hostOf(room);
    const client = host.clients.get(slow.sessionId)!;
    slow.socket.pause();
    // Fills the socket's buffers, which hold some megabytes.
    const before = tickOf(room);
    const noise = "x".repeat(1 << 18);
    await until(() => {
      if (host.clients.includes(client)) client.send("noise", noise);
      return !host.clients.includes(client);
    }, "the disconnection");
    await ticks(room, 10);
    expect(tickOf(room)).toBeGreaterThan(before);
    slow.socket.resume();
    expect([CLOSE_SLOW_READER, 1006]).toContain(await slow.closeCode());
    expect(host.match.members.find(({ name }) => name === "Slow")).toMatchObject({ connected: false });
    expect(room.connection.isOpen).toBe(true);
  });
});

describe("the server's stop", () => {
  it("closes every room, with clients, with reserved seats and empty, and resolves", async () => {
    const play = await playNow(server, "Ada");
    const away = await createFriends(server, "Away");
    const code = closeOf(play);
    (hostOf(away).clients[0]!.ref as unknown as WebSocket).terminate();
    await reserve(server, "create/friends");
    await connectWithoutJoining(server, "create/friends", "Silent");
    await until(() => hostOf(away).clients.length === 0, "the drop");
    await server.stop();
    expect(await code).toBe(4001);
    expect(server.ports.ticker.size).toBe(0);
    expect([play, away].every((room) => isGone(room.roomId))).toBe(true);
  });
});
