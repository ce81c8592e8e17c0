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
import { PAGE_FILES } from "#protocol/page-files.ts";
import { readRoomCode } from "#protocol/room-code.ts";
import { builtFiles } from "./built-files.ts";

export type PagesSettings = {
  readonly clientFolder: string;
  /** Matched before the page's files; they get the same security headers. */
  readonly routes: readonly Router[];
  /** Origins of sites that may show matches in a frame. */
  readonly frameAncestors: readonly string[];
};

export function servePages(app: Application, { clientFolder, routes, frameAncestors }: PagesSettings): void {
  app.disable("x-powered-by");
  app.use(securityHeaders());
  if (frameAncestors.length > 0) app.get("/r/:code", embedding(frameAncestors));
  app.get("/api/health", (_request, response) => void response.json({ ok: true }));
  for (const router of routes) app.use(router);
  const files = builtFiles(clientFolder);
  const page = (name: string) => [pageAt(name), files, sendUnbuilt];
  app.use(files);
  for (const { file, paths } of PAGE_FILES) app.get([...paths], page(`/${file}`));
  app.get("/:code", (request, response, next) => {
    const code = readRoomCode(request.params.code);
    if (code === null) return next();
    response.redirect(`/r/${code}`);
  });
  app.get("/{*path}", unknownPage(page("/index.html")));
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

/** The page with the status 404, for browsers that open an unknown address. Other requests get a line of text. */
function unknownPage(page: readonly RequestHandler[]): RequestHandler[] {
  const open: RequestHandler = (request, response, next) => {
    if (!isNavigation(request)) return next("route");
    response.status(404);
    next();
  };
  return [open, ...page];
}

/** Browsers prefer HTML when they open an address, scripts and tools do not. Files of old builds are no pages. */
function isNavigation(request: Request): boolean {
  return request.accepts(["text", "html"]) === "html" && !/^\/(?:api|assets|matchmake)\//u.test(request.path);
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

/** `/r/CODE?embed`: other sites may show this page, and no other one. */
function embedding(frameAncestors: readonly string[]): RequestHandler {
  const ancestors = `frame-ancestors 'self' ${frameAncestors.join(" ")}`;
  return (request, response, next) => {
    if (request.query["embed"] === undefined) return next();
    const policy = String(response.getHeader("Content-Security-Policy"));
    response.set("Content-Security-Policy", policy.replace(/frame-ancestors [^;]*/u, ancestors));
    response.removeHeader("X-Frame-Options");
    next();
  };
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
