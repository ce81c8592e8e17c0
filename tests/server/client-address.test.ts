/** Client addresses: forwarded headers count from trusted proxies only, and no address gets past the HTTP server. */
import { type IncomingHttpHeaders, type IncomingMessage, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { Protocol } from "@colyseus/core";
import pino from "pino";
import { WebSocket } from "ws";
import { afterEach, describe, expect, it } from "vitest";
import { createHttpServer } from "#server/http/http-server.ts";
import { createAddressList, findClientAddress } from "#server/http/client-address.ts";
import { createNetworkHash, NETWORK_HEADER } from "#server/admission/client-network.ts";
import {
  createFriends,
  joinOptionsFor,
  UNLIMITED_JOINS,
  pause,
  type Reservation,
  until,
  useLiveServer,
} from "../support/live-server.ts";

describe("the address of a client", () => {
  const isProxy = createAddressList(["127.0.0.1", "10.0.0.0/8", "2001:db8:cafe::/48", "::1"]);
  const peer = (remoteAddress: string | undefined, forwardedFor = "") => {
    const headers = forwardedFor === "" ? {} : { "x-forwarded-for": forwardedFor };
    return findClientAddress({ headers, socket: { remoteAddress } } as unknown as IncomingMessage, isProxy);
  };

  it.each([
    ["the socket's, without a proxy", "192.0.2.1", "", "192.0.2.1"],
    ["plain IPv4, on a dual-stack socket", "::ffff:192.0.2.1", "", "192.0.2.1"],
    ["the socket's, for a forwarded address from an untrusted peer", "192.0.2.1", "198.51.100.9", "192.0.2.1"],
    ["the forwarded one, from a trusted proxy", "127.0.0.1", "198.51.100.9", "198.51.100.9"],
    [
      "the forwarded one, from an IPv4 proxy on a dual-stack socket",
      "::ffff:127.0.0.1",
      "198.51.100.9",
      "198.51.100.9",
    ],
    ["the forwarded one, from an IPv6 proxy", "2001:db8:cafe::7", "2001:db8:1::9", "2001:db8:1::9"],
    ["the last untrusted one, through two proxies", "127.0.0.1", "198.51.100.9, 10.1.2.3", "198.51.100.9"],
    ["the last untrusted one, after forged entries", "127.0.0.1", "1.1.1.1, 10.9.9.9, 198.51.100.9", "198.51.100.9"],
    ["the first proxy's, when all entries are proxies", "127.0.0.1", "10.1.1.1, 10.1.2.3", "10.1.1.1"],
    ["the proxy's, without a forwarded address", "127.0.0.1", "", "127.0.0.1"],
    ["the proxy's, for a malformed forwarded address", "127.0.0.1", "198.51.100.9, unknown", "127.0.0.1"],
    ["empty, for a closed socket", undefined, "198.51.100.9", ""],
  ])("is %s", (_how, socket, forwardedFor, address) => {
    expect(peer(socket, forwardedFor).address).toBe(address);
  });

  it("is marked as proxied for trusted proxies only", () => {
    expect(peer("127.0.0.1").proxied).toBe(true);
    expect(peer("192.0.2.1").proxied).toBe(false);
    expect(createAddressList([])("127.0.0.1")).toBe(false);
  });
});

describe("the HTTP server", () => {
  const lines: string[] = [];
  let http: Server;
  afterEach(() => {
    http.close();
    http.closeAllConnections();
    lines.length = 0;
  });

  /** Starts an HTTP server that answers with the headers it passes on. */
  async function open(...trustedProxies: string[]): Promise<void> {
    const log = pino({ level: "info" }, { write: (line) => void lines.push(line) });
    http = createHttpServer({
      trustedProxies,
      acceptsUpgrade: () => true,
      networkOf: (address) => `[${address}]`,
      namespace: "",
      refusals: { add: () => undefined },
      limits: { total: 100, perNetwork: 100 },
      log,
    });
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

  it("removes every header of a client that names an address or a network", async () => {
    await open();
    const { headers, text } = await send({ ...CLAIMS, Host: "play.example.org" });
    expect(headers[NETWORK_HEADER]).toBe("[127.0.0.1]");
    expect(headers.host).toBe("play.example.org");
    expect(text).not.toMatch(/198\.51\.100\.9|elsewhere|"mine"|forwarded/iu);
  });

  it("takes network and host from a trusted proxy's headers, and removes them", async () => {
    await open("127.0.0.0/8");
    const { headers, text } = await send({ ...CLAIMS, Host: "127.0.0.1:2567" });
    expect(headers[NETWORK_HEADER]).toBe("[198.51.100.9]");
    expect(headers.host).toBe("elsewhere.example.org");
    expect(text.replaceAll("[198.51.100.9]", "")).not.toMatch(/198\.51\.100\.9|"mine"|forwarded/iu);
  });

  it("does so for upgrades, too", async () => {
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

  it("refuses an invalid host, even from a trusted proxy", async () => {
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

  it("logs once, without an address, that a local proxy is not trusted", async () => {
    await open();
    for (let n = 0; n < 3; n++) await send({ "X-Forwarded-For": "198.51.100.9" });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("TRUSTED_PROXIES");
    expect(lines[0]).not.toMatch(/198\.51|127\.0/u);
  });
});

describe("behind the HTTP server", () => {
  const ADDRESS = "203.0.113.77";
  const SECRET = "a secret of this test";
  const logged: string[] = [];
  const server = useLiveServer(undefined, {
    log: pino({ level: "info" }, { write: (line) => void logged.push(line) }),
    admission: { ...UNLIMITED_JOINS, secret: SECRET, trustedProxies: ["127.0.0.1"] },
  });

  const ask = async (path: string, init: RequestInit = {}): Promise<string> => {
    const headers = { "content-type": "application/json", "x-forwarded-for": ADDRESS };
    const response = await fetch(server.url + path, { ...init, headers });
    return `${JSON.stringify([...response.headers])}\n${await response.text()}`;
  };

  it("no log line, message, state or response contains an address or the hash of a network", async () => {
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
      await ask("/matchmake/joinById/ZZZZZ", { method: "POST", body: JSON.stringify(await optionsFor("ZZZZZ")) }),
      await ask("/matchmake/create/friends", { method: "POST", body: JSON.stringify(await optionsFor("quick")) }),
    ];
    const joined = await ask(`/matchmake/joinById/${host.roomId}`, {
      method: "POST",
      body: JSON.stringify(await optionsFor(host.roomId)),
    });
    const frames: string[] = [];
    const socket = enter(JSON.parse(joined.split("\n")[1]!) as Reservation);
    socket.on("message", (data: Buffer) => frames.push(data.toString("latin1")));
    await until(() => frames.length > 0, "the welcome");
    socket.send(Uint8Array.of(Protocol.JOIN_ROOM));
    await until(() => frames.length > 10, "the match");
    // A bad frame closes the connection and is logged.
    socket.send(Uint8Array.of(31));
    await until(() => socket.readyState === WebSocket.CLOSED, "the close");
    host.send("settings", { name: "Another name" });
    await pause(50);
    const hash = createNetworkHash(SECRET);
    const secrets = [ADDRESS, hash(ADDRESS), hash("127.0.0.1")];
    const seen = [...answers, joined, ...frames, JSON.stringify(host.state.toJSON())].join("\n");
    for (const secret of secrets) {
      expect(seen).not.toContain(secret);
      expect(logged.join("\n")).not.toContain(secret);
    }
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.join("\n")).not.toMatch(/127\.0\.0\.1|::1/u);
    await host.leave(true);
  });

  const optionsFor = (target: string) => joinOptionsFor(server, target, "Ada");

  function enter({ roomId, sessionId }: Reservation): WebSocket {
    const headers = { "x-forwarded-for": ADDRESS };
    return new WebSocket(`ws://127.0.0.1:${server.port}/quick/${roomId}?sessionId=${sessionId}`, { headers });
  }
});
