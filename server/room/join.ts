/** Turns a join request into a member of the match: a new one, or the one whose seat is kept. */
import type { Client } from "@colyseus/core";
import type { Match } from "#match/match.ts";
import { queueJoin } from "#match/roster.ts";
import type { JoinRequest } from "../admission/join-request.ts";
import type { ClientSession } from "./client-session.ts";
import type { RoomPorts } from "./room-ports.ts";
import { hashToken } from "./saved/saved-room.ts";

/** Queues the join. Returns the id of the new member. */
export function joinMatch(match: Match, request: JoinRequest): number {
  const { nickname, key, fingerprint, flag, network, watch } = request;
  return queueJoin(match, nickname, { identity: { key, fingerprint, flag, network }, watch });
}

/** Stores that this player was here; the name as listed rooms show it. */
export function recordPlayer({ store, censor, date }: RoomPorts, { key, nickname }: JoinRequest): void {
  const [name, at] = [censor(nickname), date()];
  store.queue.replace(`player ${key}`, () => store.players.seen(key, name, at));
}

/** The connections of a room. */
type ConnectedClients = {
  getById(sessionId: string): Client | undefined;
  /** Ends the connection of a client and keeps its seat. */
  replace(client: Client): void;
};

/**
 * Takes over the kept seat of the same player: people close a tab by mistake and open the URL again. Of several it is the one
 * whose token the client has. With `takeSeat` also the seat of a tab that is still connected. Undefined when there is none.
 */
export function reclaimSeat(
  sessions: Map<string, ClientSession>,
  clients: ConnectedClients,
  { key, watch, takeSeat, seat = "" }: JoinRequest,
): ClientSession | undefined {
  if (watch) return undefined;
  const own = [...sessions].filter(([, session]) => session.request.key === key);
  const isSame = ([, { tokenHash }]: (typeof own)[number]) => tokenHash !== "" && tokenHash === hashToken(seat);
  for (const [sessionId, session] of [...own.filter(isSame), ...own]) {
    const connected = clients.getById(sessionId);
    if (connected !== undefined && takeSeat === true) clients.replace(connected);
    if (session.releaseSeat === undefined || clients.getById(sessionId)) continue;
    sessions.delete(sessionId);
    session.releaseSeat();
    return session;
  }
  return undefined;
}
