/**
 * The TCP proxy that emulates a network: it delays data without changing or reordering it. Its timing is tested without
 * a clock.
 */
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { nowMs } from "#server/dev/wan-emulator/timer-queue.ts";
import { startWanEmulator } from "#server/dev/wan-emulator/proxy.ts";
import { parseNetworkSpec, type NetworkSpec } from "#server/dev/wan-emulator/spec.ts";
import { DeliveryTiming } from "#server/dev/wan-emulator/timing.ts";
import { createRandom } from "#server/dev/wan-emulator/random.ts";

const PLAIN: NetworkSpec = { delayMs: 0, jitterMs: 0, stallChance: 0, stallMs: 0, bytesPerSecond: Infinity };

describe("a spec", () => {
  it.each([
    ["100ms", { ...PLAIN, delayMs: 50 }],
    ["100ms±20", { ...PLAIN, delayMs: 50, jitterMs: 10 }],
    ["100ms+-20ms", { ...PLAIN, delayMs: 50, jitterMs: 10 }],
    ["0", PLAIN],
    ["50ms, stall=2%x200ms", { ...PLAIN, delayMs: 25, stallChance: 0.02, stallMs: 200 }],
    ["50ms,bandwidth=256kbit", { ...PLAIN, delayMs: 25, bytesPerSecond: 32_000 }],
    [
      "80ms±8,bandwidth=1.5Mbit,stall=100%x50ms",
      { delayMs: 40, jitterMs: 4, stallChance: 1, stallMs: 50, bytesPerSecond: 187_500 },
    ],
  ])("%s is parsed", (text, expected) => {
    expect(parseNetworkSpec(text)).toEqual(expected);
  });

  it.each(["", "fast", "-5ms", "100ms±", "100ms,stall=2%", "100ms,stall=200%x1ms", "1ms,bandwidth=0bit", "99999999ms"])(
    "%j is rejected",
    (text) => {
      expect(() => parseNetworkSpec(text)).toThrow(/^link: /u);
    },
  );
});

describe("the arrival time", () => {
  const arrivals = (spec: NetworkSpec, bytes = 100) => {
    const timing = new DeliveryTiming(spec, createRandom(7), 0);
    return Array.from({ length: 2000 }, (_, i) => ({ sent: 100 + i * 10, there: timing.arrival(100 + i * 10, bytes) }));
  };

  it("is the delay plus or minus the jitter, and never before that of an earlier packet", () => {
    const delays = arrivals({ ...PLAIN, delayMs: 50, jitterMs: 10 }).map(({ sent, there }) => there - sent);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(40);
    expect(Math.max(...delays)).toBeLessThanOrEqual(60);
    expect(Math.max(...delays) - Math.min(...delays)).toBeGreaterThan(18);
    const there = arrivals({ ...PLAIN, delayMs: 50, jitterMs: 40 }).map((packet) => packet.there);
    expect(there).toEqual(there.toSorted((a, b) => a - b));
  });

  it("is the same for the same seed", () => {
    const spec = parseNetworkSpec("100ms±40,stall=20%x200ms");
    expect(arrivals(spec)).toEqual(arrivals(spec));
  });

  it("is after the stall for packets sent during one, with the given number of stalls", () => {
    const late = arrivals(parseNetworkSpec("100ms,stall=50%x200ms")).filter(({ sent, there }) => there - sent > 50);
    // 20 seconds with about ten stalls of 20 packets each.
    expect(late.length).toBeGreaterThan(100);
    expect(late.length).toBeLessThan(300);
    expect(Math.max(...late.map(({ sent, there }) => there - sent))).toBeLessThanOrEqual(250);
  });

  it("is delayed by the bandwidth", () => {
    const last = arrivals(parseNetworkSpec("0,bandwidth=8kbit"), 20).at(-1)!;
    // 2000 packets of 20 bytes at 1000 bytes a second.
    expect(last.there).toBeCloseTo(100 + 40_000, 0);
  });
});

