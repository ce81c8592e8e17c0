/** `GET /api/challenge`: the text that a client signs to prove its identity. */
import express, { type Router } from "express";
import type { Challenges } from "../admission/challenges.ts";

export function challengeRoutes(challenges: Challenges): Router {
  const routes = express.Router();
  routes.get("/api/challenge", (_request, response) => {
    response.set("Cache-Control", "no-store").json({ challenge: challenges.make() });
  });
  return routes;
}
