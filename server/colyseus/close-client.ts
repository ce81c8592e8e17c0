/** Closes the connection of one client with a code and a reason. */
import type { Client, Room } from "@colyseus/core";
import type { WebSocket } from "ws";

/** Time after which a socket that does not answer the close is terminated. */
const CLOSE_TIMEOUT_MS = 1000;

/** Maximum length of a reason in a close frame, in UTF-8. The transport throws above it, outside of any handler. */
const REASON_BYTES = 123;

/**
 * Removes the client from the room at once. Waiting for its answer to the close would let it keep its place for as long
 * as it likes.
 */
export function closeClient(room: Room, client: Client, code: number, reason: string): void {
  const socket = socketOf(client);
  const text = truncate(reason);
  socket.removeAllListeners("message");
  // Meanwhile another connection can have taken over this seat.
  if (room.clients.get(client.sessionId) === client) room.kickClient(client.sessionId, code, text);
  else socket.close(code, text);
  setTimeout(() => socket.terminate(), CLOSE_TIMEOUT_MS).unref();
}

/** At most REASON_BYTES, without half a character at the end. */
function truncate(reason: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(reason).subarray(0, REASON_BYTES), { stream: true });
}

/** The socket of a client. The transport is always WebSocket; the framework's type only has events. */
export function socketOf(client: Client): WebSocket {
  return client.ref as unknown as WebSocket;
}
