/** The room list as plain JSON: `GET /api/rooms` and `GET /api/rooms/CODE`. Pages of any origin may read it. */
import express, { type Router } from "express";
import type { RoomAnswer, RoomListing } from "#protocol/listing.ts";
import { readRoomCode } from "#protocol/room-code.ts";
import { SPECTATORS } from "#room/team.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import { NETWORK_HEADER } from "../admission/client-network.ts";
import type { CreateLimiter } from "../admission/rate-limiter.ts";
import { findRoom } from "../lobby/listed-rooms.ts";
import type { RoomNames } from "../colyseus/room-names.ts";
import type { LiveFeed } from "../lobby/live-feed.ts";
import type { RefusalCounter } from "../monitoring/refusals.ts";
import { askHostedRoom } from "../support/hosted-room.ts";
import { sendText } from "./content-encoding.ts";

/**
 * Rate limit of requests for codes that no room has: unlisted rooms are protected by their code alone, so guessing is
 * limited. Requests for existing rooms are not.
 */
export const MISSES: RateLimit = { burst: 30, perSecond: 0.5 };

type RoomsPorts = {
  readonly feed: LiveFeed;
  readonly names: RoomNames;
  readonly createLimiter: CreateLimiter;
  readonly refusals: RefusalCounter;
  readonly missLimit?: RateLimit;
};

export function roomsRoutes({ feed, names, createLimiter, refusals, missLimit = MISSES }: RoomsPorts): Router {
  const routes = express.Router();
  const misses = createLimiter("misses", missLimit);
  routes.use("/api/rooms", (_request, response, next) => {
    response.set({ "Access-Control-Allow-Origin": "*", "Cache-Control": "no-store" });
    next();
  });
  routes.get("/api/rooms", (request, response) => {
    const { cursor, now, rooms } = feed.snapshot();
    const tag = `"${cursor}"`;
    // Weak, because the same list can be sent in several encodings.
    response.set("ETag", `W/${tag}`);
    // Express ignores the tag for requests of `fetch`, which always sends no-cache.
    if (request.get("if-none-match")?.includes(tag) === true) response.status(304).end();
    else void sendText(request, response, "json", JSON.stringify({ now, rooms }));
  });
  routes.get("/api/rooms/:code", async (request, response) => {
    const code = readRoomCode(request.params.code);
    const room = code === null ? undefined : await findRoom(names, code);
    if (room !== undefined) {
      const answer: RoomAnswer = { now: feed.date, room, people: await peopleIn(room) };
      return void response.json(answer);
    }
    if (await misses.take(request.get(NETWORK_HEADER) ?? "")) {
      return void response.status(404).json({ error: "There is no room with this code." });
    }
    refusals.add("codeGuesses");
    response
      .status(429)
      .set("Retry-After", "60")
      .json({ error: "Too many requests for unknown codes. Wait a minute." });
  });
  return routes;
}

/** The room may belong to another process. */
async function peopleIn({ code, locked }: RoomListing): Promise<string[]> {
  const members = locked ? undefined : await askHostedRoom(code, { kind: "members" });
  const people = (members ?? []).filter(({ bot }) => !bot);
  return people
    .toSorted((a, b) => Number(a.team === SPECTATORS) - Number(b.team === SPECTATORS))
    .map(({ name }) => name);
}
