/** Ends the stay of a client whom the room has had enough of. */
import type { Client, Room } from "@colyseus/core";
import type { WebSocket } from "ws";

/** After a close that is not answered, the socket is torn down. */
const FAREWELL_MS = 1000;

/**
 * The client is out of the room at once, whatever he makes of it: waiting for him to answer the close would leave him his
 * place as long as he likes.
 */
export function dismiss(room: Room, client: Client, code: number, reason: string): void {
  const socket = socketOf(client);
  socket.removeAllListeners("message");
  // Somebody else may have come back to this seat meanwhile.
  if (room.clients.get(client.sessionId) === client) room.kickClient(client.sessionId, code, reason);
  else socket.close(code, reason);
  setTimeout(() => socket.terminate(), FAREWELL_MS).unref();
}

/** The transport is always WebSocket; the framework's own type says no more than that it emits events. */
export function socketOf(client: Client): WebSocket {
  return client.ref as unknown as WebSocket;
}
