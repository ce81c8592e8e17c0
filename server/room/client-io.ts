/** What a room does for the connection of each client in every tick: keys, pings, and connections to close. */
import type { Client, Room } from "@colyseus/core";
import type { Match } from "#match/match.ts";
import { findMember } from "#match/members.ts";
import { TICK_MS } from "#sim/step.ts";
import { usedKeyBits } from "#room/extra-keys.ts";
import { CLOSE_BAD_FRAME, CLOSE_SLOW_READER } from "#protocol/close-code.ts";
import { decodeKeys } from "#protocol/keys-message.ts";
import { closeClient, socketOf } from "../colyseus/close-client.ts";
import type { RefusalCounter } from "../monitoring/refusals.ts";
import { sendTo, type ClientSession, type ClientSessions } from "./client-session.ts";
import { REPORT_TICKS } from "./earliness-log.ts";
import { PingMeter } from "./ping-meter.ts";
import type { RoomPorts } from "./room-ports.ts";
import type { TickMeter } from "./tick-meter.ts";
import { followRanked } from "./ranked-room.ts";

/** The part of a match room that is used here. */
type CheckedRoom = Room & { readonly match: Match; readonly meter: TickMeter; readonly ports: RoomPorts };

/** The shared state has 16 bits for a ping. */
const PING_MAX_MS = 0xffff;

/** A client with more unread bytes is disconnected: minutes of play at the usual rate. */
const UNREAD_MAX = 256 * 1024;

/** Interval of the checks of connections, in ticks. */
const CHECK_TICKS = 30;

const NO_CLIENTS: readonly Client[] = [];

/**
 * Adds a message with keys to the client's schedule. `nowTick`: the present tick of the world, with the fraction of the next
 * one that has passed. Returns what is wrong with a message that no correct client sends.
 */
export function receiveKeys(session: ClientSession, bytes: Uint8Array, nowTick: number): string | undefined {
  const nextTick = Math.floor(nowTick) + 1;
  const message = decodeKeys(bytes, nextTick);
  if (message === undefined) return "not a message with keys";
  session.earliness.add(message.tick - nowTick);
  return session.keys.add(message.tick, message.keys, nextTick);
}

type KeysMessage = {
  readonly bytes: Uint8Array;
  /** Time of the last tick, in monotonic milliseconds. */
  readonly tickMs: number;
};

/** A client that is no member sends none. A wrong message ends the connection. */
export function receiveClientKeys(
  room: CheckedRoom,
  client: Client,
  sessions: ClientSessions,
  { bytes, tickMs }: KeysMessage,
): void {
  const session = sessions.get(client.sessionId);
  if (session === undefined) return;
  const { match, ports } = room;
  const passed = Math.min(1, (ports.now() - tickMs) / TICK_MS);
  const fault = receiveKeys(session, bytes, match.world.game.tick + passed);
  if (fault === undefined) return;
  ports.refusals.add("frameShape", { room: room.roomId, code: CLOSE_BAD_FRAME, fault });
  closeClient(room, client, CLOSE_BAD_FRAME, fault);
}

/** Sets the keys that each client holds in this tick, without those that the room does not use. */
export function setHeldKeys(sessions: ClientSessions, match: Match): void {
  const tick = match.world.game.tick + 1;
  const used = usedKeyBits(match.extraKeys);
  for (const { keys, memberId } of sessions.values()) {
    const held = keys.take(tick) & used;
    const member = findMember(match, memberId);
    if (member !== undefined) member.keys = held;
  }
}

/**
 * The session id of the client that has predicted this tick's patch: all that has changed are its keys, in the tick that it named. There
 * the patch can wait.
 */
export function predictedBy(sessions: ClientSessions, soleKeyChange: number): string | undefined {
  if (soleKeyChange < 0) return undefined;
  for (const [sessionId, { memberId, keys }] of sessions) {
    if (memberId === soleKeyChange) return keys.changedInTime ? sessionId : undefined;
  }
  return undefined;
}

