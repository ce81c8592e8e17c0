/** Two workers behind one port: what one of them does is in force on the other. */
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stadiumChecksum } from "#stadium/checksum.ts";
import { exportStadium } from "#stadium/export.ts";
import {
  CLOSE_BAD_FRAME,
  CLOSE_BANNED,
  CLOSE_PROOF,
  CLOSE_SERVER_BANNED,
  CLOSE_WORK,
  refusalStatus,
} from "#protocol/close-code.ts";
import { JOIN_LIMITS } from "#server/admission/join-rates.ts";
import { MISSES } from "#server/http/rooms-routes.ts";
import {
  createOn,
  type Endpoint,
  joinOn,
  postJoin,
  seatFrom,
  startCluster,
  takeSeat,
  type TestCluster,
} from "../support/cluster.ts";
import { openHelp, openHostPage, TOKEN } from "../support/host-page.ts";
import { accept, hbs } from "../support/hbs.ts";
import { type ClientRoom, joinOptionsFor, pause, until } from "../support/live-server.ts";

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await startCluster({ RONDO_ADMIN_TOKEN: TOKEN });
});
afterAll(() => cluster.stop());

const first = () => cluster.workers[0]!;
const second = () => cluster.workers[1]!;

/** What the routes of the room list answer with. */
type Answer = { readonly rooms: { readonly code: string }[]; readonly room: unknown; readonly cursor: string };

const json = async (url: string): Promise<Answer> => (await fetch(url)).json() as Promise<Answer>;
const codesOn = async ({ url }: { url: string }): Promise<string[]> =>
  (await json(`${url}/api/rooms`)).rooms.map(({ code }) => code);

/** Reads until the value is as expected. */
async function eventually<T>(read: () => Promise<T>, isDone: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await read();
    if (isDone(value)) return value;
    await pause(20);
  }
}

function messageOf<T>(room: ClientRoom, kind: string): Promise<T> {
  return new Promise((resolve) => room.onMessage(kind, resolve));
}

describe("a room", () => {
  it("is listed, looked up and joined through every worker", async () => {
    const ada = await createOn(cluster, first(), "Ada", { name: "Two roofs", listed: true });
    const code = ada.roomId;
    await eventually(
      () => codesOn(second()),
      (codes) => codes.includes(code),
    );
    expect((await json(`${second().url}/api/rooms/${code}`)).room).toMatchObject({ code, name: "Two roofs" });
    const bob = await joinOn(cluster, second(), code, "Bob");
    await until(() => [...ada.state.players.values()].some(({ name }) => name === "Bob"), "Bob");
    expect(bob.roomId).toBe(code);
    expect((await fetch(`${cluster.front.url}/r/${code}`)).status).not.toBe(404);
    const poll = await json(`${second().url}/api/live`);
    const elsewhere = await json(`${first().url}/api/live?since=${poll.cursor}`);
    // A cursor of another process is answered with the whole list, so that nothing is missing.
    expect(elsewhere.rooms.map((room) => room.code)).toContain(code);
    await Promise.all([ada.leave(), bob.leave()]);
  });

  it("keeps the seat of a client that returns through another worker", async () => {
    const ada = await createOn(cluster, first(), "Returning Ada");
    const token = ada.reconnectionToken.split(":")[1]!;
    ada.connection.close();
    const reconnect = () => postJoin(second(), `reconnect/${ada.roomId}`, { reconnectionToken: token });
    const response = await eventually(reconnect, ({ ok }) => ok);
    expect(await response.json()).toMatchObject({ roomId: ada.roomId, processId: first().route });
  });

  it("bans on every worker", async () => {
    const ada = await createOn(cluster, first(), "Strict Ada");
    const bob = await joinOn(cluster, first(), ada.roomId, "Banned Bob");
    const find = () => [...ada.state.players.values()].find(({ name }) => name === "Banned Bob");
    await until(() => find() !== undefined, "Bob");
    const left = new Promise((resolve) => bob.onLeave(resolve));
    const { id } = find()!;
    ada.send("kick", { id, ban: true, reason: "" });
    await left;
    const options = await joinOptionsFor(second(), ada.roomId, "Banned Bob");
    const refused = await postJoin(second(), `joinById/${ada.roomId}`, options);
    expect(refused.status).toBe(refusalStatus(CLOSE_BANNED));
    await ada.leave();
  });

  it("gets stadiums that are uploaded to any worker, and every worker has them", async () => {
    const ada = await createOn(cluster, first(), "Building Ada");
    const ticket = messageOf<{ token: string }>(ada, "ticket");
    ada.send("ticket");
    const file = hbs({ name: "Roof garden" });
    const headers = { authorization: `Bearer ${(await ticket).token}`, "content-type": "text/plain" };
    const upload = () =>
      fetch(`${second().url}/api/rooms/${ada.roomId}/stadium`, { method: "POST", headers, body: file });
    const { stadium } = accept(file);
    const checksum = stadiumChecksum(stadium);
    expect(await (await upload()).json()).toMatchObject({ checksum, name: "Roof garden" });
    expect((await upload()).status).toBe(401);
    ada.send("stadium", { name: checksum });
    await until(() => ada.state.stadium === "Roof garden", "the stadium");
    for (const { url } of [first(), second()]) {
      expect(await (await fetch(`${url}/api/stadiums/${checksum}`)).text()).toBe(exportStadium(stadium));
    }
    await ada.leave();
  });
});

