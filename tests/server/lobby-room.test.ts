/** The lobby over a socket: contents of the room list, and clients that break the rules. */
import { matchMaker, Protocol } from "@colyseus/core";
import type { Room } from "@colyseus/sdk";
import { describe, expect, it } from "vitest";
import {
  CLOSE_BAD_FRAME,
  CLOSE_CROWDED,
  CLOSE_FLOOD,
  CLOSE_OVERSIZE,
  CLOSE_SLOW_READER,
  CLOSE_UNKNOWN_MESSAGE,
} from "#protocol/close-code.ts";
import type { LiveNews, LiveSnapshot } from "#protocol/live.ts";
import type { RoomListing } from "#protocol/listing.ts";
import type { LobbyRoom } from "#server/lobby/lobby-room.ts";
import { listing } from "../support/listings.ts";
import {
  createFriends,
  hostOf,
  joinFriends,
  matchmake,
  pause,
  playNow,
  RawClient,
  type Reservation,
  sdk,
  tickOf,
  ticks,
  until,
  useLiveServer,
} from "../support/live-server.ts";

const LIMITS = { readers: 4, rooms: 2, perNetwork: 100, answerMs: 1500 };

const server = useLiveServer(undefined, { lobby: LIMITS });

/** A client that follows the room list. */
class Reader {
  readonly rooms = new Map<string, RoomListing>();
  readonly messages: (LiveSnapshot | LiveNews)[] = [];
  readonly room: Room;

  constructor(room: Room) {
    this.room = room;
    room.reconnection.enabled = false;
    room.onMessage("rooms", (snapshot: LiveSnapshot) => {
      this.messages.push(snapshot);
      this.rooms.clear();
      for (const listed of snapshot.rooms) this.rooms.set(listed.code, listed);
    });
    room.onMessage("changes", (news: LiveNews) => {
      this.messages.push(news);
      for (const { code, room: listed } of news.changes) {
        if (listed === null) this.rooms.delete(code);
        else this.rooms.set(code, listed);
      }
    });
  }

  leave(): Promise<number> {
    return this.room.leave();
  }
}

async function openList(): Promise<Reader> {
  const reader = new Reader(await sdk(server).joinOrCreate("lobby"));
  await until(() => reader.messages.length > 0, "the list");
  return reader;
}

async function rawReader(): Promise<RawClient> {
  const response = await matchmake(server, "joinOrCreate/lobby", {});
  const client = new RawClient(server, (await response.json()) as Reservation);
  await until(() => client.frames.length > 0, "the welcome");
  return client;
}

/** The server's lobby room. */
const lobbyOf = ({ roomId }: { readonly roomId: string }) => matchMaker.getLocalRoomById(roomId) as LobbyRoom;

describe("a reader of the room list", () => {
  it("receives the server's clock and every listed room, without processes and addresses", async () => {
    const match = await playNow(server);
    const reader = await openList();
    const [snapshot] = reader.messages as [LiveSnapshot];
    expect(Math.abs(snapshot.now - Date.now())).toBeLessThan(60_000);
    await until(() => reader.rooms.has(match.roomId), "the room");
    expect(reader.rooms.get(match.roomId)).toMatchObject({ code: match.roomId, kind: "quick", players: 1 });
    const received = JSON.stringify(reader.messages);
    expect(received).not.toMatch(/process|publicAddress|createdAt|sessionId|127\.0\.0\.1/u);
    expect(received).not.toContain(matchMaker.processId);
    await Promise.all([match.leave(), reader.leave()]);
  });

  it("receives new, changed and closed rooms", async () => {
    const reader = await openList();
    const room = await createFriends(server, "Ada", { listed: true, name: "The Old Ground" });
    await until(() => reader.rooms.get(room.roomId)?.players === 1, "the new room");
    expect(reader.rooms.get(room.roomId)).toMatchObject({ name: "The Old Ground", kind: "friends", locked: false });
    const other = await joinFriends(server, room.roomId);
    await until(
      () => reader.rooms.get(room.roomId)?.spectators === 1 || reader.rooms.get(room.roomId)?.players === 2,
      "the second player",
    );
    await other.leave();
    hostOf(room).match.queue.push({ kind: "start" });
    await until(() => reader.rooms.get(room.roomId)?.game?.red === 0, "the game");
    hostOf(room).match.world.game.red = 2;
    await until(() => reader.rooms.get(room.roomId)?.game?.red === 2, "the score");
    await room.leave();
    void hostOf(room).disconnect();
    await until(() => !reader.rooms.has(room.roomId), "the end of the room");
    await reader.leave();
  });

  it("receives an unlisted room only after it is listed", async () => {
    const reader = await openList();
    const room = await createFriends(server, "Ada", { listed: false });
    await ticks(room, 60);
    expect(reader.rooms.has(room.roomId)).toBe(false);
    await hostOf(room).setPrivate(false);
    await until(() => reader.rooms.has(room.roomId), "the listed room");
    await hostOf(room).setPrivate(true);
    await until(() => !reader.rooms.has(room.roomId), "the unlisted room");
    const received = reader.messages.length;
    await room.leave();
    void hostOf(room)?.disconnect();
    await until(() => hostOf(room) === undefined, "the end of the room");
    await pause(300);
    expect(reader.messages).toHaveLength(received);
    await reader.leave();
  });

  it("receives the newest state of a room, not every state", async () => {
    const reader = await openList();
    const before = reader.messages.length;
    for (let n = 0; n < 100; n++) {
      server.feed.record("NOISY", listing("NOISY", { queue: n }));
      // Ten pauses: not more messages, however long each of them takes.
      if (n % 10 === 9) await pause(20);
    }
    await until(() => reader.rooms.get("NOISY")?.queue === 99, "the last state");
    expect(reader.messages.length - before).toBeLessThan(20);
    server.feed.record("NOISY", null);
    await until(() => !reader.rooms.has("NOISY"), "the end of it");
    await reader.leave();
  });

  it("can ping the lobby, which runs no patch or clock timers", async () => {
    const reader = await openList();
    const ms = await new Promise<number>((resolve) => reader.room.ping(resolve));
    expect(ms).toBeGreaterThanOrEqual(0);
    const lobby = lobbyOf(reader.room);
    expect(lobby.patchRate).toBeNull();
    const elapsed = lobby.clock.elapsedTime;
    await pause(100);
    expect(lobby.clock.elapsedTime).toBe(elapsed);
    await reader.leave();
  });
});

