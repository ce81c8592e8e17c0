/** `GET /health`, `/health/live` and `/health/ready` for load balancers, and `/metrics` for Prometheus. */
import { createHash, timingSafeEqual } from "node:crypto";
import express, { type Request, type Response, type Router } from "express";
import type { Health } from "../monitoring/health.ts";
import type { Metrics } from "../monitoring/metrics.ts";
import type { WorkerMetrics } from "../monitoring/worker-metrics.ts";
import type { RefusalCounter } from "../monitoring/refusals.ts";
import { LOCAL_HEADER } from "./http-server.ts";

export type MonitoringPorts = {
  readonly health: Health;
  readonly metrics: Metrics;
  readonly refusals: RefusalCounter;
  /** With it the metrics can be read from anywhere; without one only from the machine of the server. */
  readonly metricsToken?: string | undefined;
  /** Of a worker: collects the metrics of the others. */
  readonly workers?: Pick<WorkerMetrics, "collect"> | undefined;
};

const BEARER = /^Bearer (.+)$/u;

export function monitoringRoutes({ health, metrics, refusals, metricsToken, workers }: MonitoringPorts): Router {
  const routes = express.Router();
  routes.use(["/health", "/metrics"], (_request, response, next) => {
    response.set("Cache-Control", "no-store");
    next();
  });
  routes.get("/health", (_request, response) => void response.json(health.report()));
  routes.get("/health/live", (_request, response) => void response.json({ live: true }));
  routes.get("/health/ready", (_request, response) => {
    const { ready, failing } = health.report();
    response.status(ready ? 200 : 503).json({ ready, failing });
  });
  routes.get("/metrics", async (request, response) => {
    if (!mayRead(request, metricsToken)) {
      refusals.add("metricsAccess");
      return refuse(response, metricsToken !== undefined);
    }
    const own = await metrics.text();
    // Another worker asks for those of this one alone.
    const isAlone = workers === undefined || request.query["worker"] !== undefined;
    response.type(metrics.contentType).send(isAlone ? own : await workers.collect(own));
  });
  return routes;
}

function mayRead(request: Request, token: string | undefined): boolean {
  if (request.get(LOCAL_HEADER) !== undefined) return true;
  const given = BEARER.exec(request.get("authorization") ?? "")?.[1];
  return token !== undefined && given !== undefined && timingSafeEqual(digest(given), digest(token));
}

/** Of equal length, so that the comparison takes the same time for every text. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function refuse(response: Response, hasToken: boolean): void {
  const how = hasToken
    ? "Send the token: Authorization: Bearer TOKEN."
    : "Set RONDO_METRICS_TOKEN to read them from here.";
  response.status(403).type("text").send(`Metrics are for the machine of the server. ${how}\n`);
}
