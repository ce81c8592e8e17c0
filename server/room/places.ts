/**
 * The places of a full room: which client gives way to a joining one. A network may fill a room as long as no client of another
 * one asks for a place; then the networks with the most clients give way, until each has as many as the joining client's. Admins
 * and players that are playing never give way. The owner of a room always finds a place: while they are away, the room has one
 * more that only they get, even if an admin has made the room smaller.
 */
import type { Room } from "@colyseus/core";
import type { Match } from "#match/match.ts";
import { findMember, type Member } from "#match/members.ts";
import { CLOSE_FULL } from "#protocol/close-code.ts";
import { HOST_PLAYER } from "#room/permissions.ts";
import { humansIn, seatCount } from "#room/seats.ts";
import { SPECTATORS } from "#room/team.ts";
import { TICK_RATE } from "#sim/step.ts";
import type { JoinRequest } from "../admission/join-request.ts";
import { closeClient } from "../colyseus/close-client.ts";
import { cancelReservedSeat, reservedSeatsOf, takenPlaces } from "../colyseus/reserved-seats.ts";
import type { ClientSession } from "./client-session.ts";
import { isViewer, reservedViewers } from "./viewers.ts";

/** Time in the room after which a member that never played is not new any more. */
export const NEW_MEMBER_TICKS = 60 * TICK_RATE;

/** What a place is used for; those with lower numbers give way first. */
export const PLACE_USE = { droppedNew: 0, reserved: 1, dropped: 2, spectator: 3, idle: 4, playing: 5 } as const;
type PlaceUse = (typeof PLACE_USE)[keyof typeof PLACE_USE];

export type Place = {
  readonly sessionId: string;
  readonly network: string;
  readonly use: PlaceUse;
  /** True for the member of a spectator. */
  readonly spectates: boolean;
};

/**
 * The place that a client of this network takes over; undefined when none gives way. `places` in order of their joins;
 * `spectating`: the client needs the place of a spectator.
 */
export function placeToTake(places: readonly Place[], network: string, spectating: boolean): Place | undefined {
  const takeable = places.filter(({ use, spectates }) => use !== PLACE_USE.playing && (spectates || !spectating));
  const left = takeable.findLast(({ use }) => use === PLACE_USE.droppedNew);
  if (left !== undefined) return left;
  const counts = new Map<string, number>();
  for (const place of places) counts.set(place.network, (counts.get(place.network) ?? 0) + 1);
  const share = (counts.get(network) ?? 0) + 1;
  const countOf = (place: Place) => counts.get(place.network)!;
  return takeable
    .filter((place) => countOf(place) > share)
    .toReversed()
    .toSorted((a, b) => countOf(b) - countOf(a) || a.use - b.use)[0];
}

/** Whether a member has neither been in the room for long nor played. */
export function isNewAndIdle({ world }: Match, member: Member | undefined): boolean {
  if (member === undefined) return true;
  const { joinedTick, playTicks, hasPlayed, admin } = member;
  return !admin && !hasPlayed && playTicks === 0 && world.game.tick - joinedTick < NEW_MEMBER_TICKS;
}

/** Places for all members with clients. The host player of a script takes one of those that the script has set. */
export function placeCount(match: Match): number {
  const { settings } = match;
  if (!settings.scripted || settings.playersMax === 0) return seatCount(settings) + settings.spectatorsMax;
  return settings.playersMax - (findMember(match, HOST_PLAYER) === undefined ? 0 : 1);
}

/** Places beyond those: one for the owner while they are away. */
export function ownerPlaces({ ownerKey, members }: Match): number {
  return ownerKey === "" || members.some(({ owner, connected }) => owner && connected) ? 0 : 1;
}

type Sessions = ReadonlyMap<string, ClientSession>;

/** Makes a full room admit this request, if another client has to give way. False when none has. */
export async function makePlace(room: Room, sessions: Sessions, match: Match, request: JoinRequest): Promise<boolean> {
  const { settings, ownerKey } = match;
  const taken = takenPlaces(room) - viewerPlaces(room, sessions);
  if (ownerKey !== "" && request.key === ownerKey && taken < placeCount(match) + ownerPlaces(match)) return true;
  const spectating = request.watch && humansIn(match, SPECTATORS) >= settings.spectatorsMax;
  const kept = [...sessions.values()].filter(({ returning }) => returning).length;
  if (!spectating && taken + kept < placeCount(match)) return true;
  const place = placeToTake(placesOf(room, sessions, match), request.network, spectating);
  if (place === undefined) return false;
  release(room, sessions, place.sessionId);
  // The framework frees places in tasks of its own.
  await new Promise((resolve) => setImmediate(resolve));
  return true;
}

/** Connected viewers and those that are about to connect, whose places are not those of members. */
function viewerPlaces(room: Room, sessions: Sessions): number {
  const connected = Array.from(room.clients).filter(({ sessionId }) => !sessions.has(sessionId)).length;
  return connected + reservedViewers(room);
}

function placesOf(room: Room, sessions: Sessions, match: Match): Place[] {
  const joined = Array.from(sessions, ([sessionId, { memberId, request, returning }]): Place => {
    const member = findMember(match, memberId);
    const spectates = member?.team === SPECTATORS;
    const isConnected = room.clients.getById(sessionId) !== undefined;
    // A restart of the server costs no member its place.
    const use = returning ? PLACE_USE.playing : useOf(match, member, isConnected);
    return { sessionId, network: request.network, use, spectates };
  });
  const seats = reservedSeatsOf(room).filter(({ auth }) => !isViewer(auth as JoinRequest));
  const reserved = seats.map(({ sessionId, auth }): Place => {
    const { network } = auth as JoinRequest;
    return { sessionId, network, use: PLACE_USE.reserved, spectates: false };
  });
  return [...joined, ...reserved];
}

function useOf(match: Match, member: Member | undefined, isConnected: boolean): PlaceUse {
  if (member?.admin === true || member?.owner === true) return PLACE_USE.playing;
  if (!isConnected) return isNewAndIdle(match, member) ? PLACE_USE.droppedNew : PLACE_USE.dropped;
  if (member === undefined || member.team === SPECTATORS) return PLACE_USE.spectator;
  return member.hasPlayed && member.autopilot === null ? PLACE_USE.playing : PLACE_USE.idle;
}

function release(room: Room, sessions: Sessions, sessionId: string): void {
  const client = room.clients.getById(sessionId);
  const session = sessions.get(sessionId);
  if (client !== undefined) closeClient(room, client, CLOSE_FULL, "the place was given to another network");
  else if (session === undefined) cancelReservedSeat(room, sessionId);
  else session.releaseSeat?.();
}
