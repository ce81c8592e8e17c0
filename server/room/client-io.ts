/** What a room does for the connection of each client in every tick: inputs, pings, and connections to close. */
import { type Client, ClientState, type InputAccessor, type InputAPI, type Room } from "@colyseus/core";
import type { Match } from "#match/match.ts";
import { findMember } from "#match/members.ts";
import { CLOSE_BAD_FRAME, CLOSE_SLOW_READER } from "#protocol/close-code.ts";
import type { KeysInput } from "#protocol/state.ts";
import { closeClient, socketOf } from "../colyseus/close-client.ts";
import { sendTo, type ClientSessions } from "./client-session.ts";
import type { InputQueue } from "./jitter-buffer.ts";
import { PingMeter } from "./ping-meter.ts";

/** The shared state has 16 bits for a ping. */
const PING_MAX_MS = 0xffff;

/** A client with more unread bytes is disconnected: minutes of play at the usual rate. */
const UNREAD_MAX = 256 * 1024;

const NO_CLIENTS: readonly Client[] = [];

/**
 * The full state that a client receives after joining cannot be stepped from; the patch after it must contain a keyframe.
 * True if a client has just joined.
 */
export function syncNewClients(clients: Iterable<Client>, sessions: ClientSessions): boolean {
  let joined = false;
  for (const client of clients) {
    const session = sessions.get(client.sessionId);
    if (session === undefined || session.synced || client.state !== ClientState.JOINED) continue;
    session.synced = true;
    joined = true;
  }
  return joined;
}

/** The framework's inputs of one client as the jitter buffer reads them. */
class WaitingKeys implements InputQueue {
  inputs!: InputAccessor<KeysInput>;

  get size(): number {
    return this.inputs.size;
  }

  next(): number | undefined {
    return this.inputs.next()?.keys;
  }
}

/** Reads the inputs of a room's clients; holds the one queue that is reused for each client in every tick. */
export class InputReader {
  readonly #inputs: InputAPI<KeysInput>;
  readonly #queue = new WaitingKeys();

  constructor(inputs: InputAPI<KeysInput>) {
    this.#inputs = inputs;
  }

  /** Takes the keys of this tick from each client's jitter buffer. `gapMs`: the room's p99 gap between ticks. */
  read(clients: Iterable<Client>, sessions: ClientSessions, match: Match, gapMs: number): void {
    for (const client of clients) {
      const session = sessions.get(client.sessionId);
      if (session === undefined) continue;
      const inputs = this.#inputs.get(client.sessionId);
      this.#queue.inputs = inputs;
      const keys = session.jitter.take(this.#queue);
      const member = findMember(match, session.memberId);
      if (member !== undefined) member.keys = keys;
      const report = session.pace.add(inputs.size, session.jitter.target);
      if (report !== undefined && session.synced) sendTo(client, "pacing", { ...report, gapMs });
    }
  }
}

/** Measures the round trip of each client and writes it into the match. */
export function measurePings(
  clients: Iterable<Client>,
  sessions: ClientSessions,
  match: Match,
  now: () => number,
): void {
  for (const client of clients) {
    const session = sessions.get(client.sessionId);
    if (session === undefined) continue;
    session.ping ??= new PingMeter(socketOf(client), now);
    session.ping.poll();
    const member = findMember(match, session.memberId);
    if (member !== undefined) member.ping = Math.min(PING_MAX_MS, session.ping.roundTripMs);
  }
}

/** Disconnects clients that do not read, before their queue costs memory. They may reconnect. */
export function closeSlowReaders(room: Room): void {
  const slow = clientsOf(room, (client) => socketOf(client).bufferedAmount > UNREAD_MAX);
  for (const client of slow) closeClient(room, client, CLOSE_SLOW_READER, "slow reader");
}

/** Disconnects clients that joined before this time and never answered: they would occupy a place and see nothing. */
export function closeSilentClients(room: Room, sessions: ClientSessions, beforeMs: number): void {
  const silent = clientsOf(room, (client) => {
    const session = sessions.get(client.sessionId);
    return session !== undefined && !session.synced && session.joinedMs < beforeMs;
  });
  for (const client of silent) closeClient(room, client, CLOSE_BAD_FRAME, "no answer");
}

/** A copy, because closing a client changes the room's list. No allocation when none matches. */
function clientsOf(room: Room, matches: (client: Client) => boolean): readonly Client[] {
  let found = NO_CLIENTS;
  for (const client of room.clients) if (matches(client)) found = [...found, client];
  return found;
}
