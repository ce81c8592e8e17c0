/** Notices dead connections: one that is gone may take minutes to report that it is closed. */
import type { Room } from "@colyseus/sdk";

/** Interval of pings. A ping without a pong two intervals later means that the connection is dead. */
const PING_MS = 5000;

/** Calls `onDead` once a ping gets no answer. Returns the function that ends the pings. */
export function pingUntilDead(room: Pick<Room, "ping" | "connection">, onDead: () => void): () => void {
  let unanswered = 0;
  const pings = setInterval(() => {
    if (unanswered > 1) {
      clearInterval(pings);
      room.connection.close();
      return onDead();
    }
    if (unanswered++ === 0) room.ping(() => (unanswered = 0));
  }, PING_MS);
  return () => clearInterval(pings);
}
