/** The page's watch over the room list: what it keeps, and how it finds and changes its way to a real server. */
import { Client } from "@colyseus/sdk";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { withChanges, withSnapshot } from "#client/net/lobby/listed-rooms.ts";
import { isLost, pauseAfter, transportAfter } from "#client/net/lobby/transport-order.ts";
import { LobbyFeed, type LobbyTimeouts } from "#client/net/lobby/lobby-feed.ts";
import type { LobbyInfo } from "#client/session/lobby.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { listing } from "../support/listings.ts";
import { createFriends, hostOf, type LiveServer, startLiveServer, until } from "../support/live-server.ts";

describe("the list", () => {
  const [a, b, c] = [listing("AAAAA"), listing("BBBBB"), listing("CCCCC")] as const;

  it("keeps the very same objects of rooms that did not change, and itself when none did", () => {
    const known = [a, b];
    expect(withSnapshot(known, [{ ...a }, { ...b }])).toBe(known);
    const after = withSnapshot(known, [{ ...b }, { ...a, players: 5 }, c]);
    expect(after).toEqual([b, { ...a, players: 5 }, c]);
    expect(after[0]).toBe(b);
    expect(withSnapshot(known, [{ ...a }])).toEqual([a]);
    expect(withChanges(known, [{ code: "AAAAA", room: { ...a } }])).toBe(known);
    expect(withChanges(known, [{ code: "NOONE", room: null }])).toBe(known);
  });

  it("leaves rooms where they are, puts new ones last, and takes those out that are gone", () => {
    const changed = { ...a, players: 5 };
    const after = withChanges(
      [a, b],
      [
        { code: "CCCCC", room: c },
        { code: "AAAAA", room: changed },
      ],
    );
    expect(after).toEqual([changed, b, c]);
    expect(after[1]).toBe(b);
    expect(withChanges(after, [{ code: "BBBBB", room: null }])).toEqual([changed, c]);
  });
});

describe("the way", () => {
  it("is the socket twice, then the stream, then polling, and all over again", () => {
    const ways = Array.from({ length: 6 }, (_, failures) => transportAfter(failures));
    expect(ways).toEqual(["socket", "socket", "stream", "polling", "socket", "socket"]);
    expect([3, 4].map(isLost)).toEqual([false, true]);
  });

  it("is tried again after pauses that grow up to a limit, and other ways are tried at once", () => {
    const pauses = [0, 1, 4, 5, 8, 9, 12].map((failures) => pauseAfter(failures, 0.5));
    expect(pauses).toEqual([...pauses].sort((x, y) => x - y));
    expect(pauses[0]).toBe(500);
    expect(pauseAfter(400, 0.5)).toBe(30_000);
    expect(pauseAfter(2, 0.5)).toBe(0);
    expect(pauseAfter(3, 0.5)).toBe(0);
    expect(pauseAfter(0, 0)).toBeLessThan(pauseAfter(0, 1));
  });
});

const ROOM_TIMEOUTS: LobbyTimeouts = { firstListMs: 4000, stableMs: 60_000, probeMs: 60_000 };

const watches: LobbyFeed[] = [];
afterEach(() => {
  for (const watch of watches.splice(0)) watch.follow(false);
});

type Watched = { readonly watch: LobbyFeed; readonly session: Session; readonly lobby: () => LobbyInfo };

/** Somebody who looks at the list; `spoil` is what his network does to him. */
function look(
  server: LiveServer,
  spoil: (client: Client) => void = () => undefined,
  patience = ROOM_TIMEOUTS,
): Watched {
  const client = new Client(`ws://127.0.0.1:${server.port}`);
  spoil(client);
  const session = createSession();
  const watch = new LobbyFeed(client, session, patience);
  watches.push(watch);
  watch.follow(true);
  return { watch, session, lobby: () => session.lobby.value };
}

/** A network that lets no socket through. */
const noSocket = (client: Client): void => {
  client.joinOrCreate = () => Promise.reject(new Error("no sockets here"));
};

const has = ({ lobby }: Watched, code: string): boolean => lobby().rooms.some((room) => room.code === code);

