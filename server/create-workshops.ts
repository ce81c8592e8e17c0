/** Composes the stadium workshop: the stored documents, their rooms, and their routes. */
import type { Server } from "@colyseus/core";
import type { Router } from "express";
import { OpenRooms } from "./admission/open-rooms.ts";
import { type CreateLimiter, RateLimiter } from "./admission/rate-limiter.ts";
import type { RoomNames } from "./colyseus/room-names.ts";
import { WORKSHOP_HTTP_LIMITS, type WorkshopHttpLimits, workshopRoutes } from "./http/workshop-routes.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import { Quota } from "./limits/quota.ts";
import type { RoomPorts } from "./room/room-ports.ts";
import { WorkshopDocuments } from "./workshop/documents.ts";
import { EDIT_BYTES, WORKSHOP_CONNECTIONS, workshopRoom } from "./workshop/workshop-room.ts";

/** Rate limits per network. */
export type WorkshopLimits = WorkshopHttpLimits & {
  /** Bytes of documents and edits that the server reads. */
  readonly edits: RateLimit;
};

type WorkshopParts = {
  readonly names: RoomNames;
  readonly createLimiter: CreateLimiter;
  readonly limits: WorkshopLimits | undefined;
};

export type Workshops = {
  readonly routes: Router;
  /** Registers the rooms of documents. */
  readonly defineRooms: (server: Server) => void;
  /** Saves and closes all documents with this code. */
  readonly close: (code: number) => Promise<void>;
};

export function createWorkshops(ports: RoomPorts, { names, createLimiter, limits }: WorkshopParts): Workshops {
  const documents = new WorkshopDocuments(ports);
  const rooms = new OpenRooms();
  const perNetwork = new Quota(WORKSHOP_CONNECTIONS);
  const { refusals, now } = ports;
  const edits = new RateLimiter(limits?.edits ?? EDIT_BYTES, now);
  return {
    routes: workshopRoutes({
      ...{ documents, createLimiter, refusals },
      ...{ roomName: names.workshop, limits: limits ?? WORKSHOP_HTTP_LIMITS },
    }),
    defineRooms: (server) =>
      void server.define(names.workshop, workshopRoom({ ...ports, documents, perNetwork, rooms, edits })),
    close: (code) => rooms.closeAll(code),
  };
}