describe("the lobby", () => {
  it("has a maximum number of rooms and readers, and refuses more", async () => {
    const readers = [];
    for (let n = 0; n < LIMITS.readers * LIMITS.rooms; n++) readers.push(await openList());
    expect(new Set(readers.map(({ room }) => room.roomId)).size).toBe(LIMITS.rooms);
    const response = await matchmake(server, "joinOrCreate/lobby", {});
    expect(response.status).toBe(CLOSE_CROWDED - 4000);
    await Promise.all(readers.map((reader) => reader.leave()));
    const again = await openList();
    await again.leave();
  });

  it("does not list its own rooms", async () => {
    const reader = await openList();
    const response = await fetch(`${server.url}/api/rooms`);
    expect(await response.text()).not.toContain(reader.room.roomId);
    await reader.leave();
  });
});

describe("a client that breaks the rules of the lobby", () => {
  const text = (word: string) => [0xa0 | word.length, ...new TextEncoder().encode(word)];
  const zeros = (length: number): number[] => Array.from({ length }, () => 0);

  it.each([
    ["a message", [Protocol.ROOM_DATA, ...text("hello")], CLOSE_UNKNOWN_MESSAGE],
    ["the stock lobby's filter", [Protocol.ROOM_DATA, ...text("filter"), 0x80], CLOSE_UNKNOWN_MESSAGE],
    [
      "a message named like a property of Object.prototype",
      [Protocol.ROOM_DATA, ...text("__proto__")],
      CLOSE_UNKNOWN_MESSAGE,
    ],
    ["a message without a name", [Protocol.ROOM_DATA], CLOSE_UNKNOWN_MESSAGE],
    ["a message that is too long", [Protocol.ROOM_DATA, ...zeros(3000)], CLOSE_OVERSIZE],
    [
      "a frame that declares fifty million slots",
      [Protocol.ROOM_INPUT_UNRELIABLE | 0x80, 0xce, 128, 240, 250, 2, 1, 0, 0, 0],
      CLOSE_BAD_FRAME,
    ],
    ["a request", [Protocol.ROOM_REQUEST, 1, ...text("filter")], CLOSE_BAD_FRAME],
    ["an empty frame", [], CLOSE_BAD_FRAME],
  ])("is disconnected for %s, without effect on others", async (_what, frame, code) => {
    const bystander = await openList();
    const client = await rawReader();
    client.send(Protocol.JOIN_ROOM);
    client.send(...frame);
    expect(await client.closeCode()).toBe(code);
    server.feed.record("AFTER", listing("AFTER", { name: String(Math.random()) }));
    const received = bystander.messages.length;
    await until(() => bystander.messages.length > received, "news for the bystander");
    await bystander.leave();
  });

  it("is disconnected for a flood of pings", async () => {
    const client = await rawReader();
    client.send(Protocol.JOIN_ROOM);
    for (let n = 0; n < 2000; n++) client.send(Protocol.PING);
    expect(await client.closeCode()).toBe(CLOSE_FLOOD);
  });

  it("is disconnected without acknowledging the join", async () => {
    const client = await rawReader();
    expect(await client.closeCode()).toBe(CLOSE_BAD_FRAME);
  });

  it("is disconnected when it does not read", async () => {
    const client = await rawReader();
    client.send(Protocol.JOIN_ROOM);
    await until(() => client.frames.length > 1, "the list");
    const host = lobbyOf(client);
    client.socket.pause();
    const name = "x".repeat(500_000);
    for (let n = 0; host.clients.length > 0; n++) {
      server.feed.record("LARGE", listing("LARGE", { name: name + n }));
      server.feed.record("LARGER", listing("LARGER", { name: name + name + n }));
      await pause(20);
      expect(n).toBeLessThan(2000);
    }
    client.socket.resume();
    expect([CLOSE_SLOW_READER, 1006]).toContain(await client.closeCode());
    server.feed.record("LARGE", null);
    server.feed.record("LARGER", null);
  });

  it("has no effect on a match", async () => {
    const match = await playNow(server);
    const before = tickOf(match);
    const clients = await Promise.all(Array.from({ length: 4 }, () => rawReader()));
    for (const client of clients) {
      client.send(Protocol.JOIN_ROOM);
      for (let n = 0; n < 500; n++) client.send(Protocol.ROOM_DATA, 0xff, n & 0xff);
    }
    await Promise.all(clients.map((client) => client.closeCode()));
    await ticks(match, 30);
    expect(tickOf(match)).toBeGreaterThan(before + 29);
    await match.leave();
  });
});
