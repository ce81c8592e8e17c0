/** The common port of several workers, without workers: what is handed over, and what is not. */
import { connect, type AddressInfo, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createFront, FRONT_LIMITS, type FrontLimits } from "#server/workers/front.ts";
import { isLineComplete, LINE_MAX, routeOf } from "#server/workers/request-line.ts";

type Handed = { readonly route: string | undefined; readonly head: string };

const fronts: Server[] = [];
afterEach(() => {
  for (const front of fronts.splice(0)) front.close();
});

async function openFront(limits: Partial<FrontLimits> = {}, hasWorkers = true) {
  const handed: Handed[] = [];
  const handOver = (route: string | undefined, head: Buffer, socket: Socket) => {
    if (!hasWorkers) return false;
    handed.push({ route, head: head.toString() });
    socket.destroy();
    return true;
  };
  const front = createFront({ handOver, limits: { ...FRONT_LIMITS, ...limits } });
  fronts.push(front);
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  return { handed, port: (front.address() as AddressInfo).port };
}

type Client = { readonly socket: Socket; readonly state: { text: string; closed: boolean } };

async function openClient(port: number): Promise<Client> {
  const state = { text: "", closed: false };
  const socket = connect(port, "127.0.0.1");
  socket.on("data", (data) => (state.text += data.toString()));
  socket.on("error", () => undefined);
  socket.on("close", () => (state.closed = true));
  await new Promise((resolve) => socket.once("connect", resolve));
  return { socket, state };
}

describe("the first line of a request", () => {
  it.each([
    ["GET /w1/ABCDE?sessionId=x HTTP/1.1\r\n", "w1"],
    ["GET /w12/ABCDE?sessionId=x&y=/w2/z?", "w12"],
    ["GET /api/rooms HTTP/1.1\r\n", undefined],
    ["GET / HTTP/1.1\r\nX: GET /w1/ABCDE?s\r\n", undefined],
    ["POST /w1/ABCDE?sessionId=x HTTP/1.1\r\n", undefined],
    ["GET /w1/ABCDE HTTP/1.1\r\n", undefined],
    ["GET //ABCDE?x HTTP/1.1\r\n", undefined],
    ["\u0016\u0003\u0001", undefined],
    ["", undefined],
  ])("%j names the process %j", (line, route) => {
    expect(routeOf(Buffer.from(line, "latin1"))).toBe(route);
  });

  it("is complete at its end, and at the maximum", () => {
    expect(isLineComplete(Buffer.from("GET / HTTP/1.1\r"))).toBe(false);
    expect(isLineComplete(Buffer.from("GET / HTTP/1.1\r\n"))).toBe(true);
    expect(isLineComplete(Buffer.alloc(LINE_MAX - 1, "a"))).toBe(false);
    expect(isLineComplete(Buffer.alloc(LINE_MAX, "a"))).toBe(true);
  });
});

describe("the common port", () => {
  it("hands a connection over with everything that was read", async () => {
    const { handed, port } = await openFront();
    const { socket } = await openClient(port);
    for (const part of ["GET /w1/AB", "CDE?sessionId=x HT", "TP/1.1\r\nHost: a\r\n"]) {
      await new Promise<void>((resolve) => socket.write(part, () => resolve()));
    }
    await expect.poll(() => handed).toEqual([{ route: "w1", head: expect.stringContaining("/w1/ABCDE?sessionId=x") }]);
  });

  it("answers without workers", async () => {
    const { port } = await openFront({}, false);
    const { socket, state } = await openClient(port);
    socket.write("GET / HTTP/1.1\r\n");
    await expect.poll(() => state.closed).toBe(true);
    expect(state.text).toMatch(/^HTTP\/1\.1 503 /u);
  });

  it("closes connections that send no line in time, and no others", async () => {
    const { handed, port } = await openFront({ lineMs: 100 });
    const silent = await openClient(port);
    const slow = await openClient(port);
    slow.socket.write("GET /");
    await expect.poll(() => silent.state.closed && slow.state.closed).toBe(true);
    expect(handed).toEqual([]);
    // A hundred milliseconds may pass before one can send its line.
    const sendLine = async () => {
      (await openClient(port)).socket.write("GET / HTTP/1.1\r\n");
      return handed.length;
    };
    await expect.poll(sendLine).toBeGreaterThan(0);
  });

  it("keeps as many waiting connections as allowed, of one address and in all; then the oldest goes", async () => {
    for (const limits of [{ waitingPerAddress: 3 }, { waiting: 3 }]) {
      const { port } = await openFront(limits);
      const clients: Client[] = [];
      for (let n = 0; n < 3; n++) clients.push(await openClient(port));
      await openClient(port).then((client) => clients.push(client));
      await expect.poll(() => clients.map(({ state }) => state.closed)).toEqual([true, false, false, false]);
      clients[1]!.socket.end();
      await expect.poll(() => clients[1]!.state.closed).toBe(true);
      clients.push(await openClient(port));
      clients[4]!.socket.write("GET /");
      expect(clients.slice(2).map(({ state }) => state.closed)).toEqual([false, false, false]);
      for (const { socket } of clients) socket.destroy();
    }
  });
});
