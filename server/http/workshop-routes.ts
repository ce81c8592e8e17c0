/** Documents of the stadium workshop over HTTP: new ones, what is known about one, and its versions. */
import { matchMaker } from "@colyseus/core";
import express, { type Request, type Response, type Router } from "express";
import type { RateLimit } from "#protocol/to-server.ts";
import {
  readWorkshopCode,
  type WorkshopCreated,
  type WorkshopInfo,
  type WorkshopVersions,
} from "#protocol/workshop.ts";
import { NETWORK_HEADER } from "../admission/client-network.ts";
import type { CreateLimiter } from "../admission/rate-limiter.ts";
import type { RefusalCounter } from "../monitoring/refusals.ts";
import type { WorkshopDocuments } from "../workshop/documents.ts";

/** Maximum size of the first contents, in bytes; the HTTP server refuses requests that announce more. */
const UPDATE_MAX = 256 * 1024;

/** New documents, and requests for documents, per network. */
export type WorkshopHttpLimits = { readonly creations: RateLimit; readonly queries: RateLimit };
export const WORKSHOP_HTTP_LIMITS: WorkshopHttpLimits = {
  creations: { burst: 10, perSecond: 1 / 60 },
  queries: { burst: 120, perSecond: 2 },
};

const FOREVER = "private, max-age=31536000, immutable";
const BYTES = "application/octet-stream";
const VERSION = /^\d{1,15}$/u;

const UNKNOWN =
  "There is no document with this code. Documents are removed when they have not been opened for half a year.";
const NO_VERSION = "The document has no such version. Automatic versions are removed when there are newer ones.";

type WorkshopRoutePorts = {
  readonly documents: Pick<WorkshopDocuments, "create" | "info" | "versions" | "version">;
  /** Name of the rooms of documents. */
  readonly roomName: string;
  readonly createLimiter: CreateLimiter;
  readonly refusals: RefusalCounter;
  readonly limits: WorkshopHttpLimits;
};

export function workshopRoutes({ documents, roomName, createLimiter, refusals, limits }: WorkshopRoutePorts): Router {
  const routes = express.Router();
  const { creations, queries } = limits;
  const limited = (name: string, limit: RateLimit) => {
    const limiter = createLimiter(name, limit);
    return async (request: Request, response: Response, next: () => void) => {
      response.set("Cache-Control", "no-store");
      if (await limiter.take(request.get(NETWORK_HEADER) ?? "")) return next();
      refusals.add("workshopRequests");
      response.set("Retry-After", "60");
      refuse(response, 429, "Too many requests. Wait a minute.");
    };
  };
  const update = express.raw({ type: BYTES, limit: UPDATE_MAX, inflate: false });
  routes.post("/api/workshops", limited("workshopCreations", creations), update, (request, response) =>
    answer(response, () => create(documents, request, response)),
  );
  routes.use("/api/workshops/:code", limited("workshopQueries", queries), (request, response, next) => {
    const code = String(request.params["code"]);
    if (readWorkshopCode(code) === code) return next();
    refuse(response, 404, UNKNOWN);
  });
  routes.get("/api/workshops/:code", (request, response) =>
    answer(response, async () => {
      const info = await documents.info(request.params.code);
      if (info === undefined) return refuse(response, 404, UNKNOWN);
      response.json({ ...info, people: await peopleIn(info.code, roomName) } satisfies WorkshopInfo);
    }),
  );
  routes.get("/api/workshops/:code/versions", (request, response) =>
    answer(response, async () => {
      const versions = await documents.versions(request.params.code);
      response.json({ versions } satisfies WorkshopVersions);
    }),
  );
  routes.get("/api/workshops/:code/versions/:id", (request, response) =>
    answer(response, () => sendVersion(documents, request.params, response)),
  );
  return routes;
}

async function create(documents: WorkshopRoutePorts["documents"], request: Request, response: Response): Promise<void> {
  const body: unknown = request.body;
  const announced = Number(request.get("content-length") ?? 0);
  if (!Buffer.isBuffer(body) && announced > 0) return refuse(response, 415, `Send a Yjs update, as ${BYTES}.`);
  const created = await documents.create(Buffer.isBuffer(body) ? new Uint8Array(body) : undefined);
  if (typeof created === "string") return refuse(response, 400, `The update is not one of a stadium: ${created}.`);
  response.status(201).json(created satisfies WorkshopCreated);
}

async function sendVersion(
  documents: WorkshopRoutePorts["documents"],
  { code, id }: { readonly code: string; readonly id: string },
  response: Response,
): Promise<void> {
  const state = VERSION.test(id) ? await documents.version(code, Number(id)) : undefined;
  if (state === undefined) return refuse(response, 404, NO_VERSION);
  response.set("Cache-Control", FOREVER);
  response.type(BYTES).send(Buffer.from(state.buffer, state.byteOffset, state.byteLength));
}

/** Connections to a document, which may be open in another process. */
async function peopleIn(code: string, roomName: string): Promise<number> {
  const row = (await matchMaker.getRoomById(code)) as { readonly name: string; readonly clients: number } | undefined;
  return row?.name === roomName ? row.clients : 0;
}

async function answer(response: Response, send: () => Promise<void>): Promise<void> {
  try {
    await send();
  } catch {
    response.set({ "Cache-Control": "no-store", "Retry-After": "5" });
    refuse(response, 503, "The database does not answer. Try again in a moment.");
  }
}

function refuse(response: Response, status: number, error: string): void {
  response.status(status).json({ error });
}
