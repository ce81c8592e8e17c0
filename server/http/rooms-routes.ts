/** Who plays, once asked, as plain JSON: `GET /api/rooms` and `GET /api/rooms/CODE`. Any site may read it. */
import express, { type Router } from "express";
import { readRoomCode } from "#protocol/room-code.ts";
import { findRoom } from "../lobby/listed-rooms.ts";
import type { LiveFeed } from "../lobby/live-feed.ts";

export function roomsRoutes(feed: LiveFeed): Router {
  const routes = express.Router();
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
    if (room === undefined) response.status(404).json({ error: "There is no room with this code." });
    else response.json({ now: feed.date, room });
  });
  return routes;
}
