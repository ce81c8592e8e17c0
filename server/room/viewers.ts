/**
 * Clients that watch a room without being in it: a match in a frame of another site, or on the home page. They are no members, take
 * no place of one, send nothing, and leave with the last member.
 */
import type { Client, Room } from "@colyseus/core";
import { CLOSE_ROOM } from "#protocol/close-code.ts";
import type { JoinRequest } from "../admission/join-request.ts";
import { closeClient } from "../colyseus/close-client.ts";
import { reservedSeatsOf } from "../colyseus/reserved-seats.ts";
import { createClientSession, type ClientSession } from "./client-session.ts";

/** Of one room. */
export const VIEWERS_MAX = 50;

/** Id of no member. */
export const NO_MEMBER = -1;

export class Viewers {
  readonly sessions = new Map<string, ClientSession>();

  /** Whether another viewer may join. */
  hasPlace(room: Room): boolean {
    return this.sessions.size + reservedViewers(room) < VIEWERS_MAX;
  }

  add(client: Client, request: JoinRequest, nowMs: number): void {
    this.sessions.set(client.sessionId, createClientSession(NO_MEMBER, request, nowMs));
  }

  /** False for a client that is no viewer. */
  remove(client: Client): boolean {
    return this.sessions.delete(client.sessionId);
  }

  closeAll(room: Room): void {
    for (const sessionId of [...this.sessions.keys()]) {
      const client = room.clients.getById(sessionId);
      if (client !== undefined) closeClient(room, client, CLOSE_ROOM, "the match is over");
    }
  }
}

/** Seats that are reserved for viewers. */
export function reservedViewers(room: Room): number {
  return reservedSeatsOf(room).filter(({ auth }) => isViewer(auth as JoinRequest)).length;
}

export function isViewer({ viewer }: JoinRequest): boolean {
  return viewer === true;
}
