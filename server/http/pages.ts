/** The page and its files, the invite URLs of rooms, and a health check. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import express, { type Application, type NextFunction, type Request, type Response, type Router } from "express";
import helmet from "helmet";

/** Files with a hash in their name never change; all others are revalidated. */
const IMMUTABLE = { immutable: true, maxAge: "365d", index: false } as const;

/** `routes` are matched before the page's files and get the same security headers. */
export function servePages(app: Application, clientFolder: string, routes: readonly Router[]): void {
  app.disable("x-powered-by");
  app.use(securityHeaders());
  app.get("/api/health", (_request, response) => void response.json({ ok: true }));
  for (const router of routes) app.use(router);
  app.use("/assets", express.static(join(clientFolder, "assets"), IMMUTABLE));
  app.use(express.static(clientFolder, { index: false, maxAge: 0 }));
  const page = (name: string) => (_request: Request, response: Response) => sendPage(response, clientFolder, name);
  app.get("/", page("index.html"));
  app.get("/r/:code", page("index.html"));
  app.get("/live", page("live.html"));
  app.use((_request, response) => void response.status(404).type("text").send("Not found"));
  app.use(sendError);
}

/** Without the stack that express would send. Express takes a handler with four parameters as an error handler. */
function sendError(error: unknown, _request: Request, response: Response, _next: NextFunction): void {
  const status = (error as { status?: unknown }).status;
  const known = typeof status === "number" && status >= 400 && status < 500;
  response
    .status(known ? status : 500)
    .type("text")
    .send(known ? "Bad request" : "Error");
}

function sendPage(response: Response, clientFolder: string, name: string): void {
  const file = join(clientFolder, name);
  response.set("Cache-Control", "no-cache");
  if (existsSync(file)) response.sendFile(file, { dotfiles: "allow" });
  else response.status(503).type("text").send("The client is not built yet. Run: npm start");
}

/** Allows resources of this server only, and sockets to the same host. */
function securityHeaders(): ReturnType<typeof helmet> {
  return helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // Phaser and the DOM set inline styles; scripts are files only.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:", "blob:"],
        connectSrc: ["'self'", "ws:", "wss:"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
  });
}
