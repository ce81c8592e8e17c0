/** Addresses of visitors: believed only from those who may be believed, and known to nobody behind the front http. */
import { type IncomingHttpHeaders, type IncomingMessage, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { Protocol } from "@colyseus/core";
import pino from "pino";
import { WebSocket } from "ws";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createHttpServer } from "#server/http/http-server.ts";
import { createAddressList, findClientAddress } from "#server/http/client-address.ts";
import { createNetworkHash, NETWORK_HEADER } from "#server/admission/client-network.ts";
import {
  createFriends,
  joinOptionsFor,
  type LiveServer,
  UNLIMITED_JOINS,
  pause,
  type Reservation,
  startLiveServer,
  until,
} from "../support/live-server.ts";

describe("whose request it is", () => {
  const isProxy = createAddressList(["127.0.0.1", "10.0.0.0/8", "2001:db8:cafe::/48", "::1"]);
  const peer = (remoteAddress: string | undefined, forwardedFor = "") => {
    const headers = forwardedFor === "" ? {} : { "x-forwarded-for": forwardedFor };
    return findClientAddress({ headers, socket: { remoteAddress } } as unknown as IncomingMessage, isProxy);
  };

  it.each([
    ["without a proxy, the socket's", "192.0.2.1", "", "192.0.2.1"],
    ["by IPv4 on a socket for both, the plain one", "::ffff:192.0.2.1", "", "192.0.2.1"],
    ["from a stranger who names another, the stranger's", "192.0.2.1", "198.51.100.9", "192.0.2.1"],
    ["from a proxy, the one that it names", "127.0.0.1", "198.51.100.9", "198.51.100.9"],
    ["from a proxy by IPv4 on a socket for both", "::ffff:127.0.0.1", "198.51.100.9", "198.51.100.9"],
    ["from a proxy by IPv6", "2001:db8:cafe::7", "2001:db8:1::9", "2001:db8:1::9"],
    ["through two proxies, the first that is none", "127.0.0.1", "198.51.100.9, 10.1.2.3", "198.51.100.9"],
    ["with an invented beginning, without it", "127.0.0.1", "1.1.1.1, 10.9.9.9, 198.51.100.9", "198.51.100.9"],
    ["from proxies only, the farthest", "127.0.0.1", "10.1.1.1, 10.1.2.3", "10.1.1.1"],
    ["from a proxy that names nobody, the proxy's", "127.0.0.1", "", "127.0.0.1"],
    ["from a proxy that talks nonsense, the proxy's", "127.0.0.1", "198.51.100.9, unknown", "127.0.0.1"],
    ["of a socket that is gone, none", undefined, "198.51.100.9", ""],
  ])("is told by its address: %s", (_how, socket, forwardedFor, address) => {
    expect(peer(socket, forwardedFor).address).toBe(address);
  });

  it("is believed from proxies only", () => {
    expect(peer("127.0.0.1").proxied).toBe(true);
    expect(peer("192.0.2.1").proxied).toBe(false);
    expect(createAddressList([])("127.0.0.1")).toBe(false);
  });
});

