/** The client's lobby feed against a real server: the choice of transport. */
import { Client } from "@colyseus/sdk";
import { afterEach, describe, expect, it } from "vitest";
import { LobbyFeed, type LobbyTimeouts } from "#client/net/lobby/lobby-feed.ts";
import type { LobbyInfo } from "#client/session/lobby.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { listing } from "../support/listings.ts";
import {
  createFriends,
  hostOf,
  type LiveServer,
  startLiveServer,
  until,
  useLiveServer,
} from "../support/live-server.ts";

const ROOM_TIMEOUTS: LobbyTimeouts = { firstListMs: 4000, stableMs: 60_000, probeMs: 60_000 };

const feeds: LobbyFeed[] = [];
afterEach(() => {
  for (const feed of feeds.splice(0)) feed.follow(false);
});

type OpenFeed = { readonly feed: LobbyFeed; readonly session: Session; readonly lobby: () => LobbyInfo };

/** Follows the room list of a server; `spoil` breaks the client's network. */
function openFeed(
  server: LiveServer,
  spoil: (client: Client) => void = () => undefined,
  timeouts = ROOM_TIMEOUTS,
): OpenFeed {
  const client = new Client(`ws://127.0.0.1:${server.port}`);
  spoil(client);
  const session = createSession();
  const feed = new LobbyFeed(client, session, timeouts);
  feeds.push(feed);
  feed.follow(true);
  return { feed, session, lobby: () => session.lobby.value };
}

/** A network without WebSockets. */
const noSocket = (client: Client): void => {
  client.joinOrCreate = () => Promise.reject(new Error("no sockets here"));
};

const has = ({ lobby }: OpenFeed, code: string): boolean => lobby().rooms.some((room) => room.code === code);

describe("the lobby feed, with a real server", () => {
  const server = useLiveServer();

  it("receives new and closed rooms over the socket, with a ping and the server's clock", async () => {
    const opened = openFeed(server);
    expect(opened.lobby().connection).toBe("connecting");
    await until(() => opened.lobby().connection === "live", "the room list");
    expect(opened.feed.kind.value).toBe("socket");
    await until(() => opened.lobby().pingMs !== null, "a ping");
    expect(Math.abs(opened.lobby().clockAheadMs)).toBeLessThan(5000);
    const room = await createFriends(server, "Ada", { listed: true });
    await until(() => has(opened, room.roomId), "the room");
    await room.leave();
    void hostOf(room)?.disconnect();
    await until(() => !has(opened, room.roomId), "the end of the room");
  });

  it("reuses the object of an unchanged room", async () => {
    server.feed.record("STILL", listing("STILL"));
    const opened = openFeed(server);
    await until(() => has(opened, "STILL"), "the room");
    const before = opened.lobby().rooms.find(({ code }) => code === "STILL");
    server.feed.record("MOVES", listing("MOVES"));
    await until(() => has(opened, "MOVES"), "another room");
    expect(opened.lobby().rooms.find(({ code }) => code === "STILL")).toBe(before);
  });

  it("uses the stream when sockets fail, with the same contents", async () => {
    const opened = openFeed(server, noSocket);
    await until(() => opened.feed.kind.value === "stream", "the stream");
    expect(opened.lobby().connection).toBe("live");
    server.feed.record("NEWER", listing("NEWER"));
    await until(() => has(opened, "NEWER"), "the room");
    server.feed.record("NEWER", null);
    await until(() => !has(opened, "NEWER"), "the end of the room");
    expect(opened.lobby().pingMs).toBeNull();
  });

  it("returns to the socket when it works again", async () => {
    let blocked = true;
    const sometimes = (client: Client): void => {
      const join = client.joinOrCreate.bind(client);
      client.joinOrCreate = ((name: string) =>
        blocked ? Promise.reject(new Error("no sockets here")) : join(name)) as typeof client.joinOrCreate;
    };
    const opened = openFeed(server, sometimes, { ...ROOM_TIMEOUTS, probeMs: 100 });
    await until(() => opened.feed.kind.value === "stream", "the stream");
    blocked = false;
    await until(() => opened.feed.kind.value === "socket", "the socket");
    server.feed.record("AGAIN", listing("AGAIN"));
    await until(() => has(opened, "AGAIN"), "the room");
  });

  it("gives up a silent socket", async () => {
    const silent = (client: Client): void => {
      client.joinOrCreate = () => new Promise<never>(() => undefined);
    };
    const opened = openFeed(server, silent, { ...ROOM_TIMEOUTS, firstListMs: 100 });
    await until(() => opened.feed.kind.value !== null, "another transport");
    expect(opened.feed.kind.value).not.toBe("socket");
  });

  it("stops when unfollowed or in a room, resumes afterwards, and shows the last known rooms meanwhile", async () => {
    const opened = openFeed(server);
    await until(() => opened.lobby().connection === "live", "the room list");
    server.feed.record("KNOWN", listing("KNOWN"));
    await until(() => has(opened, "KNOWN"), "the room");
    opened.session.screen.value = { kind: "room", code: "ABCDE" };
    expect(opened.lobby()).toMatchObject({ connection: "off", pingMs: null });
    expect(opened.feed.kind.value).toBeNull();
    server.feed.record("KNOWN", null);
    server.feed.record("LATER", listing("LATER"));
    opened.session.screen.value = { kind: "home" };
    expect(opened.lobby().connection).toBe("connecting");
    expect(has(opened, "KNOWN")).toBe(true);
    await until(() => has(opened, "LATER"), "the list of now");
    expect(has(opened, "KNOWN")).toBe(false);
    opened.feed.follow(false);
    expect(opened.lobby().connection).toBe("off");
  });

  it("leaves no connection behind when it is unfollowed while connecting", async () => {
    const opened = openFeed(server);
    opened.feed.follow(false);
    const other = openFeed(server);
    await until(() => other.lobby().connection === "live", "the other's list");
    expect(opened.lobby()).toMatchObject({ connection: "off", rooms: [] });
  });
});

