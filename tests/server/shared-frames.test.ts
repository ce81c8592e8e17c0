/** WebSocket frames that are made once for all clients. */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { frameOf } from "#server/colyseus/shared-frames.ts";

/** Of the handshake: RFC 6455, section 1.3. */
const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/** What a client of the WebSocket library receives over a connection that this test answers. */
async function receive(bytes: Buffer): Promise<Uint8Array> {
  const server = createServer();
  const connections: Duplex[] = [];
  server.on("upgrade", (request, connection: Duplex) => {
    connections.push(connection);
    const accept = createHash("sha1").update(`${request.headers["sec-websocket-key"]}${GUID}`).digest("base64");
    connection.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    connection.write(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [data, isBinary] = (await once(socket, "message")) as [Buffer, boolean];
  socket.terminate();
  for (const connection of connections) connection.destroy();
  server.close();
  expect(isBinary).toBe(true);
  return new Uint8Array(data);
}

describe("a frame", () => {
  it.each([0, 1, 125, 126, 1000, 65_535, 65_536, 200_000])("of %i bytes is read by the library", async (length) => {
    const content = Uint8Array.from({ length }, (_, i) => i % 251);
    expect(await receive(frameOf(content))).toEqual(content);
  });
});
