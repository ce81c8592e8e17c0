/** What a room does for the line of each of its clients in every tick. */
import { type Client, ClientState, type InputAccessor, type InputAPI, type Room } from "@colyseus/core";
import type { Match } from "#match/match.ts";
import { findMember } from "#match/members.ts";
import { CLOSE_BAD_FRAME, CLOSE_SLOW_READER } from "#protocol/close-code.ts";
import type { KeysInput } from "#protocol/state.ts";
import { dismiss, socketOf } from "./dismiss.ts";
import type { InputQueue } from "./jitter-buffer.ts";
import { PingMeter } from "./ping-meter.ts";
import { tell, type SeatHolder } from "./seat-holder.ts";

/** The shared state has 16 bits for it. */
const PING_SHOWN_MAX = 0xffff;

const NOBODY: readonly Client[] = [];

type Holders = ReadonlyMap<string, SeatHolder>;

/** A client with more unread bytes than this is cut off: minutes of play at the usual rate. */
const UNREAD_MAX = 256 * 1024;

/**
 * The full state that a client gets on arrival cannot be stepped from; the patch after it must bring a keyframe. True if
 * somebody has just arrived.
 */
export function syncNewcomers(clients: Iterable<Client>, holders: Holders): boolean {
  let arrived = false;
  for (const client of clients) {
    const holder = holders.get(client.sessionId);
    if (holder === undefined || holder.synced || client.state !== ClientState.JOINED) continue;
    holder.synced = true;
    arrived = true;
  }
  return arrived;
}

/** What waits of a client, as the jitter buffer wants it. One for all: sixty times a second and client is no time for new ones. */
class WaitingKeys implements InputQueue {
  waiting!: InputAccessor<KeysInput>;

  get size(): number {
    return this.waiting.size;
  }

  next(): number | undefined {
    return this.waiting.next()?.keys;
  }
}

const queue = new WaitingKeys();

/** Takes the keys of this tick from every player's jitter buffer. `gapMs` is how the room keeps its beat, for the clients. */
export function readInputs(
  clients: Iterable<Client>,
  holders: Holders,
  inputs: InputAPI<KeysInput>,
  match: Match,
  gapMs: number,
): void {
  for (const client of clients) {
    const holder = holders.get(client.sessionId);
    if (holder === undefined) continue;
    const waiting = inputs.get(client.sessionId);
    queue.waiting = waiting;
    const keys = holder.jitter.take(queue);
    const member = findMember(match, holder.memberId);
    if (member !== undefined) member.keys = keys;
    const report = holder.pace.add(waiting.size, holder.jitter.target);
    if (report !== undefined && holder.synced) tell(client, "pacing", { ...report, gapMs });
  }
}

/** Measures every line and tells the match; clients who have just come (back) get a meter for their socket. */
export function measurePings(clients: Iterable<Client>, holders: Holders, match: Match, now: () => number): void {
  for (const client of clients) {
    const holder = holders.get(client.sessionId);
    if (holder === undefined) continue;
    holder.ping ??= new PingMeter(socketOf(client), now);
    holder.ping.poll();
    const member = findMember(match, holder.memberId);
    if (member !== undefined) member.ping = Math.min(PING_SHOWN_MAX, holder.ping.roundTripMs);
  }
}

/** Cuts off who does not read, before what waits for him costs memory. He may come back. */
export function cutSlowReaders(room: Room): void {
  const slow = clientsOf(room, (client) => socketOf(client).bufferedAmount > UNREAD_MAX);
  for (const client of slow) dismiss(room, client, CLOSE_SLOW_READER, "does not read");
}

/** Sends away who was welcomed before this time and never answered: he would hold a place and see nothing. */
export function cutSilentNewcomers(room: Room, holders: Holders, beforeMs: number): void {
  const silent = clientsOf(room, (client) => {
    const holder = holders.get(client.sessionId);
    return holder !== undefined && !holder.synced && holder.welcomedMs < beforeMs;
  });
  for (const client of silent) dismiss(room, client, CLOSE_BAD_FRAME, "does not answer");
}

/** Those of a room's clients; a list of its own, because who is sent away leaves the room's. `filter` would make an index of it. */
function clientsOf(room: Room, chosen: (client: Client) => boolean): readonly Client[] {
  let found = NOBODY;
  for (const client of room.clients) if (chosen(client)) found = [...found, client];
  return found;
}
