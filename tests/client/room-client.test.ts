/** WebSockets that never open or fail at once, at servers whose HTTP works, and attempts to reconnect without an end. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { joinFailureOf } from "#client/net/room/exit-reason.ts";
import { ReconnectLimits } from "#client/net/room/reconnect-limits.ts";
import { RoomClient } from "#client/net/room/room-client.ts";

const SEAT = { name: "quick", roomId: "ABCDE", sessionId: "s", processId: "p" };

/** A server whose requests succeed and whose upgrades do what `onUpgrade` does. Returns its origin. */
async function listen(onUpgrade: (socket: Duplex) => void): Promise<{ origin: string; server: Server }> {
  const server = createServer((_request, response) => response.end("{}"));
  const sockets = new Set<Duplex>();
  server.on("upgrade", (_request, socket: Duplex) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    onUpgrade(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
    server.closeAllConnections();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

const failureOf = (origin: string) =>
  new RoomClient(origin, 100).consumeSeatReservation(SEAT as never).then(
    () => "joined",
    (error: unknown) => joinFailureOf(error),
  );

describe("a join over a network that blocks WebSockets", () => {
  it.each<[string, (socket: Duplex) => void]>([
    ["never answers the upgrade", () => undefined],
    ["refuses the upgrade", (socket) => socket.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")],
    ["answers with a page", (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nno")],
    ["cuts the connection", (socket) => socket.destroy()],
  ])("fails as blocked when it %s", async (_what, onUpgrade) => {
    const { origin } = await listen(onUpgrade);
    expect(await failureOf(origin)).toBe("blocked");
  });

  it("fails as unreachable when requests are not answered either", async () => {
    const { origin, server } = await listen(() => undefined);
    server.close();
    server.closeAllConnections();
    expect(await failureOf(origin)).toBe("unreachable");
  });
});

describe("reconnecting", () => {
  afterEach(() => void vi.useRealTimers());

  function start(isGone: () => boolean) {
    vi.useFakeTimers();
    const ends: string[] = [];
    let closes = 0;
    const room = { connection: { close: () => void closes++ } };
    const limits = new ReconnectLimits(room as never, {
      isSeatGone: async () => isGone(),
      onEnd: (reason) => void ends.push(reason),
    });
    return { limits, ends, closes: () => closes };
  }

  it("ends at once when the server no longer has the seat", async () => {
    let gone = false;
    const { limits, ends } = start(() => gone);
    limits.dropped();
    limits.dropped();
    await vi.advanceTimersByTimeAsync(10);
    expect(ends).toEqual([]);
    gone = true;
    limits.dropped();
    await vi.advanceTimersByTimeAsync(10);
    expect(ends).toEqual(["gone"]);
  });

  it("closes a socket that never opens, and ends when the seat has expired", async () => {
    const { limits, ends, closes } = start(() => false);
    limits.dropped();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(closes()).toBe(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ends).toEqual(["lost"]);
  });

  it("has no limits once it has succeeded", async () => {
    const { limits, ends, closes } = start(() => true);
    limits.dropped();
    limits.stop();
    await vi.advanceTimersByTimeAsync(100_000);
    expect([ends, closes()]).toEqual([[], 0]);
  });
});
