/** The page and its files, the invite URLs of rooms, and a health check. */
import {
  type Application,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from "express";
import helmet from "helmet";
import { builtFiles } from "./built-files.ts";

/** `routes` are matched before the page's files and get the same security headers. */
export function servePages(app: Application, clientFolder: string, routes: readonly Router[]): void {
  app.disable("x-powered-by");
  app.use(securityHeaders());
  app.get("/api/health", (_request, response) => void response.json({ ok: true }));
  for (const router of routes) app.use(router);
  const files = builtFiles(clientFolder);
  const page = (name: string) => [pageAt(name), files, sendUnbuilt];
  app.use(files);
  app.get("/", page("/index.html"));
  app.get("/r/:code", page("/index.html"));
  app.get("/live", page("/live.html"));
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

/** The address stays; the file of the build is another one. */
function pageAt(file: string): RequestHandler {
  return (request, _response, next) => {
    request.url = file;
    next();
  };
}

function sendUnbuilt(_request: Request, response: Response): void {
  response.status(503).set("Cache-Control", "no-cache").type("text");
  response.send("The client is not built yet. Run: npm start");
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