describe("the watch, on a real server", () => {
  let server: LiveServer;
  beforeAll(async () => {
    server = await startLiveServer();
  });
  afterAll(() => server.stop());

  it("brings rooms that come, change and go over the socket, with a measured ping and the server's clock", async () => {
    const watched = look(server);
    expect(watched.lobby().connection).toBe("connecting");
    await until(() => watched.lobby().connection === "live", "the list");
    expect(watched.watch.kind.value).toBe("socket");
    await until(() => watched.lobby().pingMs !== null, "a ping");
    expect(Math.abs(watched.lobby().clockAheadMs)).toBeLessThan(5000);
    const room = await createFriends(server, "Ada", { listed: true });
    await until(() => has(watched, room.roomId), "the room");
    await room.leave();
    void hostOf(room)?.disconnect();
    await until(() => !has(watched, room.roomId), "the end of the room");
  });

  it("keeps the same object for a room that did not change", async () => {
    server.feed.record("STILL", listing("STILL"));
    const watched = look(server);
    await until(() => has(watched, "STILL"), "the room");
    const before = watched.lobby().rooms.find(({ code }) => code === "STILL");
    server.feed.record("MOVES", listing("MOVES"));
    await until(() => has(watched, "MOVES"), "another room");
    expect(watched.lobby().rooms.find(({ code }) => code === "STILL")).toBe(before);
  });

  it("takes the stream where no socket is to be had, and hears the same", async () => {
    const watched = look(server, noSocket);
    await until(() => watched.watch.kind.value === "stream", "the stream");
    expect(watched.lobby().connection).toBe("live");
    server.feed.record("HEARD", listing("HEARD"));
    await until(() => has(watched, "HEARD"), "the room");
    server.feed.record("HEARD", null);
    await until(() => !has(watched, "HEARD"), "the end of the room");
    expect(watched.lobby().pingMs).toBeNull();
  });

  it("goes from another way back to the socket when there is one again", async () => {
    let blocked = true;
    const sometimes = (client: Client): void => {
      const join = client.joinOrCreate.bind(client);
      client.joinOrCreate = ((name: string) =>
        blocked ? Promise.reject(new Error("no sockets here")) : join(name)) as typeof client.joinOrCreate;
    };
    const watched = look(server, sometimes, { ...ROOM_TIMEOUTS, probeMs: 100 });
    await until(() => watched.watch.kind.value === "stream", "the stream");
    blocked = false;
    await until(() => watched.watch.kind.value === "socket", "the socket");
    server.feed.record("AGAIN", listing("AGAIN"));
    await until(() => has(watched, "AGAIN"), "the room");
  });

  it("gives up a socket that never says a word", async () => {
    const silent = (client: Client): void => {
      client.joinOrCreate = () => new Promise<never>(() => undefined);
    };
    const watched = look(server, silent, { ...ROOM_TIMEOUTS, firstListMs: 100 });
    await until(() => watched.watch.kind.value !== null, "another way");
    expect(watched.watch.kind.value).not.toBe("socket");
  });

  it("stops when nobody looks or a room is entered, goes on afterwards, and shows meanwhile what it knew", async () => {
    const watched = look(server);
    await until(() => watched.lobby().connection === "live", "the list");
    server.feed.record("KNOWN", listing("KNOWN"));
    await until(() => has(watched, "KNOWN"), "the room");
    watched.session.screen.value = { kind: "room" };
    expect(watched.lobby()).toMatchObject({ connection: "off", pingMs: null });
    expect(watched.watch.kind.value).toBeNull();
    server.feed.record("KNOWN", null);
    server.feed.record("LATER", listing("LATER"));
    watched.session.screen.value = { kind: "home" };
    expect(watched.lobby().connection).toBe("connecting");
    expect(has(watched, "KNOWN")).toBe(true);
    await until(() => has(watched, "LATER"), "the list of now");
    expect(has(watched, "KNOWN")).toBe(false);
    watched.watch.follow(false);
    expect(watched.lobby().connection).toBe("off");
  });

  it("leaves nobody behind in the lobby when it is called off on the way in", async () => {
    const watched = look(server);
    watched.watch.follow(false);
    const other = look(server);
    await until(() => other.lobby().connection === "live", "the other's list");
    expect(watched.lobby()).toMatchObject({ connection: "off", rooms: [] });
  });
});

describe("the watch, on a server that is not always there", () => {
  it("says that it is lost, keeps what it knew, and comes back by itself", async () => {
    const first = await startLiveServer();
    first.feed.record("KNOWN", listing("KNOWN"));
    const watched = look(first, undefined, { ...ROOM_TIMEOUTS, stableMs: 0 });
    await until(() => has(watched, "KNOWN"), "the room");
    await first.stop();
    await until(() => watched.lobby().connection === "lost", "the loss");
    expect(has(watched, "KNOWN")).toBe(true);
    const second = await startLiveServer(undefined, { port: first.port });
    second.feed.record("AFTER", listing("AFTER"));
    await until(() => has(watched, "AFTER"), "the list of the new server");
    expect(has(watched, "KNOWN")).toBe(false);
    expect(watched.lobby().connection).toBe("live");
    watched.watch.follow(false);
    await second.stop();
  });

  it("says that it is lost when every way has failed", async () => {
    const server = await startLiveServer();
    await server.stop();
    const watched = look(server);
    await until(() => watched.lobby().connection === "lost", "the loss");
    expect(watched.lobby().rooms).toEqual([]);
  });

  it("asks again and again where neither socket nor stream is to be had", async () => {
    const full = { total: 0, perNetwork: 0 };
    const live = { polls: { total: 9, perNetwork: 9, holdMs: 500 }, streams: { ...full, heartbeatMs: 1000 } };
    const server = await startLiveServer(undefined, { live });
    const watched = look(server, noSocket);
    await until(() => watched.watch.kind.value === "polling", "the first answer");
    for (const code of ["FIRST", "OTHER"]) {
      server.feed.record(code, listing(code));
      await until(() => has(watched, code), "the room");
    }
    server.feed.record("FIRST", null);
    await until(() => !has(watched, "FIRST"), "the end of the room");
    expect(has(watched, "OTHER")).toBe(true);
    watched.watch.follow(false);
    await server.stop();
  });
});
