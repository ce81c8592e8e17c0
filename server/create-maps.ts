/** Composes what a server has for published maps: their routes and pages. */
import type { Router } from "express";
import type { JoinGuard } from "./admission/join-guard.ts";
import { Seal } from "./admission/seal.ts";
import type { ServerBans } from "./admission/server-bans.ts";
import { mapPages } from "./http/map-pages.ts";
import { mapRequests } from "./http/map-requests.ts";
import { mapRoutes } from "./http/map-routes.ts";
import type { Membership } from "./membership.ts";
import type { RoomPorts } from "./room/room-ports.ts";
import type { CardPainter } from "./share/card-painter.ts";
import type { ServerSettings } from "./server-settings.ts";
import { createMapPainter } from "./share/map-painter.ts";

export type MapParts = {
  readonly ports: RoomPorts;
  readonly secret: string;
  readonly guard: Pick<JoinGuard, "identify">;
  readonly membership: Membership;
  readonly serverBans: ServerBans;
  readonly cards: CardPainter;
};

export type Maps = { readonly routes: readonly Router[]; close(): Promise<void> };

export function createMaps(
  { clientFolder, log, maps: limits }: ServerSettings,
  { ports, secret, guard, membership, serverBans, cards }: MapParts,
): Maps {
  const painter = createMapPainter(log);
  const { reader, censor, random, date, reports, refusals } = ports;
  const { createLimiter } = membership.state;
  const shared = { maps: ports.store.maps, reader, refusals, createLimiter };
  const seal = new Seal(secret, "maps", date);
  const publishing = { censor, random, date, ...(limits && { limits }) };
  return {
    routes: [
      mapRequests({ ...shared, ...publishing, guard, serverBans, seal, reports }),
      mapRoutes({ ...shared, painter }),
      mapPages({ ...shared, cards, clientFolder }),
    ],
    close: () => painter.close(),
  };
}
