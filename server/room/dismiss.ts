/** Ends the stay of a client whom the room has had enough of. */
import type { Client, Room } from "@colyseus/core";
import type { WebSocket } from "ws";

/** After a close that is not answered, the socket is torn down. */
const FAREWELL_MS = 1000;

/** What a close frame has room for, in UTF-8. With more the transport throws, beyond every room's reach. */
const REASON_BYTES = 123;

/**
 * The client is out of the room at once, whatever he makes of it: waiting for him to answer the close would leave him his
 * place as long as he likes.
 */
export function dismiss(room: Room, client: Client, code: number, reason: string): void {
  const socket = socketOf(client);
  const words = cut(reason);
  socket.removeAllListeners("message");
  // Somebody else may have come back to this seat meanwhile.
  if (room.clients.get(client.sessionId) === client) room.kickClient(client.sessionId, code, words);
  else socket.close(code, words);
  setTimeout(() => socket.terminate(), FAREWELL_MS).unref();
}

/** What fits, without half a character at the end. */
function cut(reason: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(reason).subarray(0, REASON_BYTES), { stream: true });
}

/** The transport is always WebSocket; the framework's own type says no more than that it emits events. */
export function socketOf(client: Client): WebSocket {
  return client.ref as unknown as WebSocket;
}