describe("the lobby feed, with an unreliable server", () => {
  it("shows a lost connection, keeps the last known rooms, and reconnects", async () => {
    const first = await startLiveServer();
    first.feed.record("KNOWN", listing("KNOWN"));
    const opened = openFeed(first, undefined, { ...ROOM_TIMEOUTS, stableMs: 0 });
    await until(() => has(opened, "KNOWN"), "the room");
    await first.stop();
    await until(() => opened.lobby().connection === "lost", "the loss");
    expect(has(opened, "KNOWN")).toBe(true);
    const second = await startLiveServer(undefined, { port: first.port });
    second.feed.record("AFTER", listing("AFTER"));
    await until(() => has(opened, "AFTER"), "the list of the new server");
    expect(has(opened, "KNOWN")).toBe(false);
    expect(opened.lobby().connection).toBe("live");
    opened.feed.follow(false);
    await second.stop();
  });

  it("shows a lost connection when every transport has failed", async () => {
    const server = await startLiveServer();
    await server.stop();
    const opened = openFeed(server);
    await until(() => opened.lobby().connection === "lost", "the loss");
    expect(opened.lobby().rooms).toEqual([]);
  });

  it("polls when neither socket nor stream works", async () => {
    const full = { total: 0, perNetwork: 0 };
    const live = { polls: { total: 9, perNetwork: 9, holdMs: 500 }, streams: { ...full, heartbeatMs: 1000 } };
    const server = await startLiveServer(undefined, { live });
    const opened = openFeed(server, noSocket);
    await until(() => opened.feed.kind.value === "polling", "the first answer");
    for (const code of ["FIRST", "OTHER"]) {
      server.feed.record(code, listing(code));
      await until(() => has(opened, code), "the room");
    }
    server.feed.record("FIRST", null);
    await until(() => !has(opened, "FIRST"), "the end of the room");
    expect(has(opened, "OTHER")).toBe(true);
    opened.feed.follow(false);
    await server.stop();
  });
});