describe("the admin page", () => {
  it("sees and reaches the rooms of every worker, bans on all of them, and answers players of any", async () => {
    const [ada, bob] = [
      await createOn(cluster, first(), "Hosted Ada"),
      await createOn(cluster, second(), "Hosted Bob"),
    ];
    const page = await openHostPage(cluster.front);
    const { processes } = await page.next("figures", ({ rooms }) =>
      [ada, bob].every(({ roomId }) => rooms.some(({ code }) => code === roomId)),
    );
    expect(processes).toHaveLength(2);
    const announced = [ada, bob].map((room) => messageOf(room, "notice"));
    await page.ask("announce", { code: null, text: "Hello" });
    await Promise.all(announced);

    page.send("duty", { on: true });
    const helps = [await openHelp(first(), "Hosted Ada"), await openHelp(second(), "Hosted Ada")];
    for (const help of helps) {
      if (!help.last("help")!.onDuty) await help.next("duty", ({ onDuty }) => onDuty);
    }
    helps[0]!.send("say", { id: "cluster-1", text: "From one worker" });
    await helps[1]!.next("message", ({ text }) => text === "From one worker");
    const { key } = await page.next("message");
    await page.ask("say", { key, id: "cluster-2", text: "To both" });
    for (const help of helps) await help.next("message", ({ text }) => text === "To both");

    const left = new Promise((resolve) => ada.onLeave(resolve));
    await page.ask("ban", { key, name: "Hosted Ada", reason: "test", minutes: 5, withNetwork: false });
    expect(await left).toBe(CLOSE_SERVER_BANNED);
    for (const worker of cluster.workers) {
      const join = async () => postJoin(worker, "create/friends", await joinOptionsFor(worker, "create", "Hosted Ada"));
      await eventually(join, ({ status }) => status === refusalStatus(CLOSE_SERVER_BANNED));
    }
    await page.next("bans", (bans) => bans.length === 1);
    await page.ask("liftBan", { id: page.last("bans")![0]!.id });
    await Promise.all([bob.leave(), page.room.leave(), ...helps.map((help) => help.room.leave())]);
  });
});

describe("the room list over a socket", () => {
  it("is served by the process that was asked, and every process has one", async () => {
    const seats = await Promise.all(
      [first(), second(), first()].map(async (worker) => seatFrom(worker, "joinOrCreate/lobby", {})),
    );
    expect(seats.map(({ processId }) => processId)).toEqual([first(), second(), first()].map(({ route }) => route));
    expect(seats[2]!.roomId).toBe(seats[0]!.roomId);
  });
});

