/**
 * The live feed for those who have only HTTP. `GET /api/live` answers with everything, and with `?since=CURSOR` as soon as
 * something is newer; `GET /api/live/stream` goes on telling. docs/http.md shows both.
 */
import express, { type Request, type Response, type Router } from "express";
import { NETWORK_HEADER } from "../identity/network.ts";
import { readCursor } from "../lobby/cursor.ts";
import { EventStreams, type StreamLimits } from "../lobby/event-streams.ts";
import { feedText, type FeedText } from "../lobby/feed-text.ts";
import type { LiveFeed } from "../lobby/live-feed.ts";
import { LongPolls, type PollLimits } from "../lobby/long-polls.ts";

export type LiveLimits = { readonly polls: PollLimits; readonly streams: StreamLimits };

/** One network may be a whole school. */
export const LIVE_LIMITS: LiveLimits = {
  polls: { total: 2000, perNetwork: 200, holdMs: 25_000 },
  streams: { total: 1000, perNetwork: 100, heartbeatMs: 15_000 },
};

export type LiveRoutes = {
  readonly routes: Router;
  /** Lets go of everybody who waits. */
  close(): void;
};

/** When to come back where there was no place, in seconds. */
const RETRY_S = 10;

export function liveRoutes(feed: LiveFeed, limits: LiveLimits): LiveRoutes {
  const polls = new LongPolls(feed, limits.polls);
  const streams = new EventStreams(feed, limits.streams);
  const routes = express.Router();
  routes.get("/api/live", (request, response) => answer(request, response, feed, polls));
  routes.get("/api/live/stream", (request, response) => {
    const last = readCursor(request.get("last-event-id") ?? "");
    if (!streams.open(response, networkOf(request), last)) sayCrowded(response);
  });
  return {
    routes,
    close: () => {
      polls.close();
      streams.close();
    },
  };
}

function answer(request: Request, response: Response, feed: LiveFeed, polls: LongPolls): void {
  response.set("Cache-Control", "no-store");
  const { since } = request.query;
  if (since === undefined) return send(response, feedText(feed.snapshot()));
  const cursor = typeof since === "string" ? readCursor(since) : undefined;
  if (cursor === undefined) {
    const error = "since is not a cursor. Give back the cursor of the last answer as it is, or ask without since.";
    return void response.status(400).json({ error });
  }
  const news = feed.since(cursor);
  if (news !== undefined) return send(response, feedText(news));
  const forget = polls.ask(cursor, networkOf(request), (text) => send(response, text));
  if (forget === undefined) return sayCrowded(response);
  response.on("close", forget);
}

function send(response: Response, { json }: FeedText): void {
  response.type("json").send(json);
}

function sayCrowded(response: Response): void {
  response.status(503).set({ "Cache-Control": "no-store", "Retry-After": String(RETRY_S) });
  response.json({ error: "Too many are waiting. Come back in a moment." });
}

function networkOf(request: Request): string {
  return request.get(NETWORK_HEADER) ?? "";
}
