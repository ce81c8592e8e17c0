/** Profiles, match history, matches and leaderboards as plain, cached JSON. Pages of any origin may read them. */
import express, { type Request, type Response, type Router } from "express";
import { isFingerprint, isProfileId } from "#protocol/fingerprint.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import { NETWORK_HEADER } from "../admission/client-network.ts";
import type { CreateLimiter } from "../admission/rate-limiter.ts";
import type { RefusalCounter } from "../monitoring/refusals.ts";
import type { Store } from "../store/store.ts";
import { CachedJson, type JsonAnswer } from "./cached-json.ts";
import { historyOf, leaderboardOf, matchOf, profileOf } from "./statistics-answers.ts";

/** Rate limit of requests that need the database, per network; answers that are kept are free. */
export const STATISTICS_QUERIES: RateLimit = { burst: 120, perSecond: 4 };

/** Time for which answers are kept. */
const KEPT_MS = 10_000;

type StatisticsPorts = {
  readonly store: Store;
  readonly createLimiter: CreateLimiter;
  readonly refusals: RefusalCounter;
  /** Milliseconds since 1970. */
  readonly date: () => number;
  readonly queryLimit?: RateLimit;
  readonly keptMs?: number;
};

export function statisticsRoutes(ports: StatisticsPorts): Router {
  const { store, createLimiter, refusals, date, queryLimit = STATISTICS_QUERIES, keptMs = KEPT_MS } = ports;
  const routes = express.Router();
  const cache = new CachedJson(keptMs);
  const queries = createLimiter("statistics", queryLimit);
  const answer = async (request: Request, response: Response, key: string, make: () => Promise<JsonAnswer>) => {
    response.set("Access-Control-Allow-Origin", "*");
    if (cache.has(key) || (await queries.take(request.get(NETWORK_HEADER) ?? ""))) {
      return cache.send(request, response, key, make);
    }
    refusals.add("statisticsQueries");
    response.status(429).set({ "Cache-Control": "no-store", "Retry-After": "10" });
    response.json({ error: "Too many requests. Wait a moment." });
  };
  routes.get("/api/players/:id", (request, response) => {
    const id = request.params.id.toLowerCase();
    return isProfileId(id) || isFingerprint(id)
      ? answer(request, response, `player ${id}`, () => profileOf(store, id))
      : sendUnknown(response, "There is no player with this fingerprint.");
  });
  routes.get("/api/players/:id/matches", (request, response) => {
    const id = request.params.id.toLowerCase();
    if (!isProfileId(id))
      return sendUnknown(response, "There is no player with this id. Use the long one, of 12 letters.");
    const before = textOf(request, "before");
    return answer(request, response, `history ${id} ${before}`, () => historyOf(store, id, before));
  });
  routes.get("/api/matches/:id", (request, response) => {
    const { id } = request.params;
    return answer(request, response, `match ${id}`, () => matchOf(store, id));
  });
  routes.get("/api/leaderboards", (request, response) => {
    const asked = Object.fromEntries(
      (["season", "map", "by", "ladder"] as const).map((name) => [name, textOf(request, name)]),
    ) as Record<"season" | "map" | "by" | "ladder", string>;
    return answer(request, response, `leaders ${JSON.stringify(asked)}`, () => leaderboardOf(store, asked, date()));
  });
  return routes;
}

/** A parameter of the query; "" if it is absent or given more than once. Cut, because it becomes part of a key. */
function textOf(request: Request, name: string): string {
  const value = request.query[name];
  return typeof value === "string" ? value.slice(0, 80) : "";
}

function sendUnknown(response: Response, error: string): void {
  response.status(404).set({ "Access-Control-Allow-Origin": "*", "Cache-Control": "no-store" }).json({ error });
}
