/** `GET /api/challenge`: what a visitor signs to prove who he is. */
import express, { type Router } from "express";
import type { Challenges } from "../identity/challenge.ts";

export function challengeRoutes(challenges: Challenges): Router {
  const routes = express.Router();
  routes.get("/api/challenge", (_request, response) => {
    response.set("Cache-Control", "no-store").json({ challenge: challenges.make() });
  });
  return routes;
}
