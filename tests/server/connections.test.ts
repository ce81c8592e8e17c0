/** Limits of connections and sockets, timeouts of requests, peers that are gone, and seats that are not taken. */
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { CLOSE_CROWDED } from "#protocol/close-code.ts";
import type { ConnectionSettings } from "#server/server-settings.ts";
import type { Refusals } from "#server/monitoring/refusals.ts";
import type { RoomTimeouts } from "#server/room/room-ports.ts";
import {
  connectWithoutJoining,
  createFriends,
  joinRaw,
  type LiveServer,
  RawClient,
  reserve,
  startLiveServer,
  tickOf,
  ticks,
  until,
} from "../support/live-server.ts";

let server: LiveServer;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.stop();
});

async function open(connections: ConnectionSettings, more: Partial<RoomTimeouts> = {}): Promise<void> {
  server = await startLiveServer(more, { connections });
}

const refused = (reason: Parameters<Refusals["total"]>[0]): number => (server.ports.refusals as Refusals).total(reason);

type Connection = { readonly socket: Socket; readonly text: string; readonly closed: boolean };

/** Connects and sends the text. */
function dial(text = ""): Connection {
  const connection = { socket: connect(server.port, "127.0.0.1"), text: "", closed: false };
  sockets.push(connection.socket);
  connection.socket.on("data", (data) => (connection.text += String(data)));
  connection.socket.on("close", () => (connection.closed = true));
  connection.socket.on("error", () => undefined);
  if (text !== "") connection.socket.write(text);
  return connection;
}

const REQUEST = "GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n";
const HALF_A_BODY = `${[
  ...["POST /matchmake/create/friends HTTP/1.1", "Host: localhost"],
  ...["Content-Type: application/json", "Content-Length: 9"],
].join("\r\n")}\r\n\r\n{`;
const QUICK_CHECKS = { headersMs: 100, requestMs: 200, idleMs: 60_000, checkMs: 20 };

async function answer(connection: Connection): Promise<string> {
  await until(() => connection.text.includes("\r\n\r\n"), "an answer");
  return connection.text.slice("HTTP/1.1 ".length).split("\r\n")[0]!;
}

describe("the limit of connections", () => {
  it("of a network refuses the next one, and accepts it when another is closed", async () => {
    await open({ perNetwork: 3 });
    const [first, ...others] = [dial(REQUEST), dial(REQUEST), dial(REQUEST)];
    for (const connection of [first, ...others]) expect(await answer(connection)).toBe("200 OK");
    const fourth = dial(REQUEST);
    expect(await answer(fourth)).toBe("429 Too Many Requests");
    await until(() => fourth.closed, "the end of the refused connection");
    expect(refused("networkConnections")).toBe(1);
    first.socket.destroy();
    await until(() => server.connections.count === 2, "the end of the first connection");
    expect(await answer(dial(REQUEST))).toBe("200 OK");
  });

  it("of the process holds for trusted proxies as well, that of a network does not", async () => {
    server = await startLiveServer(undefined, {
      connections: { perNetwork: 1, total: 3 },
      admission: { trustedProxies: ["127.0.0.1"] },
    });
    for (const connection of [dial(REQUEST), dial(REQUEST), dial(REQUEST)]) {
      expect(await answer(connection)).toBe("200 OK");
    }
    expect(await answer(dial(REQUEST))).toBe("503 Service Unavailable");
    expect([refused("connections"), refused("networkConnections")]).toEqual([1, 0]);
  });

  it("of sockets closes the next socket of the network, and no other", async () => {
    await open({ socketsPerNetwork: 2 });
    const players = [await joinRaw(server, "create/friends", "Ada"), await joinRaw(server, "create/friends", "Bob")];
    const third = new RawClient(server, await reserve(server, "create/friends", "Eve"));
    expect(await third.closeCode()).toBe(CLOSE_CROWDED);
    expect(third.frames).toEqual([]);
    expect(refused("sockets")).toBe(1);
    expect(players.map(({ closed }) => closed)).toEqual([undefined, undefined]);
    players[0]!.socket.close();
    await players[0]!.closeCode();
    expect(await joinRaw(server, "create/friends", "Eve")).toBeDefined();
  });
});

