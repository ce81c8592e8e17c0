/** Attacks over bare sockets: what they cost, how they end, and that nothing of them stays. */
import { readdirSync } from "node:fs";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { connect, type Socket } from "node:net";
import { beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { CLOSE_FLOOD } from "#protocol/close-code.ts";
import { PIPELINE_MAX } from "#server/http/http-server.ts";
import {
  createFriends,
  joinRaw,
  matchmake,
  reserve,
  until,
  useLiveServer,
  type ClientRoom,
} from "../support/live-server.ts";

const server = useLiveServer();
beforeAll(() => writeFileSync(join(server.clientFolder, "assets", "large-abc123.js"), "x".repeat(3_000_000)));

const descriptors = (): number => readdirSync("/proc/self/fd").length;

const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;

async function open(): Promise<Socket> {
  const socket = connect(server.port, "127.0.0.1");
  socket.on("error", () => undefined);
  await new Promise((resolve) => socket.once("connect", resolve));
  return socket;
}

describe("pipelined requests", () => {
  it("are answered in order, up to a number", async () => {
    const socket = await open();
    let text = "";
    socket.on("data", (data) => (text += data.toString("latin1")));
    const paths = ["/api/health", "/assets/main-abc123.js", "/nowhere", "/api/rooms"];
    socket.write(paths.map(get).join(""));
    await until(() => text.includes('"rooms"'), "four answers");
    expect(text.match(/HTTP\/1\.1 \d+/gu)).toEqual(["HTTP/1.1 200", "HTTP/1.1 200", "HTTP/1.1 404", "HTTP/1.1 200"]);
    expect(text.indexOf('"ok"')).toBeLessThan(text.indexOf("export {}"));
    text = "";
    socket.write(get("/api/health"));
    await until(() => text.includes('"ok"'), "an answer over the same connection");
    socket.destroy();
  });

  it("beyond that number end the connection, and leave no open file behind", async () => {
    const before = descriptors();
    const sockets = await Promise.all(Array.from({ length: 5 }, open));
    for (const socket of sockets) {
      socket.pause();
      socket.write(get("/assets/large-abc123.js").repeat(500));
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(descriptors()).toBeLessThan(before + 5 * 2 + 20);
    for (const socket of sockets) socket.destroy();
    await until(() => descriptors() <= before, "the descriptors");
  });

  it("that are never read leave no open file behind when their sender disconnects", async () => {
    const before = descriptors();
    const socket = await open();
    socket.pause();
    socket.write(get("/assets/large-abc123.js").repeat(PIPELINE_MAX));
    await until(() => descriptors() > before, "the request");
    socket.destroy();
    await until(() => descriptors() <= before, "the descriptors");
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  });
});

/** The first line of the answer to an upgrade. */
async function upgrade(path: string): Promise<string> {
  const socket = await open();
  let text = "";
  socket.on("data", (data) => (text += data.toString("latin1")));
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
  );
  await until(() => text.includes("\r\n"), "an answer");
  socket.destroy();
  return text.slice(0, text.indexOf("\r\n"));
}

describe("a WebSocket without a reserved seat", () => {
  let room: ClientRoom;
  beforeAll(async () => {
    room = await createFriends(server, "Ada");
  });

  it.each([
    ["outside of rooms", () => "/"],
    ["to a room that does not exist", () => "/quick/NOROOM?sessionId=abc"],
    ["to a room without a session", () => `/friends/${room.roomId}`],
    ["to a room with an invented session", () => `/friends/${room.roomId}?sessionId=abcdefghi`],
    ["with the session of a connected client", () => `/friends/${room.roomId}?sessionId=${room.sessionId}`],
    ["with names of object members", () => "/quick/constructor?sessionId=__proto__"],
    ["with a name of an object member as session", () => `/friends/${room.roomId}?sessionId=__proto__`],
    ["with a path that cannot be decoded", () => "/quick/%E0%A4%A?sessionId=%E0%A4%A"],
  ])("%s is refused before the handshake", async (_what, path) => {
    expect(await upgrade(path())).toBe("HTTP/1.1 403 Forbidden");
  });

  it("is accepted with one, once", async () => {
    const seat = await reserve(server, "create/friends", "Ben");
    const path = `/friends/${seat.roomId}?sessionId=${seat.sessionId}`;
    expect(await upgrade(path)).toBe("HTTP/1.1 101 Switching Protocols");
  });
});

describe("bytes over a socket are counted in every phase", () => {
  const EMPTY = Buffer.from([0x82, 0x80, 0, 0, 0, 0]);

  /** Writes empty binary frames below the WebSocket library, until the server closes the connection. */
  async function flood(socket: WebSocket): Promise<void> {
    const raw = (socket as unknown as { _socket: Socket })._socket;
    raw.on("error", () => undefined);
    const chunk = Buffer.concat(Array.from({ length: 4000 }, () => EMPTY));
    const timer = setInterval(() => raw.writable && raw.write(chunk), 5);
    await until(() => socket.readyState === WebSocket.CLOSED, "the close");
    clearInterval(timer);
  }

  it("while the client has not answered the join", async () => {
    const seat = await reserve(server, "create/friends", "Cyd");
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/friends/${seat.roomId}?sessionId=${seat.sessionId}`);
    socket.on("error", () => undefined);
    await new Promise((resolve) => socket.once("open", resolve));
    await flood(socket);
  });

  it("by pings, which the server answers", async () => {
    const raw = await joinRaw(server, "create/friends", "Dan");
    for (let i = 0; i < 200; i++) raw.socket.ping();
    expect(await raw.closeCode()).toBe(CLOSE_FLOOD);
  });

  it("and a few pings are fine", async () => {
    const raw = await joinRaw(server, "create/friends", "Eve");
    for (let i = 0; i < 10; i++) raw.socket.ping();
    let pongs = 0;
    raw.socket.on("pong", () => pongs++);
    await until(() => pongs === 10, "ten pongs");
    raw.socket.terminate();
  });
});

describe("reconnections with an invalid token", () => {
  const failure = async (code: string, token = "abcdefghi") => {
    const response = await matchmake(server, `reconnect/${code}`, { reconnectionToken: token });
    return { status: response.status, body: (await response.json()) as unknown };
  };

  it("are answered alike, whether the room exists or not", async () => {
    const room = await createFriends(server, "Fay");
    const expected = await failure("NOROOM");
    expect(expected.status).toBeGreaterThanOrEqual(400);
    expect(await failure(room.roomId)).toEqual(expected);
    expect(await failure("__proto__")).toEqual(expected);
    expect(await failure(room.roomId, "__proto__")).toEqual(expected);
  });
});

describe("a request to the matchmaker", () => {
  it.each([
    [
      "a multipart body",
      "multipart/form-data; boundary=x",
      "--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--\r\n",
    ],
    ["a form", "application/x-www-form-urlencoded", "a=1&a=2"],
    ["text", "text/plain", "hello"],
    ["broken JSON", "application/json", "{"],
    ["JSON that is no object", "application/json", "[1]"],
    ["no object at all", "application/json", "null"],
    ["an unknown charset", "application/json; charset=klingon", "{}"],
  ])("with %s is refused as the client's fault", async (_what, type, body) => {
    for (const path of ["joinOrCreate/quick", "reconnect/ABCDE", "joinById/ABCDE", "create/friends"]) {
      const response = await fetch(`${server.url}/matchmake/${path}`, {
        method: "POST",
        headers: { "content-type": type },
        body,
      });
      expect(response.status, path).toBeGreaterThanOrEqual(400);
      expect(response.status, path).not.toBe(500);
    }
  });
});

describe("query parameters of an unexpected form", () => {
  it.each(["since[]=1", "since=1&since=2", "since[a]=1", "since=", "since%5B%5D=1", "other=1"])(
    "/api/live?%s",
    async (query) => {
      const response = await fetch(`${server.url}/api/live?${query}`);
      expect(response.status).toBe(query === "other=1" ? 200 : 400);
    },
  );
});
