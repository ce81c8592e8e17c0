/** Puts the way in together: the HTTP server, the challenges that it hands out, and the gatekeeper before the rooms. */
import { randomBytes } from "node:crypto";
import { type AuthContext, ErrorCode, matchMaker, ServerError } from "@colyseus/core";
import type { Router } from "express";
import type { Logger } from "pino";
import { challengeRoutes } from "./http/challenge-route.ts";
import { FrontDoor } from "./http/front-door.ts";
import { Challenges } from "./identity/challenge.ts";
import { createNetworkHash } from "./identity/network.ts";
import { GATE_LIMITS, Gatekeeper, type GateLimits } from "./room/gatekeeper.ts";
import type { RoomKeeper } from "./room/room-keeper.ts";

export type DoorSettings = {
  /** Networks are hashed with it; undefined: with another one after every start. */
  readonly secret?: string | undefined;
  /** Addresses and networks of proxies whose word on visitors is believed. */
  readonly trustedProxies?: readonly string[];
  /** The names (with a port that is not the usual one) under which visitors reach this server; empty: any. */
  readonly hosts?: readonly string[];
  readonly roomsMax?: number;
  readonly limits?: Partial<GateLimits>;
};

type DoorPorts = { readonly now: () => number; readonly keeper: RoomKeeper; readonly log: Logger };

export type Door = { readonly http: FrontDoor; readonly routes: Router };

export const ROOMS_MAX = 1000;

/** From now on nobody gets a seat but through the gatekeeper. `now` in monotonic milliseconds. */
export function openDoor(settings: DoorSettings, { now, keeper, log }: DoorPorts): Door {
  const { secret = randomBytes(32).toString("hex"), trustedProxies = [], hosts = [] } = settings;
  const challenges = new Challenges(now);
  const limits = { ...GATE_LIMITS, ...settings.limits };
  const { roomsMax = ROOMS_MAX } = settings;
  post(new Gatekeeper({ challenges, hosts, roomsMax, limits, keeper, now }));
  return {
    http: new FrontDoor({ trustedProxies, networkOf: createNetworkHash(secret), log }),
    routes: challengeRoutes(challenges),
  };
}

/** Foreign pages may not ask for rooms in a visitor's name: no cross-origin headers at all, neither fixed nor by origin. */
function post(gatekeeper: Gatekeeper): void {
  const { controller } = matchMaker;
  controller.DEFAULT_CORS_HEADERS = {} as typeof controller.DEFAULT_CORS_HEADERS;
  controller.getCorsHeaders = () => ({});
  controller.invokeMethod = async (method, target, options: unknown, context) => {
    try {
      return await gatekeeper.admit(method, target, options, context as AuthContext);
    } catch (error) {
      if (error instanceof ServerError) throw error;
      // What the framework makes of errors without a code.
      throw new ServerError(ErrorCode.MATCHMAKE_UNHANDLED, (error as Error).message);
    }
  };
}
