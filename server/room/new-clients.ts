/**
 * Clients that have not received the full state since they connected. It cannot be stepped from; the patch after it must contain a
 * keyframe.
 */
import { type Client, ClientState } from "@colyseus/core";
import type { ClientSessions } from "./client-session.ts";

const NONE = { members: false, viewers: false } as const;

export class NewClients {
  #waiting = false;

  /** A client has connected: it is in the room's list, and has a session. */
  added(): void {
    this.#waiting = true;
  }

  /** In each tick: whether members or viewers have received the full state since the last one. */
  sync(clients: Iterable<Client>, members: ClientSessions, viewers: ClientSessions) {
    if (!this.#waiting) return NONE;
    const joined = { members: false, viewers: false };
    this.#waiting = false;
    for (const client of clients) {
      const member = members.get(client.sessionId);
      const session = member ?? viewers.get(client.sessionId);
      if (session === undefined || session.synced) continue;
      if (client.state === ClientState.JOINED) {
        session.synced = true;
        joined[member === undefined ? "viewers" : "members"] = true;
      } else {
        this.#waiting = true;
      }
    }
    return joined;
  }
}
