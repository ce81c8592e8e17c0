/** The live feed over HTTP: long polls and server-sent events, with fetch and with bare sockets. */
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
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
  useLiveServer,
} from "../support/live-server.ts";

const HOLD_MS = 400;
const LIMITS = {
  polls: { total: 8, perNetwork: 6, holdMs: HOLD_MS },
  streams: { total: 5, perNetwork: 4, heartbeatMs: 100 },
};

const server = useLiveServer(undefined, { live: LIMITS, admission: { trustedProxies: ["127.0.0.1"] } });

const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

const ask = (since?: string, headers: Record<string, string> = {}, { url }: Pick<LiveServer, "url"> = server) =>
  fetch(`${url}/api/live${since === undefined ? "" : `?since=${encodeURIComponent(since)}`}`, { headers });

async function snapshot(from: Pick<LiveServer, "url"> = server): Promise<LiveSnapshot> {
  return (await (await ask(undefined, {}, from)).json()) as LiveSnapshot;
}

async function newsSince(cursor: string): Promise<LiveNews> {
  return (await (await ask(cursor)).json()) as LiveNews;
}

/** Polls until `found` holds. */
async function follow(cursor: string, found: (news: LiveNews) => boolean): Promise<LiveNews> {
  for (let n = 0; n < 40; n++) {
    const news = await newsSince(cursor);
    if (found(news)) return news;
    cursor = news.cursor;
  }
  throw new Error("no matching news");
}

/** A request over a bare socket; `text` grows as the response arrives. */
class RawRequest {
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

  async receives(text: string | RegExp): Promise<string> {
    await until(() => this.text.search(text) >= 0, `${String(text)} in ${this.text}`);
    return this.text;
  }
}

/** The events of a stream so far. */
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
  it("returns all rooms, a cursor and the server's clock, uncached", async () => {
    server.feed.record("KNOWN", listing("KNOWN"));
    const response = await ask();
    expect(response.headers.get("cache-control")).toBe("no-store");
    const { cursor, now, rooms } = (await response.json()) as LiveSnapshot;
    expect(cursor).toMatch(/^\w{8}-\d+$/u);
    expect(Math.abs(now - Date.now())).toBeLessThan(60_000);
    expect(rooms).toContainEqual(listing("KNOWN"));
  });

  it("answers when a room is created, joined, started, closed, and when a goal is scored", async () => {
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

  it("answers at once with newer changes, each room once", async () => {
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

  it("waits without changes, then answers with none", async () => {
    await pause(300);
    const { cursor } = await snapshot();
    let answered = false;
    const answer = newsSince(cursor).finally(() => (answered = true));
    await pause(HOLD_MS / 4);
    expect(answered).toBe(false);
    expect(await answer).toEqual({ cursor, now: expect.any(Number), changes: [] });
  });

  it("contains no unlisted rooms, open or closed", async () => {
    const { cursor } = await snapshot();
    const room = await createFriends(server, "Ada", { listed: false });
    await room.leave();
    void hostOf(room)?.disconnect();
    await until(() => hostOf(room) === undefined, "the end of the room");
    const news = await newsSince(cursor);
    expect(JSON.stringify(news)).not.toContain(room.roomId);
    expect(JSON.stringify(await snapshot())).not.toContain(room.roomId);
  });

  it("returns all rooms for a cursor of another run of the server", async () => {
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
  ])("refuses %j as a cursor, and names the parameter", async (since) => {
    const response = await ask(since);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: expect.stringContaining("since") });
  });

  it("refuses two cursors", async () => {
    const response = await fetch(`${server.url}/api/live?since=zzzzzzzz-1&since=zzzzzzzz-2`);
    expect(response.status).toBe(400);
  });
});

describe("waiting requests", () => {
  /** A long poll from this address. */
  const waiting = (cursor: string, from: string): RawRequest =>
    new RawRequest(`/api/live?since=${cursor}`, `X-Forwarded-For: ${from}`);

  /** Sends one request from each of these addresses at once; returns those that are refused. */
  async function refusalsOf(cursor: string, addresses: readonly string[]): Promise<Response[]> {
    const responses = await Promise.all(addresses.map((from) => ask(cursor, { "x-forwarded-for": from })));
    return responses.filter(({ status }) => status === 503);
  }

  const { perNetwork, total } = LIMITS.polls;
  const oneNetwork = (count: number) => Array.from({ length: count }, () => "192.0.2.1");

  it("are limited per network and in total; a refusal contains the time to retry after", async () => {
    // None is answered before all have arrived.
    const polls = { ...LIMITS.polls, holdMs: 60_000 };
    const admission = { trustedProxies: ["127.0.0.1"] };
    const patient = await startLiveServer(undefined, { namespace: "patient", live: { ...LIMITS, polls }, admission });
    onTestFinished(() => patient.stop());
    let changes = 0;
    /** Sends one request more than may wait, and then a change, which answers those that wait. */
    const refusalsAmong = async (addresses: readonly string[]): Promise<Response[]> => {
      const { cursor } = await snapshot(patient);
      const refused: Response[] = [];
      const requests = addresses.map(async (from) => {
        const response = await ask(cursor, { "x-forwarded-for": from }, patient);
        if (response.status === 503) refused.push(response);
      });
      await until(() => refused.length > 0, "a refusal");
      patient.feed.record("CHANGED", listing("CHANGED", { queue: changes++ }));
      await Promise.all(requests);
      return refused;
    };
    const refused = await refusalsAmong(oneNetwork(perNetwork + 1));
    expect(refused).toHaveLength(1);
    expect(refused[0]!.headers.get("retry-after")).toBe("10");
    expect(await refused[0]!.json()).toEqual({ error: expect.any(String) });
    const networks = Array.from({ length: total + 1 }, (_, n) => `198.51.100.${n}`);
    expect(await refusalsAmong(networks)).toHaveLength(1);
  });

  it("free their quota when they are closed or answered", async () => {
    const { cursor } = await snapshot();
    const requests = oneNetwork(perNetwork).map((from) => waiting(cursor, from));
    await pause(50);
    for (const { socket } of requests) socket.destroy();
    const isFree = async () => (await refusalsOf(cursor, oneNetwork(perNetwork))).length === 0;
    await until(isFree, "the quota of the closed requests");
    expect(await isFree()).toBe(true);
  });
});

