/** Two workers behind nginx and behind Caddy, over TLS, with the configurations of docs/ops. */
import { connect } from "node:tls";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { refusalStatus, CLOSE_PROOF } from "#protocol/close-code.ts";
import { MISSES } from "#server/http/rooms-routes.ts";
import { closeContexts, sharedBrowser } from "../support/browser.ts";
import { createRoom, joinByUrl, leaveOutPitch, scoreOf } from "../support/browser-pages.ts";
import { seatFrom, startCluster, type TestCluster } from "../support/cluster.ts";
import { joinOptionsFor, pause } from "../support/live-server.ts";
import { type Proxy, type ProxyTargets, startCaddy, startNginx } from "../support/proxies.ts";

let cluster: TestCluster;
let nginx: Proxy;
let browser: Browser;
let targets: ProxyTargets;

beforeAll(async () => {
  [cluster, browser] = await Promise.all([startCluster(), sharedBrowser({ webgl: false })]);
  const [first, second] = [cluster.workers[0]!, cluster.workers[1]!];
  targets = { any: cluster.front.port, first, second };
  nginx = await startNginx(targets);
});
afterAll(async () => {
  await closeContexts(browser);
  await nginx?.stop();
  await cluster?.stop();
});

/** Not an address of a trusted proxy: the machine has all of 127.0.0.0/8. */
const CLIENT = "127.0.0.2";

/** The status with which the proxy answers. No authority has signed its certificate. */
async function request(port: number, text: string): Promise<number> {
  const way = { port, host: "127.0.0.1", localAddress: CLIENT, rejectUnauthorized: false };
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(way, () => socket.write(text));
    socket.once("data", (data) => {
      resolve(data.toString("latin1"));
      socket.destroy();
    });
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("closed without an answer")));
  });
  return Number(/^HTTP\/1\.1 (\d+)/u.exec(answer)?.[1]);
}

const get = (port: number, path: string, headers = ""): Promise<number> =>
  request(port, `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${headers}Connection: close\r\n\r\n`);

/** The first frame of a room on each worker, over the proxy. */
async function joinThrough({ port }: Proxy): Promise<void> {
  for (const worker of [targets.first, targets.second]) {
    const at = { port: worker.port, url: `http://127.0.0.1:${worker.port}` };
    const seat = await seatFrom(at, "create/friends", await joinOptionsFor(at, "create", `On ${worker.route}`));
    expect(seat.processId).toBe(worker.route);
    await new Promise<void>((resolve, reject) => {
      const url = `wss://127.0.0.1:${port}/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}`;
      const socket = new WebSocket(url, { rejectUnauthorized: false });
      socket.on("message", () => {
        socket.close();
        resolve();
      });
      socket.on("error", reject);
    });
  }
}

type RoomState = { readonly route: string; readonly clients: number };

/** Which worker runs a room, and its number of connections; undefined while none does. */
async function stateOf(code: string): Promise<RoomState | undefined> {
  const row = await cluster.redis.client.hget("roomcaches", code);
  const { processId = "", clients = 0 } = JSON.parse(row ?? "{}") as { processId?: string; clients?: number };
  const entry = await cluster.redis.client.hget("rondo:processes", processId);
  return entry === null ? undefined : { route: (JSON.parse(entry) as [number, RoomState])[1].route, clients };
}

describe("behind Caddy", () => {
  it("sockets reach the process of their room, and everything else any", async () => {
    const caddy = await startCaddy(targets);
    try {
      expect(await get(caddy.port, "/api/rooms")).toBe(200);
      await joinThrough(caddy);
    } finally {
      await caddy.stop();
    }
  });
});

describe("behind nginx", () => {
  it("sockets reach the process of their room", async () => {
    await joinThrough(nginx);
  });

  it("forged addresses of clients do not escape a limit", async () => {
    const look = (n: number) => get(nginx.port, "/api/rooms/ZZZZZ", `X-Forwarded-For: 203.0.113.${n}\r\n`);
    const statuses = await Promise.all(Array.from({ length: MISSES.burst + 10 }, (_, n) => look(n)));
    expect(statuses).toContain(404);
    expect(statuses).toContain(429);
  });

  it("requests that attack the framework are refused, and the workers go on", async () => {
    const { port } = nginx;
    const head = `Host: 127.0.0.1:${port}\r\nConnection: close\r\n`;
    const upgrade =
      "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    const attacks: readonly (readonly [string, number])[] = [
      [`GET * HTTP/1.1\r\n${head}\r\n`, 400],
      [`GET / HTTP/1.1\r\nHost: a:b:c\r\nConnection: close\r\n\r\n`, 400],
      [`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${upgrade}\r\n`, 403],
      [`GET /w1/ABCDE?sessionId=x HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${upgrade}\r\n`, 403],
      [`POST /matchmake/create/friends HTTP/1.1\r\n${head}Content-Length: 999999\r\n\r\n`, 413],
      [
        `POST /matchmake/create/friends HTTP/1.1\r\n${head}Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}`,
        415,
      ],
    ];
    for (const [text, status] of attacks) expect(await request(port, text), text).toBe(status);
    expect(await get(port, "/api/rooms")).toBe(200);
    expect(cluster.log()).not.toContain("a worker ended");
  });

  it("a proof that a worker has seen is refused by the other", async () => {
    const { port } = nginx;
    const options = await joinOptionsFor({ url: `http://127.0.0.1:${targets.first.port}` }, "create", "Replayed");
    const post = () => {
      const body = JSON.stringify(options);
      const head = `Host: 127.0.0.1:${targets.first.port}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`;
      return request(port, `POST /matchmake/create/friends HTTP/1.1\r\n${head}\r\nConnection: close\r\n\r\n${body}`);
    };
    expect(await post()).toBe(200);
    const replays = await Promise.all([post(), post(), post()]);
    expect(new Set(replays)).toEqual(new Set([refusalStatus(CLOSE_PROOF)]));
  });

  it(
    "two players see each other, and their match goes on when its worker is killed",
    { timeout: 120_000 },
    async () => {
      const [ada, bob] = await Promise.all(["Ada", "Bob"].map(openHome));
      const url = await createRoom(ada!);
      await joinByUrl(bob!, url);
      await ada!.getByText("Bob").first().waitFor();
      const code = url.slice(-5);
      const before = (await stateOf(code))!.route;
      const score = await scoreOf(ada!);
      process.kill(cluster.workers.find(({ route }) => route === before)!.pid, "SIGKILL");
      let after = await stateOf(code);
      while (after === undefined || after.route === before || after.clients < 2) {
        await pause(50);
        after = await stateOf(code);
      }
      for (const page of [ada!, bob!]) {
        // The match goes on, in the same room, with the same members.
        await expect.poll(() => scoreOf(page)).not.toBe(score);
        await page.getByText("Connection").waitFor({ state: "hidden" });
        expect(page.url()).toBe(url);
      }
      await Promise.all([ada, bob].map((page) => page!.context().close()));
    },
  );
});

async function openHome(nickname: string): Promise<Page> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, reducedMotion: "reduce" });
  await leaveOutPitch(context);
  const page = await context.newPage();
  await page.goto(`https://127.0.0.1:${nginx.port}/`);
  await page.getByRole("textbox", { name: "Nickname" }).fill(nickname);
  return page;
}