describe("a slow request", () => {
  it.each([
    ["nothing", ""],
    ["half of the headers", "GET / HTTP/1.1\r\nHost: loc"],
    ["half of the body", HALF_A_BODY],
  ])("with %s is answered with 408 and closed", async (_what, text) => {
    await open({ timeouts: QUICK_CHECKS });
    const slow = dial(text);
    expect(await answer(slow)).toBe("408 Request Timeout");
    await until(() => slow.closed, "the end");
    expect(refused("requestTimeout")).toBe(1);
  });

  it("that is broken off prints nothing", async () => {
    await open({});
    const printed = vi.spyOn(console, "error");
    const { socket } = dial(HALF_A_BODY);
    await until(() => socket.bytesWritten > 0, "the first part");
    expect(await answer(dial(REQUEST))).toBe("200 OK");
    socket.destroy();
    expect(await answer(dial(REQUEST))).toBe("200 OK");
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });

  it("that arrives in parts, but in time, is answered", async () => {
    await open({ timeouts: { ...QUICK_CHECKS, headersMs: 5000, requestMs: 6000 } });
    const slow = dial(REQUEST.slice(0, 20));
    await until(() => slow.socket.bytesWritten === 20, "the first part");
    slow.socket.write(REQUEST.slice(20));
    expect(await answer(slow)).toBe("200 OK");
  });

  it("disturbs no room when there are two thousand", async () => {
    await open({ perNetwork: 2010, timeouts: QUICK_CHECKS });
    const room = await createFriends(server, "Ada");
    const half = Array.from({ length: 2000 }, (_, i) => dial(i % 2 === 0 ? "" : "GET / HTTP/1.1\r\nHost"));
    const before = tickOf(room);
    await until(() => half.every(({ closed }) => closed), "the end of all of them");
    expect(tickOf(room)).toBeGreaterThan(before);
    await until(() => refused("requestTimeout") === 2000, "the last refusal");
    await ticks(room, 5);
    expect(await answer(dial(REQUEST))).toBe("200 OK");
    await room.leave();
  });
});

describe("a socket", () => {
  it("has no compression, whatever the client offers", async () => {
    await open({});
    const seat = await reserve(server, "create/friends", "Ada");
    const url = `ws://127.0.0.1:${server.port}/x/${seat.roomId}?sessionId=${seat.sessionId}`;
    const socket = new WebSocket(url, { perMessageDeflate: true });
    await until(() => socket.readyState === WebSocket.OPEN, "the socket");
    expect(socket.extensions).toBe("");
    socket.terminate();
  });

  it("whose peer only sends pongs of its own is terminated; one that answers pings stays", async () => {
    await open({ heartbeat: { intervalMs: 25, retries: 2 } });
    const lively = await joinRaw(server, "create/friends", "Ada");
    let pings = 0;
    lively.socket.on("ping", () => pings++);
    const seat = await reserve(server, "create/friends", "Eve");
    const url = `ws://127.0.0.1:${server.port}/x/${seat.roomId}?sessionId=${seat.sessionId}`;
    const dead = new WebSocket(url, { autoPong: false });
    let code: number | undefined;
    dead.on("close", (closed) => (code = closed));
    dead.on("error", () => undefined);
    const timer = setInterval(() => dead.readyState === WebSocket.OPEN && dead.pong("1"), 5);
    await until(() => code !== undefined, "the end of the dead socket");
    clearInterval(timer);
    expect(code).toBe(1006);
    expect(refused("deadSocket")).toBe(1);
    const before = pings;
    await until(() => pings >= before + 4, "four more heartbeats");
    expect(lively.closed).toBeUndefined();
  });
});

describe("a reserved seat", () => {
  it("that is not taken in time is free again, and its socket is refused", async () => {
    await open({}, { reservationMs: 100 });
    const seat = await reserve(server, "create/friends", "Ada");
    await until(() => server.ports.openRooms.count === 0, "the end of the room");
    const late = new RawClient(server, seat);
    expect(await late.closeCode()).toBe(1006);
    expect(refused("upgradeWithoutSeat")).toBe(1);
  });

  it("can be taken until then", async () => {
    await open({}, { reservationMs: 5000 });
    const client = await connectWithoutJoining(server, "create/friends", "Ada");
    expect(client.closed).toBeUndefined();
  });
});