/** The server has left out ticks: the clocks of its clients go back. */
export function skipTicks(clients: Iterable<Client>, sessions: ClientSessions, ticks: number): void {
  for (const client of clients) {
    const session = sessions.get(client.sessionId);
    if (session === undefined || !session.synced) continue;
    session.keys.skip(ticks);
    session.earliness.skip();
    sendTo(client, "skipped", { ticks });
  }
}

/** Differences of the ticks' p99 gap below this are not reported, in milliseconds. */
const GAP_CHANGE_MS = 0.5;

/** Reports to clients how early their messages arrive and how evenly the room ticks. `gapMs`: the p99 gap between ticks. */
function reportPacing(clients: Iterable<Client>, sessions: ClientSessions, gapMs: number): void {
  for (const client of clients) {
    const session = sessions.get(client.sessionId);
    if (session === undefined || !session.synced) continue;
    const report = session.earliness.report();
    if (report !== undefined) client.sendBytes("pacing", report);
    if (Math.abs(gapMs - session.gapMs) < GAP_CHANGE_MS) continue;
    session.gapMs = gapMs;
    sendTo(client, "tickGap", { gapMs });
  }
}

/** Measures the round trip of each client and writes it into the match. */
function measurePings(clients: Iterable<Client>, sessions: ClientSessions, match: Match, now: () => number): void {
  for (const client of clients) {
    const session = sessions.get(client.sessionId);
    if (session === undefined) continue;
    session.ping ??= new PingMeter(socketOf(client), now);
    session.ping.poll();
    const member = findMember(match, session.memberId);
    if (member !== undefined) member.ping = Math.min(PING_MAX_MS, session.ping.roundTripMs);
  }
}

/** The networks of the connected clients. */
export function networksOf(clients: Iterable<Client>, sessions: ClientSessions): Set<string> {
  const networks = new Set<string>();
  for (const { sessionId } of clients) {
    const session = sessions.get(sessionId);
    if (session !== undefined) networks.add(session.request.network);
  }
  return networks;
}

/** Disconnects clients that do not read, before their queue costs memory. They may reconnect. */
function closeSlowReaders(room: Room, refusals: RefusalCounter): void {
  const slow = clientsOf(room, (client) => socketOf(client).bufferedAmount > UNREAD_MAX);
  for (const client of slow) {
    refusals.add("slowReader", { room: room.roomId, code: CLOSE_SLOW_READER });
    closeClient(room, client, CLOSE_SLOW_READER, "slow reader");
  }
}

/** Disconnects clients that joined before this time and never answered: they would occupy a place and see nothing. */
function closeSilentClients(room: Room, sessions: ClientSessions, beforeMs: number, refusals: RefusalCounter): void {
  const silent = clientsOf(room, (client) => {
    const session = sessions.get(client.sessionId);
    return session !== undefined && !session.synced && session.joinedMs < beforeMs;
  });
  for (const client of silent) {
    refusals.add("silentClient", { room: room.roomId, code: CLOSE_BAD_FRAME });
    closeClient(room, client, CLOSE_BAD_FRAME, "no answer");
  }
}

/** A copy, because closing a client changes the room's list. No allocation when none matches. */
function clientsOf(room: Room, matches: (client: Client) => boolean): readonly Client[] {
  let found = NO_CLIENTS;
  for (const client of room.clients) if (matches(client)) found = [...found, client];
  return found;
}

/** What need not be done for each client in every tick. `nowMs`: monotonic milliseconds. */
export function checkConnections(
  room: CheckedRoom,
  sessions: ClientSessions,
  viewers: ClientSessions,
  nowMs: number,
): void {
  const { clients, match, meter, ports } = room;
  const { tick } = match.world.game;
  if (tick % REPORT_TICKS === 0) reportPacing(clients, sessions, meter.gapP99);
  if (tick % CHECK_TICKS !== 0) return;
  measurePings(clients, sessions, match, ports.now);
  closeSlowReaders(room, ports.refusals);
  for (const each of [sessions, viewers])
    closeSilentClients(room, each, nowMs - ports.timeouts.answerMs, ports.refusals);
  followRanked(room);
}
