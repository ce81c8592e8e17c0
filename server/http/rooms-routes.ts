/** Who plays, once asked, as plain JSON: `GET /api/rooms` and `GET /api/rooms/CODE`. Any site may read it. */
import express, { type Router } from "express";
import { readRoomCode } from "#protocol/room-code.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import { NETWORK_HEADER } from "../identity/network.ts";
import { CreditBook } from "../limit/credit-book.ts";
import { findRoom } from "../lobby/listed-rooms.ts";
import type { LiveFeed } from "../lobby/live-feed.ts";

/**
 * Misses: who asks for codes that no room has is guessing, and unlisted rooms are found by their code alone. Whoever
 * reads rooms that are there may ask as often as he likes.
 */
export const MISSES: RateLimit = { burst: 30, perSecond: 0.5 };

/** `now` in monotonic milliseconds. */
export function roomsRoutes(feed: LiveFeed, now: () => number, allowance: RateLimit = MISSES): Router {
  const routes = express.Router();
  const misses = new CreditBook(allowance, now);
  routes.use("/api/rooms", (_request, response, next) => {
    response.set({ "Access-Control-Allow-Origin": "*", "Cache-Control": "no-store" });
    next();
  });
  routes.get("/api/rooms", (request, response) => {
    const { cursor, now, rooms } = feed.snapshot();
    const tag = `"${cursor}"`;
    response.set("ETag", tag);
    // Not left to express: it does not look at the tag when `fetch` asks, which always forbids caches to answer.
    if (request.get("if-none-match")?.includes(tag) === true) response.status(304).end();
    else response.json({ now, rooms });
  });
  routes.get("/api/rooms/:code", async (request, response) => {
    const code = readRoomCode(request.params.code);
    const room = code === null ? undefined : await findRoom(code);
    if (room !== undefined) return void response.json({ now: feed.date, room });
    if (misses.spend(request.get(NETWORK_HEADER) ?? "")) {
      return void response.status(404).json({ error: "There is no room with this code." });
    }
    response.status(429).set("Retry-After", "60").json({ error: "Too many codes that no room has. Wait a minute." });
  });
  return routes;
}
