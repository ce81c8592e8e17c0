/**
 * The framework's monitor, for development, at /admin/monitor. One of its requests calls any method of any room by name, so that
 * every path of it needs a session of the admin page; its cookie is not sent with requests of other sites.
 */
import express, { type RequestHandler, type Router } from "express";
import { type AdminAuth, isOwnOrigin } from "../admin/admin-auth.ts";

export function monitorRoutes(auth: AdminAuth, monitor: RequestHandler): Router {
  const routes = express.Router();
  const guard: RequestHandler = (request, response, next) => {
    const isOwn = isOwnOrigin(request.get("origin"), request.get("host"));
    if (isOwn && auth.sessionEnd(request.get("cookie")) !== undefined) return next();
    response.status(401).set("Cache-Control", "no-store").type("text").send("Sign in on the admin page first.");
  };
  routes.use("/admin/monitor", guard, monitor);
  return routes;
}
