/** The live feed over HTTP: long polls and server-sent events, with plain fetch and with sockets that misbehave. */
import { connect, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { LiveNews, LiveSnapshot } from "#protocol/live.ts";
import { listing } from "../support/listings.ts";
import {
  createFriends,
  hostOf,
  joinFriends,
  type LiveServer,
  pause,
  startLiveServer,
  until,
} from "../support/live-server.ts";

const HOLD_MS = 400;
const LIMITS = {
  polls: { total: 8, perNetwork: 6, holdMs: HOLD_MS },
  streams: { total: 5, perNetwork: 4, heartbeatMs: 100 },
};

let server: LiveServer;
beforeAll(async () => {
  server = await startLiveServer(undefined, { live: LIMITS, admission: { trustedProxies: ["127.0.0.1"] } });
});
afterAll(() => server.stop());

const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

const ask = (since?: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/live${since === undefined ? "" : `?since=${encodeURIComponent(since)}`}`, { headers });

async function snapshot(): Promise<LiveSnapshot> {
  return (await (await ask()).json()) as LiveSnapshot;
}

async function newsSince(cursor: string): Promise<LiveNews> {
  return (await (await ask(cursor)).json()) as LiveNews;
}

/** Asks again and again, as a reader does, until `found` holds. */
async function follow(cursor: string, found: (news: LiveNews) => boolean): Promise<LiveNews> {
  for (let n = 0; n < 40; n++) {
    const news = await newsSince(cursor);
    if (found(news)) return news;
    cursor = news.cursor;
  }
  throw new Error("waited in vain for news");
}

/** A request by hand, whose answer is read as it comes. */
class Caller {
  readonly socket: Socket;
  text = "";
  closed = false;

  constructor(path: string, ...headers: string[]) {
    this.socket = connect(server.port, "127.0.0.1");
    sockets.push(this.socket);
    this.socket.on("data", (data) => (this.text += data.toString()));
    this.socket.on("close", () => (this.closed = true));
    this.socket.on("error", () => undefined);
    this.socket.write([`GET ${path} HTTP/1.1`, "Host: localhost", ...headers, "", ""].join("\r\n"));
  }

  async hears(words: string | RegExp): Promise<string> {
    await until(() => this.text.search(words) >= 0, `${String(words)} in ${this.text}`);
    return this.text;
  }
}

/** Everything that came with events of a stream so far. */
function eventsOf(
  text: string,
): { readonly event: string; readonly id: string; readonly data: LiveSnapshot & LiveNews }[] {
  return [...text.matchAll(/event: (\w+)\nid: (\S+)\ndata: (.+)\n\n/gu)].map(([, event, id, data]) => ({
    event: event!,
    id: id!,
    data: JSON.parse(data!) as LiveSnapshot & LiveNews,
  }));
}

describe("GET /api/live", () => {
  it("gives everything, with a cursor and the server's clock, and is not kept", async () => {
    server.feed.record("KNOWN", listing("KNOWN"));
    const response = await ask();
    expect(response.headers.get("cache-control")).toBe("no-store");
    const { cursor, now, rooms } = (await response.json()) as LiveSnapshot;
    expect(cursor).toMatch(/^\w{8}-\d+$/u);
    expect(Math.abs(now - Date.now())).toBeLessThan(60_000);
    expect(rooms).toContainEqual(listing("KNOWN"));
  });

  it("answers when a room is made, joined, started, scored in, and closed", async () => {
    let { cursor } = await snapshot();
    const room = await createFriends(server, "Ada", { listed: true, name: "Open Ground" });
    const code = room.roomId;
    const about = (found: (change: LiveNews["changes"][number]) => boolean) => async (): Promise<void> => {
      ({ cursor } = await follow(cursor, ({ changes }) =>
        changes.some((change) => change.code === code && found(change)),
      ));
    };
    await about((change) => change.room?.name === "Open Ground")();
    const other = await joinFriends(server, code);
    await about(({ room: now }) => now !== null && now.players + now.spectators === 2)();
    hostOf(room).match.queue.push({ kind: "start" });
    await about((change) => change.room?.game?.running !== undefined)();
    hostOf(room).match.world.game.red = 1;
    await about((change) => change.room?.game?.red === 1)();
    await Promise.all([room.leave(), other.leave()]);
    void hostOf(room).disconnect();
    await about((change) => change.room === null)();
  });

  it("answers at once when something is newer, each room once", async () => {
    const { cursor } = await snapshot();
    for (let n = 0; n < 5; n++) server.feed.record("TWICE", listing("TWICE", { queue: n }));
    server.feed.record("OTHER", listing("OTHER"));
    await follow(cursor, ({ changes }) => changes.length > 0);
    const { changes } = await newsSince(cursor);
    expect(changes).toEqual([
      { code: "TWICE", room: listing("TWICE", { queue: 4 }) },
      { code: "OTHER", room: listing("OTHER") },
    ]);
  });

  it("waits while nothing is new, and then says so", async () => {
    await pause(300);
    const { cursor } = await snapshot();
    let answered = false;
    const answer = newsSince(cursor).finally(() => (answered = true));
    await pause(HOLD_MS / 4);
    expect(answered).toBe(false);
    expect(await answer).toEqual({ cursor, now: expect.any(Number), changes: [] });
  });

  it("says nothing of unlisted rooms, neither of their life nor of their end", async () => {
    const { cursor } = await snapshot();
    const room = await createFriends(server, "Ada", { listed: false });
    await room.leave();
    void hostOf(room)?.disconnect();
    await until(() => hostOf(room) === undefined, "the end of the room");
    const news = await newsSince(cursor);
    expect(JSON.stringify(news)).not.toContain(room.roomId);
    expect(JSON.stringify(await snapshot())).not.toContain(room.roomId);
  });

  it("gives everything to who comes with a cursor of another run of the server", async () => {
    expect(await newsSince("zzzzzzzz-12")).toHaveProperty("rooms");
  });

  it.each([
    "",
    "x",
    "12",
    "zzzzzzzz-",
    "zzzzzzzz-1e9",
    "ZZZZZZZZ-1",
    "zzzzzzzz-99999999999999999",
    "null",
    "😀",
    "a-1".repeat(9),
  ])("does not take %j for a cursor, and says what is wrong", async (since) => {
    const response = await ask(since);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: expect.stringContaining("since") });
  });

  it("does not take two cursors for one", async () => {
    const response = await fetch(`${server.url}/api/live?since=zzzzzzzz-1&since=zzzzzzzz-2`);
    expect(response.status).toBe(400);
  });
});

describe("places to wait", () => {
  /** A question that waits, from a network of its own. */
  const waiting = (cursor: string, from: string): Caller =>
    new Caller(`/api/live?since=${cursor}`, `X-Forwarded-For: ${from}`);

  async function crowded(from: string, cursor: string): Promise<Response | undefined> {
    const response = await ask(cursor, { "x-forwarded-for": from });
    return response.status === 503 ? response : undefined;
  }

  it("are so many per network and so many in all; who finds none is told when to come back", async () => {
    await pause(300);
    const { cursor } = await snapshot();
    for (let n = 0; n < LIMITS.polls.perNetwork; n++) waiting(cursor, "192.0.2.1");
    await pause(50);
    const refused = await crowded("192.0.2.1", cursor);
    expect(refused?.headers.get("retry-after")).toBe("10");
    expect(await refused?.json()).toEqual({ error: expect.any(String) });
    for (let n = LIMITS.polls.perNetwork; n < LIMITS.polls.total; n++) waiting(cursor, "198.51.100.1");
    await pause(50);
    expect(await crowded("203.0.113.1", cursor)).toBeDefined();
  });

  it("are free again when those who wait hang up, or are answered", async () => {
    await pause(HOLD_MS + 100);
    const { cursor } = await snapshot();
    const callers = Array.from({ length: LIMITS.polls.perNetwork }, () => waiting(cursor, "192.0.2.1"));
    await pause(50);
    expect(await crowded("192.0.2.1", cursor)).toBeDefined();
    for (const { socket } of callers) socket.destroy();
    await pause(50);
    const others = Array.from({ length: LIMITS.polls.perNetwork }, () => waiting(cursor, "192.0.2.1"));
    for (const other of others) await other.hears(/HTTP\/1\.1 200 [^]*"changes":\[\]/u);
    expect(await crowded("192.0.2.1", cursor)).toBeUndefined();
  });
});

describe("GET /api/live/stream", () => {
  const open = (...headers: string[]) => new Caller("/api/live/stream", ...headers);

  it("begins with everything and goes on with what changes; ids are cursors", async () => {
    const stream = open();
    const head = await stream.hears("event: rooms");
    expect(head).toMatch(/^HTTP\/1\.1 200 [^]*content-type: text\/event-stream/iu);
    expect(head).toMatch(/cache-control: no-store/iu);
    await stream.hears(/data: .*\n\n/u);
    server.feed.record("NEWER", listing("NEWER"));
    await stream.hears("event: changes");
    await stream.hears(/event: changes[^]*\n\n/u);
    const [first, second] = eventsOf(stream.text);
    expect(first?.data.rooms).toBeDefined();
    expect(first?.id).toBe(first?.data.cursor);
    expect(second).toMatchObject({ event: "changes", data: { changes: [{ code: "NEWER" }] } });
    expect(second?.id).toBe(second?.data.cursor);
  });

  it("goes on where a reader left off", async () => {
    const { cursor } = await snapshot();
    server.feed.record("MISSED", listing("MISSED", { name: "while he was away" }));
    await pause(300);
    const stream = open(`Last-Event-ID: ${cursor}`);
    await stream.hears("while he was away");
    expect(eventsOf(await stream.hears(/data: .*\n\n/u)).map(({ event }) => event)).toEqual(["changes"]);
  });

  it("begins anew for a reader whose last id is from another run, or none at all", async () => {
    for (const id of ["zzzzzzzz-5", "what?"]) {
      const stream = open(`Last-Event-ID: ${id}`);
      await stream.hears("event: rooms");
      stream.socket.destroy();
    }
  });

  it("says a word now and then that says nothing", async () => {
    const stream = open();
    await stream.hears(/\n:\n\n[^]*\n:\n\n/u);
  });

  it("has so many places, free again when readers go", async () => {
    await pause(50);
    const streams = Array.from({ length: LIMITS.streams.perNetwork }, () => open());
    for (const stream of streams) await stream.hears("event: rooms");
    await open().hears(/HTTP\/1\.1 503 [^]*retry-after: 10/iu);
    await open("X-Forwarded-For: 192.0.2.7").hears("event: rooms");
    await open("X-Forwarded-For: 192.0.2.8").hears(/HTTP\/1\.1 503 /u);
    streams[0]!.socket.destroy();
    await pause(50);
    await open().hears("event: rooms");
  });

  it("cuts off who does not read", async () => {
    const stream = open();
    await stream.hears("event: rooms");
    stream.socket.pause();
    const name = "x".repeat(4_000_000);
    const places = LIMITS.streams.perNetwork;
    for (let n = 0; n < 5; n++) {
      server.feed.record("LARGE", listing("LARGE", { name: name + n }));
      await pause(260);
    }
    server.feed.record("LARGE", null);
    // His place is free: as many as there are can be had.
    const others = Array.from({ length: places }, () => open());
    for (const other of others) await other.hears("event: rooms");
    stream.socket.resume();
    await until(() => stream.closed, "the end of the stream");
  });
});

describe("a server that goes down", () => {
  it("lets go of everybody who waits", async () => {
    const other = await startLiveServer(undefined, { namespace: "other" });
    const { cursor } = (await (await fetch(`${other.url}/api/live`)).json()) as LiveSnapshot;
    const poll = fetch(`${other.url}/api/live?since=${cursor}`).then((response) => response.json());
    const stream = fetch(`${other.url}/api/live/stream`).then((response) => response.text());
    await pause(100);
    await other.stop();
    expect(await poll).toMatchObject({ changes: [] });
    expect(await stream).toContain("event: rooms");
  });
});