describe("the front http", () => {
  const lines: string[] = [];
  let http: Server;
  afterEach(() => {
    http.close();
    http.closeAllConnections();
    lines.length = 0;
  });

  /** A http behind which everybody is told his own headers. */
  async function open(...trustedProxies: string[]): Promise<void> {
    const log = pino({ level: "info" }, { write: (line) => void lines.push(line) });
    http = createHttpServer({ trustedProxies, networkOf: (address) => `[${address}]`, namespace: "", log });
    http.on("request", (incoming, response) => response.end(JSON.stringify([incoming.headers, incoming.rawHeaders])));
    http.on("upgrade", (incoming, socket) => socket.end(JSON.stringify([incoming.headers, incoming.rawHeaders])));
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  }

  type Seen = { readonly headers: IncomingHttpHeaders; readonly text: string };

  function send(headers: Record<string, string>): Promise<Seen> {
    return new Promise((resolve, reject) => {
      const { port } = http.address() as AddressInfo;
      request({ port, host: "127.0.0.1", headers }, (response) => {
        let text = "";
        response.on("data", (data: Buffer) => (text += data.toString()));
        response.on("end", () => resolve({ headers: (JSON.parse(text) as [IncomingHttpHeaders])[0], text }));
      })
        .on("error", reject)
        .end();
    });
  }

  const CLAIMS = {
    "X-Forwarded-For": "198.51.100.9",
    "X-Real-IP": "198.51.100.9",
    "X-Client-IP": "198.51.100.9",
    "X-Cluster-Client-IP": "198.51.100.9",
    "True-Client-IP": "198.51.100.9",
    "CF-Connecting-IP": "198.51.100.9",
    "CF-Connecting-IPv6": "2001:db8::198.51.100.9",
    Forwarded: "for=198.51.100.9",
    "X-Original-Forwarded-For": "198.51.100.9",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "elsewhere.example.org",
    [NETWORK_HEADER]: "mine",
  };

  it("lets nothing through that a visitor says of addresses, not even of his network", async () => {
    await open();
    const { headers, text } = await send({ ...CLAIMS, Host: "play.example.org" });
    expect(headers[NETWORK_HEADER]).toBe("[127.0.0.1]");
    expect(headers.host).toBe("play.example.org");
    expect(text).not.toMatch(/198\.51\.100\.9|elsewhere|"mine"|forwarded/iu);
  });

  it("takes a proxy's word for the network and for the host, and passes on neither", async () => {
    await open("127.0.0.0/8");
    const { headers, text } = await send({ ...CLAIMS, Host: "127.0.0.1:2567" });
    expect(headers[NETWORK_HEADER]).toBe("[198.51.100.9]");
    expect(headers.host).toBe("elsewhere.example.org");
    expect(text.replaceAll("[198.51.100.9]", "")).not.toMatch(/198\.51\.100\.9|"mine"|forwarded/iu);
  });

  it("does so for sockets, too", async () => {
    await open("127.0.0.1");
    const text = await new Promise<string>((resolve) => {
      const socket = connect((http.address() as AddressInfo).port, "127.0.0.1");
      let answer = "";
      socket.on("data", (data) => (answer += data.toString()));
      socket.on("close", () => resolve(answer));
      const claims = Object.entries({ ...CLAIMS, Host: "x", Connection: "Upgrade", Upgrade: "websocket" });
      socket.write(`GET / HTTP/1.1\r\n${claims.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`);
    });
    expect((JSON.parse(text) as [IncomingHttpHeaders])[0][NETWORK_HEADER]).toBe("[198.51.100.9]");
    expect(text.replaceAll("[198.51.100.9]", "")).not.toMatch(/198\.51\.100\.9|"mine"|forwarded/iu);
  });

  it("turns a host away that is none, also when a proxy names it", async () => {
    await open("127.0.0.1");
    const status = await new Promise((resolve) => {
      const headers = { "X-Forwarded-Host": "user@elsewhere" };
      request({ port: (http.address() as AddressInfo).port, host: "127.0.0.1", headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(status).toBe(400);
  });

  it("says once, and without an address, that a proxy near by is not among those who are believed", async () => {
    await open();
    for (let n = 0; n < 3; n++) await send({ "X-Forwarded-For": "198.51.100.9" });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("TRUSTED_PROXIES");
    expect(lines[0]).not.toMatch(/198\.51|127\.0/u);
  });
});

describe("behind the front http", () => {
  const ADDRESS = "203.0.113.77";
  const SECRET = "a secret of this very test";
  const said: string[] = [];
  let server: LiveServer;
  beforeAll(async () => {
    server = await startLiveServer(undefined, {
      log: pino({ level: "info" }, { write: (line) => void said.push(line) }),
      admission: { ...UNLIMITED_JOINS, secret: SECRET, trustedProxies: ["127.0.0.1"] },
    });
  });
  afterAll(() => server.stop());

  const ask = async (path: string, init: RequestInit = {}): Promise<string> => {
    const headers = { "content-type": "application/json", "x-forwarded-for": ADDRESS };
    const response = await fetch(server.url + path, { ...init, headers });
    return `${JSON.stringify([...response.headers])}\n${await response.text()}`;
  };

  it("no log, no message, no state and no answer has an address in it, nor the hash of a network", async () => {
    const host = await createFriends(server, "Host", { listed: true });
    const answers = [
      await ask("/"),
      await ask("/nowhere"),
      await ask("/api/challenge"),
      await ask("/api/health"),
      await ask("/api/rooms"),
      await ask(`/api/rooms/${host.roomId}`),
      await ask("/api/live"),
      await ask(`/api/rooms/${host.roomId}/stadium`, { method: "POST", body: "{}" }),
      await ask("/matchmake/joinOrCreate/quick", { method: "POST", body: "{}" }),
      await ask("/matchmake/joinById/ZZZZZ", { method: "POST", body: JSON.stringify(await hello("ZZZZZ")) }),
      await ask("/matchmake/create/friends", { method: "POST", body: JSON.stringify(await hello("quick")) }),
    ];
    const joined = await ask(`/matchmake/joinById/${host.roomId}`, {
      method: "POST",
      body: JSON.stringify(await hello(host.roomId)),
    });
    const frames: string[] = [];
    const socket = enter(JSON.parse(joined.split("\n")[1]!) as Reservation);
    socket.on("message", (data: Buffer) => frames.push(data.toString("latin1")));
    await until(() => frames.length > 0, "the welcome");
    socket.send(Uint8Array.of(Protocol.JOIN_ROOM));
    await until(() => frames.length > 10, "the match");
    // Out of the ordinary: what is dismissed is logged.
    socket.send(Uint8Array.of(31));
    await until(() => socket.readyState === WebSocket.CLOSED, "the dismissal");
    host.send("settings", { name: "Another name" });
    await pause(50);
    const hash = createNetworkHash(SECRET);
    const secrets = [ADDRESS, hash(ADDRESS), hash("127.0.0.1")];
    const seen = [...answers, joined, ...frames, JSON.stringify(host.state.toJSON())].join("\n");
    for (const secret of secrets) {
      expect(seen).not.toContain(secret);
      expect(said.join("\n")).not.toContain(secret);
    }
    expect(said.length).toBeGreaterThan(0);
    expect(said.join("\n")).not.toMatch(/127\.0\.0\.1|::1/u);
    await host.leave(true);
  });

  const hello = (target: string) => joinOptionsFor(server, target, "Ada");

  function enter({ roomId, sessionId }: Reservation): WebSocket {
    const headers = { "x-forwarded-for": ADDRESS };
    return new WebSocket(`ws://127.0.0.1:${server.port}/quick/${roomId}?sessionId=${sessionId}`, { headers });
  }
});
