/** Published maps: the searchable list, each by its code, its file and its picture. Pages of any origin may read them. */
import express, { type Request, type Response, type Router } from "express";
import { isMapCode, MAP_QUERY_MAX } from "#protocol/maps-api.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import type { Stadium } from "#sim/stadium.ts";
import { NETWORK_HEADER } from "../admission/client-network.ts";
import type { CreateLimiter } from "../admission/rate-limiter.ts";
import type { RefusalCounter } from "../monitoring/refusals.ts";
import type { MapPainter } from "../share/map-painter.ts";
import type { StadiumReader } from "../stadium/stadium-reader.ts";
import type { PublishedMaps } from "../store/published-maps.ts";
import { CachedJson, type JsonAnswer } from "./cached-json.ts";
import { sendText } from "./content-encoding.ts";
import { mapAnswer, mapList, readMapQuery, UNKNOWN_MAP } from "./map-answers.ts";

export type MapPorts = {
  readonly maps: PublishedMaps;
  readonly reader: Pick<StadiumReader, "read">;
  readonly painter: MapPainter;
  readonly createLimiter: CreateLimiter;
  readonly refusals: RefusalCounter;
  readonly queryLimit?: RateLimit;
  readonly keptMs?: number;
};

/** Rate limit of requests that need the database or a picture, per network; a page of the list has 24 pictures. */
export const MAP_QUERIES: RateLimit = { burst: 240, perSecond: 8 };

/** Downloads of one map by one network count once in a day. */
const COUNTED_DOWNLOADS: RateLimit = { burst: 1, perSecond: 1 / 86_400 };

/** Time for which answers are kept. */
const KEPT_MS = 10_000;

/** The content behind a code never changes; pictures change with their painter. */
const FOREVER = "public, max-age=31536000, immutable";
const PICTURE_AGE = "public, max-age=604800";

type Handler = (request: Request, response: Response) => Promise<void> | void;

export function mapRoutes(ports: MapPorts): Router {
  const { maps, createLimiter, refusals, queryLimit = MAP_QUERIES, keptMs = KEPT_MS } = ports;
  const routes = express.Router();
  const cache = new CachedJson(keptMs);
  const queries = createLimiter("maps", queryLimit);
  const downloads = createLimiter("map downloads", COUNTED_DOWNLOADS);
  const limited = (send: Handler) => async (request: Request, response: Response) => {
    if (await queries.take(request.get(NETWORK_HEADER) ?? "")) return send(request, response);
    refusals.add("mapQueries");
    response.set("Retry-After", "10");
    fail(response, 429, "Too many requests. Wait a moment.");
  };
  const answer = (request: Request, response: Response, key: string, make: () => Promise<JsonAnswer>) => {
    const send: Handler = () => cache.send(request, response, key, make);
    return cache.has(key) ? send(request, response) : limited(send)(request, response);
  };
  routes.get("/api/maps{/*path}", (_request, response, next) => {
    response.set("Access-Control-Allow-Origin", "*");
    next();
  });
  routes.get("/api/maps", (request, response) => {
    const asked = readMapQuery({
      q: textOf(request, "q"),
      sort: textOf(request, "sort"),
      page: textOf(request, "page"),
    });
    if (typeof asked === "string") return fail(response, 400, asked);
    return answer(request, response, JSON.stringify(asked), () => mapList(maps, asked));
  });
  const countOnce = async (request: Request, code: string) => {
    if (await downloads.take(`${code} ${request.get(NETWORK_HEADER) ?? ""}`)) await maps.countDownload(code);
  };
  routes.get(
    "/api/maps/:code.hbs",
    limited((request, response) => sendFile(request, response, { maps, countOnce })),
  );
  routes.get("/api/maps/:code.webp", (request, response) => {
    if (!isMapCode(codeOf(request))) return fail(response, 404, UNKNOWN_MAP);
    return limited(() => sendPicture(request, response, ports))(request, response);
  });
  routes.get("/api/maps/:code", (request, response) => {
    const code = codeOf(request).slice(0, MAP_QUERY_MAX);
    return answer(request, response, `map ${code}`, () => mapAnswer(maps, code));
  });
  return routes;
}

/** The stadium of a map that is not hidden. Rejects when the store is away. */
export async function loadMapStadium(
  code: string,
  { maps, reader }: Pick<MapPorts, "maps" | "reader">,
): Promise<Stadium | undefined> {
  const text = await maps.text(code);
  const reading = text === undefined ? undefined : await reader.read(text);
  return reading?.ok === true ? reading.stored.stadium : undefined;
}

type FilePorts = {
  readonly maps: PublishedMaps;
  readonly countOnce: (request: Request, code: string) => Promise<void>;
};

async function sendFile(request: Request, response: Response, { maps, countOnce }: FilePorts): Promise<void> {
  const code = codeOf(request);
  try {
    const [map, text] = isMapCode(code) ? await Promise.all([maps.find(code), maps.text(code)]) : [];
    if (map === undefined || text === undefined) return fail(response, 404, UNKNOWN_MAP);
    response.attachment(fileName(map.name));
    response.set({ ETag: `W/"${code}"`, "Cache-Control": FOREVER });
    await countOnce(request, code).catch(() => undefined);
    await sendText(request, response, "text/plain", text);
  } catch {
    response.set("Retry-After", "5");
    fail(response, 503, "The database does not answer. Try again in a moment.");
  }
}

async function sendPicture(request: Request, response: Response, ports: MapPorts): Promise<void> {
  const code = codeOf(request);
  // Pictures that were drawn before the map was hidden are kept.
  const isKnown = (await ports.maps.find(code).catch(() => undefined)) !== undefined;
  const bytes = isKnown ? await ports.painter.draw(code, () => loadMapStadium(code, ports)) : undefined;
  if (bytes !== undefined) {
    // Other sites may show the picture.
    response.set({ "Cache-Control": PICTURE_AGE, "Cross-Origin-Resource-Policy": "cross-origin" });
    return void response.type("webp").send(Buffer.from(bytes));
  }
  if (!isKnown) return fail(response, 404, UNKNOWN_MAP);
  response.set("Retry-After", "10");
  fail(response, 503, "The picture cannot be drawn now.");
}

/** A name that all file systems accept. */
function fileName(name: string): string {
  const plain = name
    .replace(/[^\p{L}\p{N} ._-]+/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[ .]+|[ .]+$/gu, "");
  return `${plain || "stadium"}.hbs`;
}

function codeOf(request: Request): string {
  return String(request.params["code"]);
}

/** A parameter of the query; "" if it is absent or given more than once. */
function textOf(request: Request, name: string): string {
  const value = request.query[name];
  return typeof value === "string" ? value : "";
}

function fail(response: Response, status: number, error: string): void {
  response.status(status).set("Cache-Control", "no-store").json({ error });
}