describe("the common port", () => {
  it("passes a WebSocket on that comes to the wrong worker over a connection that was kept alive", async () => {
    const [one, two] = await Promise.all(
      [first(), second()].map(async (worker, n) =>
        seatFrom(worker, "create/friends", await joinOptionsFor(worker, "create", `Kept ${n}`)),
      ),
    );
    for (const seat of [one!, two!]) {
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = connect(cluster.front.port, "127.0.0.1");
        let text = "";
        socket.on("error", reject);
        socket.on("data", (data) => {
          const isFirst = text === "";
          text += data.toString("latin1");
          if (isFirst) socket.write(upgradeRequest(`/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}`));
          if (/HTTP\/1\.1 (?:101|4\d\d)/u.test(text)) resolve(/HTTP\/1\.1 (?:101|4\d\d)/u.exec(text)![0]);
        });
        socket.on("close", () => reject(new Error(text)));
        socket.write("HEAD /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n");
      });
      expect(answer).toBe("HTTP/1.1 101");
    }
  });

  it("refuses a WebSocket for a worker that does not exist", async () => {
    const response = await fetch(`${cluster.front.url}/w99/ABCDE?sessionId=x`);
    expect(response.status).toBe(404);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(cluster.front.port, "127.0.0.1", () =>
        socket.write(upgradeRequest("/w99/ABCDE?sessionId=x")),
      );
      socket.on("error", reject);
      socket.on("data", (data) => resolve(data.toString("latin1").split("\r\n", 1)[0]!));
    });
    expect(answer).toBe("HTTP/1.1 410 Gone");
  });

  it("hands over requests that arrive byte by byte, without a loss", async () => {
    const body = JSON.stringify({ nickname: "Slow", filler: "x".repeat(1000) });
    const head = `POST /matchmake/create/friends HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`;
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect({ port: cluster.front.port, host: "127.0.0.1", noDelay: true });
      let text = "";
      socket.on("error", reject);
      socket.on("data", (data) => (text += data.toString("latin1")));
      socket.on("close", () => resolve(text));
      for (const byte of head + body) socket.write(byte);
    });
    expect(answer).toContain(`HTTP/1.1 ${refusalStatus(CLOSE_BAD_FRAME)}`);
  });
});

/** A WebSocket handshake, as text. */
function upgradeRequest(path: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;
}

describe("Play now", () => {
  it("puts players of two workers into one match, also at the same moment", async () => {
    const join = async (worker: { url: string; port: number }, nickname: string) =>
      seatFrom(worker, "joinOrCreate/quick", await joinOptionsFor(worker, "quick", nickname));
    const [one, two] = await Promise.all([join(first(), "Quick Ada"), join(second(), "Quick Bob")]);
    expect(two.roomId).toBe(one.roomId);
    const rooms = await Promise.all([one, two].map((seat) => takeSeat(cluster.front, seat)));
    // A player of a quick match gets the same seat again, whatever worker it asks.
    expect((await join(second(), "Quick Ada")).roomId).toBe(one.roomId);
    await Promise.all(rooms.map((room) => room.leave()));
  });
});

describe("a proof of identity", () => {
  it("can be made with the challenge of another worker, once", async () => {
    const options = await joinOptionsFor(first(), "create", "Proven Ada");
    // The proof is for a host name, which all workers have in common behind a proxy.
    const host = new URL(first().url).host;
    const post = (url: string) =>
      fetch(`${url}/matchmake/create/friends`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": "203.0.113.9", "x-forwarded-host": host },
        body: JSON.stringify(options),
      });
    expect((await post(second().url)).status).toBe(200);
    expect((await post(first().url)).status).toBe(refusalStatus(CLOSE_PROOF));
    expect((await post(second().url)).status).toBe(refusalStatus(CLOSE_PROOF));
  });
});

describe("limits per network", () => {
  /** This many requests, on both workers in turn. */
  const alternate = <T>(count: number, request: (worker: Endpoint) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: count }, (_, n) => request(n % 2 === 0 ? first() : second())));

  it("of look-ups count on all workers together", async () => {
    const headers = { "x-forwarded-for": "203.0.113.20" };
    const look = async ({ url }: Endpoint) => (await fetch(`${url}/api/rooms/ZZZZZ`, { headers })).status;
    expect(new Set(await alternate(MISSES.burst, look))).toEqual(new Set([404]));
    expect(await alternate(10, look)).toContain(429);
  });

  it("of joins count on all workers together", async () => {
    // A proof for another target is refused, after the join was counted.
    const options = await joinOptionsFor(first(), "quick", "Eve");
    const join = async (worker: Endpoint) => (await postJoin(worker, "create/friends", options, "203.0.113.30")).status;
    expect(new Set(await alternate(JOIN_LIMITS.joins.burst, join))).toEqual(new Set([refusalStatus(CLOSE_PROOF)]));
    expect(await alternate(20, join)).toContain(refusalStatus(CLOSE_WORK));
  });
});
