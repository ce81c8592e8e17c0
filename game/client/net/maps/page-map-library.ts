/** The map library of a page. What proves the identity loads with the first request that needs it. */
import type { MapLibrary } from "../../session/map-library.ts";
import type { Session } from "../../session/session.ts";
import { loadModule, onceLoaded } from "../load-module.ts";
import type { Identity } from "../identity/identity.ts";
import { createMapLibrary, type MapLibraryPorts } from "./map-library.ts";

export type PageMapPorts = {
  readonly session: Session;
  /** The name under which the player publishes; not "". */
  readonly nickname: () => string;
  readonly liked: MapLibraryPorts["liked"];
};

export type PageMapLibrary = {
  readonly library: MapLibrary;
  /** Reads the key of the player into `session.identity`. Rejects when the code for it cannot be loaded. */
  readonly loadIdentity: () => Promise<Identity>;
};

export function createPageMapLibrary({ session, nickname, liked }: PageMapPorts): PageMapLibrary {
  const identity = onceLoaded(async () => {
    const { Identity } = await import("../identity/identity.ts");
    return new Identity(session);
  });
  const openSession = async () => {
    const { openMapSession } = await loadModule(() => import("./open-map-session.ts"));
    return openMapSession(await identity(), nickname());
  };
  return { library: createMapLibrary({ liked, openSession }), loadIdentity: identity };
}