describe("GET /api/live/stream", () => {
  const open = (...headers: string[]) => new RawRequest("/api/live/stream", ...headers);

  it("begins with all rooms and goes on with changes; ids are cursors", async () => {
    const stream = open();
    const head = await stream.receives("event: rooms");
    expect(head).toMatch(/^HTTP\/1\.1 200 [^]*content-type: text\/event-stream/iu);
    expect(head).toMatch(/cache-control: no-store/iu);
    await stream.receives(/data: .*\n\n/u);
    server.feed.record("NEWER", listing("NEWER"));
    await stream.receives("event: changes");
    await stream.receives(/event: changes[^]*\n\n/u);
    const [first, second] = eventsOf(stream.text);
    expect(first?.data.rooms).toBeDefined();
    expect(first?.id).toBe(first?.data.cursor);
    expect(second).toMatchObject({ event: "changes", data: { changes: [{ code: "NEWER" }] } });
    expect(second?.id).toBe(second?.data.cursor);
  });

  it("resumes after the last event id", async () => {
    const { cursor } = await snapshot();
    server.feed.record("MISSED", listing("MISSED", { name: "missed room" }));
    await pause(300);
    const stream = open(`Last-Event-ID: ${cursor}`);
    await stream.receives("missed room");
    expect(eventsOf(await stream.receives(/data: .*\n\n/u)).map(({ event }) => event)).toEqual(["changes"]);
  });

  it("begins with all rooms for a last event id of another run or an invalid one", async () => {
    for (const id of ["zzzzzzzz-5", "what?"]) {
      const stream = open(`Last-Event-ID: ${id}`);
      await stream.receives("event: rooms");
      stream.socket.destroy();
    }
  });

  it("sends empty comments as a heartbeat", async () => {
    const stream = open();
    await stream.receives(/\n:\n\n[^]*\n:\n\n/u);
  });

  it("is limited per network and in total, and frees the quota of closed streams", async () => {
    const isAdmitted = async (stream: RawRequest) =>
      (await stream.receives(/HTTP\/1\.1 \d+ /u)).includes("HTTP/1.1 200 ");
    const streams: RawRequest[] = [];
    // The streams of the tests before may still be open for a moment.
    while (streams.length < LIMITS.streams.perNetwork) {
      const stream = open();
      if (await isAdmitted(stream)) streams.push(stream);
    }
    await open().receives(/HTTP\/1\.1 503 [^]*retry-after: 10/iu);
    await open("X-Forwarded-For: 192.0.2.7").receives("event: rooms");
    await open("X-Forwarded-For: 192.0.2.8").receives(/HTTP\/1\.1 503 /u);
    streams[0]!.socket.destroy();
    await until(() => isAdmitted(open()), "the quota of the closed stream");
  });

  it("closes the stream of a client that does not read", async () => {
    const stream = open();
    await stream.receives("event: rooms");
    stream.socket.pause();
    const name = "x".repeat(4_000_000);
    const streamsMax = LIMITS.streams.perNetwork;
    for (let n = 0; n < 5; n++) {
      server.feed.record("LARGE", listing("LARGE", { name: name + n }));
      await pause(260);
    }
    server.feed.record("LARGE", null);
    // Its quota is free again.
    const others = Array.from({ length: streamsMax }, () => open());
    for (const other of others) await other.receives("event: rooms");
    stream.socket.resume();
    await until(() => stream.closed, "the end of the stream");
  });
});

describe("a server that stops", () => {
  it("answers all waiting requests", async () => {
    const other = await startLiveServer(undefined, { namespace: "other" });
    const { cursor } = (await (await fetch(`${other.url}/api/live`)).json()) as LiveSnapshot;
    const poll = fetch(`${other.url}/api/live?since=${cursor}`).then((response) => response.json());
    const stream = await fetch(`${other.url}/api/live/stream`);
    // The poll, which was sent before, waits by now.
    await fetch(`${other.url}/api/live`);
    await other.stop();
    expect(await poll).toMatchObject({ changes: [] });
    expect(await stream.text()).toContain("event: rooms");
  });
});
