/**
 * The live feed over plain HTTP. `GET /api/live` answers with a snapshot, and with `?since=CURSOR` as soon as something is
 * newer; `GET /api/live/stream` is an event stream. docs/http.md shows both.
 */
import express, { type Request, type Response, type Router } from "express";
import { NETWORK_HEADER } from "../admission/client-network.ts";
import { readCursor } from "../lobby/cursor.ts";
import { EventStreams, type StreamLimits } from "../lobby/event-streams.ts";
import { feedMessage, type FeedMessage } from "../lobby/feed-message.ts";
import type { LiveFeed } from "../lobby/live-feed.ts";
import { LongPolls, type PollLimits } from "../lobby/long-polls.ts";
import type { RefusalCounter } from "../monitoring/refusals.ts";
import { sendText } from "./content-encoding.ts";

export type LiveLimits = { readonly polls: PollLimits; readonly streams: StreamLimits };

/** One network may be a whole school. */
export const LIVE_LIMITS: LiveLimits = {
  polls: { total: 2000, perNetwork: 200, holdMs: 25_000 },
  streams: { total: 1000, perNetwork: 100, heartbeatMs: 15_000 },
};

export type LiveRoutes = {
  readonly routes: Router;
  /** Answers waiting polls and ends streams. */
  close(): void;
};

/** Pause before the next attempt when the quota is used up, in seconds. */
const RETRY_S = 10;

export function liveRoutes(feed: LiveFeed, limits: LiveLimits, refusals: RefusalCounter): LiveRoutes {
  const polls = new LongPolls(feed, limits.polls);
  const streams = new EventStreams(feed, limits.streams);
  const routes = express.Router();
  const sendCrowded = (response: Response) => {
    refusals.add("liveReaders");
    response.status(503).set({ "Cache-Control": "no-store", "Retry-After": String(RETRY_S) });
    response.json({ error: "Too many requests are waiting. Try again in a moment." });
  };
  routes.get("/api/live", (request, response) => {
    if (!answer(request, response, feed, polls)) sendCrowded(response);
  });
  routes.get("/api/live/stream", (request, response) => {
    const last = readCursor(request.get("last-event-id") ?? "");
    if (!streams.open(response, networkOf(request), last)) sendCrowded(response);
  });
  return {
    routes,
    close: () => {
      polls.close();
      streams.close();
    },
  };
}

/** False, and nothing is sent, when too many polls are waiting. */
function answer(request: Request, response: Response, feed: LiveFeed, polls: LongPolls): boolean {
  response.set("Cache-Control", "no-store");
  const { since } = request.query;
  const isGiven = Object.keys(request.query).some((name) => /^since(?:\[|$)/u.test(name));
  if (!isGiven) return send(request, response, feedMessage(feed.snapshot()));
  const cursor = typeof since === "string" ? readCursor(since) : undefined;
  if (cursor === undefined) {
    const error = "since is not a cursor. Send the cursor of the last answer unchanged, or omit since.";
    response.status(400).json({ error });
    return true;
  }
  const news = feed.since(cursor);
  if (news !== undefined) return send(request, response, feedMessage(news));
  const cancel = polls.wait(cursor, networkOf(request), (text) => send(request, response, text));
  if (cancel === undefined) return false;
  response.on("close", cancel);
  return true;
}

function send(request: Request, response: Response, { json }: FeedMessage): true {
  void sendText(request, response, "json", json);
  return true;
}

function networkOf(request: Request): string {
  return request.get(NETWORK_HEADER) ?? "";
}