const cleanups: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A server with a connection handler, and a client that is connected to it through the proxy. */
async function connectThroughProxy(spec: string, serve: (socket: Socket) => void): Promise<Socket> {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    socket.on("error", () => undefined);
    serve(socket);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const proxy = await startWanEmulator({ targetPort: (server.address() as AddressInfo).port, spec, seed: 1 });
  const client = connect({ port: proxy.port, host: "127.0.0.1", allowHalfOpen: true, noDelay: true });
  cleanups.push(
    () => void server.close(),
    () => proxy.stop(),
    () => void client.destroy(),
  );
  return client;
}

async function readAll(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe("the proxy", () => {
  it("changes neither bytes nor their order in either direction, with jitter and stalls", async () => {
    const random = createRandom(3);
    const sent = Buffer.from(Array.from({ length: 600_000 }, () => random() * 256));
    const client = await connectThroughProxy("4ms±4,stall=50%x20ms", (socket) => void socket.pipe(socket));
    const received = readAll(client);
    for (let start = 0; start < sent.length; start += 5000) client.write(sent.subarray(start, start + 5000));
    client.end();
    expect((await received).equals(sent)).toBe(true);
  });

  it("delays by the round trip, and the first bytes by that of the handshake too", async () => {
    const client = await connectThroughProxy("60ms", (socket) => void socket.pipe(socket));
    const trips: number[] = [];
    for (let i = 0; i < 9; i++) {
      const start = nowMs();
      client.write(Buffer.from([i]));
      const [answer] = (await once(client, "data")) as [Buffer];
      trips.push(nowMs() - start);
      expect(answer).toEqual(Buffer.from([i]));
    }
    expect(trips[0]).toBeGreaterThanOrEqual(119);
    expect(trips.toSorted((a, b) => a - b)[4]).toBeGreaterThanOrEqual(60);
  });

  it("applies back pressure when the receiver does not read", async () => {
    const megabytes = 64;
    let written = 0;
    const client = await connectThroughProxy("2ms,bandwidth=1mbit", (socket) => {
      const block = Buffer.alloc(1 << 20);
      const more = (): void => {
        while (written < megabytes && socket.write(block)) written++;
      };
      socket.on("drain", more);
      more();
    });
    client.pause();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(written).toBeLessThan(megabytes);
  });

  it("forwards the end of each direction separately", async () => {
    const client = await connectThroughProxy("4ms", (socket) => {
      socket.resume().once("end", () => socket.end("goodbye"));
    });
    client.end("hello");
    expect((await readAll(client)).toString()).toBe("goodbye");
  });

  it("forwards a reset and the bytes before it", async () => {
    const client = await connectThroughProxy("4ms", (socket) => {
      socket.write("last bytes", () => setTimeout(() => socket.resetAndDestroy(), 20));
    });
    const [bytes] = (await once(client, "data")) as [Buffer];
    expect(bytes.toString()).toBe("last bytes");
    const [error] = (await once(client, "error")) as [NodeJS.ErrnoException];
    expect(error.code).toBe("ECONNRESET");
  });

  it("resets the connection when there is no server", async () => {
    const proxy = await startWanEmulator({ targetPort: 1, spec: "2ms", seed: 1 });
    cleanups.push(() => proxy.stop());
    const client = connect(proxy.port, "127.0.0.1");
    const [error] = (await once(client, "error")) as [NodeJS.ErrnoException];
    expect(error.code).toBe("ECONNRESET");
  });

  it("can be stopped with open connections and data in flight", async () => {
    const client = await connectThroughProxy("200ms", (socket) => void socket.pipe(socket));
    client.on("error", () => undefined);
    client.write("undelivered");
    await once(client, "connect");
    const closed = new Promise((resolve) => client.once("close", resolve));
    await cleanups[1]!();
    await closed;
    expect(client.bytesRead).toBe(0);
  });
});
