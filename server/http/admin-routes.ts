/**
 * Signing in to the admin page: `POST /api/admin/session` exchanges the token for a session in a cookie, `GET` answers when
 * it ends (null without one), `DELETE` ends it. Everything else of the page goes over its room.
 */
import express, { type Request, type Response, type Router } from "express";
import { z } from "zod";
import { type AdminAuth, isOwnOrigin, sessionCookie } from "../admin/admin-auth.ts";
import { NETWORK_HEADER } from "../admission/client-network.ts";
import type { RefusalCounter } from "../monitoring/refusals.ts";
import { countRefusals } from "./count-refusals.ts";

const body = z.strictObject({ token: z.string().min(1).max(200) });

/** Pause after too many wrong tokens, in seconds. */
const RETRY_S = 60;

export function adminRoutes(auth: AdminAuth, refusals: RefusalCounter): Router {
  const routes = express.Router();
  routes.use("/api/admin", countRefusals(refusals, "adminSignIn", [403, 429]));
  routes.use("/api/admin", (request, response, next) => {
    response.set("Cache-Control", "no-store");
    if (isOwnOrigin(request.get("origin"), request.get("host"))) next();
    else response.status(403).json({ error: "Requests of other sites are refused." });
  });
  routes.get("/api/admin/session", (request, response) => {
    response.json({ until: auth.sessionEnd(request.get("cookie")) ?? null });
  });
  // JSON only: a form of another site cannot send it.
  routes.post(
    "/api/admin/session",
    countRefusals(refusals, "adminSignIn", [401]),
    express.json({ limit: 1024, strict: true }),
    (request, response) => signIn(auth, request, response),
  );
  routes.delete("/api/admin/session", (request, response) => {
    response
      .set("Set-Cookie", sessionCookie("", isSecure(request)))
      .status(204)
      .end();
  });
  return routes;
}

async function signIn(auth: AdminAuth, request: Request, response: Response): Promise<void> {
  const parsed = body.safeParse(request.body);
  if (!parsed.success) {
    response.status(400).json({ error: 'Send {"token": "…"} as JSON.' });
    return;
  }
  const result = await auth.signIn(parsed.data.token, request.get(NETWORK_HEADER) ?? "");
  if (result === "rate") {
    return void response
      .status(429)
      .set("Retry-After", String(RETRY_S))
      .json({ error: "Too many attempts. Wait a minute." });
  }
  if (result === "wrong") return void response.status(401).json({ error: "Wrong token." });
  response
    .set("Set-Cookie", sessionCookie(result.session, isSecure(request)))
    .status(204)
    .end();
}

/** By the address of the page: the headers of proxies end at the HTTP server. */
function isSecure(request: Request): boolean {
  return request.get("origin")?.startsWith("https:") === true;
}
