/** Composes the stadium workshop: the stored documents, their rooms, and their routes. */
import type { Server } from "@colyseus/core";
import type { Router } from "express";
import { OpenRooms } from "./admission/open-rooms.ts";
import type { CreateLimiter } from "./admission/rate-limiter.ts";
import type { RoomNames } from "./colyseus/room-names.ts";
import { WORKSHOP_LIMITS, type WorkshopLimits, workshopRoutes } from "./http/workshop-routes.ts";
import { Quota } from "./limits/quota.ts";
import type { RoomPorts } from "./room/room-ports.ts";
import { WorkshopDocuments } from "./workshop/documents.ts";
import { WORKSHOP_CONNECTIONS, workshopRoom } from "./workshop/workshop-room.ts";

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
  const { refusals } = ports;
  return {
    routes: workshopRoutes({
      ...{ documents, createLimiter, refusals },
      ...{ roomName: names.workshop, limits: limits ?? WORKSHOP_LIMITS },
    }),
    defineRooms: (server) =>
      void server.define(names.workshop, workshopRoom({ ...ports, documents, perNetwork, rooms })),
    close: (code) => rooms.closeAll(code),
  };
}
