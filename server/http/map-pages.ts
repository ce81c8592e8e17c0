/** The pages of published maps, with what each is about in its head, and the pictures that links show. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import express, { type Request, type Response, type Router } from "express";
import { isMapCode, type PublishedMap } from "#protocol/maps-api.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import { NETWORK_HEADER } from "../admission/client-network.ts";
import type { CreateLimiter } from "../admission/rate-limiter.ts";
import type { CardPainter } from "../share/card-painter.ts";
import { mapWords } from "../share/map-words.ts";
import { withHead } from "../share/page-head.ts";
import { sendText } from "./content-encoding.ts";
import { PROTOCOL_HEADER } from "./http-server.ts";
import { loadMapStadium, type MapPorts } from "./map-routes.ts";

export type MapPagePorts = Pick<MapPorts, "maps" | "reader"> & {
  readonly clientFolder: string;
  readonly cards: CardPainter;
  readonly createLimiter: CreateLimiter;
};

/** Of maps that are looked up, per network. Without a lookup the page is the same for those that run it. */
const LOOKUPS: RateLimit = { burst: 60, perSecond: 1 };

/** Seconds for which sites may keep a picture. */
const CARD_AGE = 86_400;

export function mapPages(ports: MapPagePorts): Router {
  const routes = express.Router();
  const lookups = ports.createLimiter("map pages", LOOKUPS);
  const find = async (request: Request): Promise<PublishedMap | undefined> => {
    const code = String(request.params["code"] ?? "");
    if (!isMapCode(code) || !(await lookups.take(request.get(NETWORK_HEADER) ?? ""))) return undefined;
    return ports.maps.find(code).catch(() => undefined);
  };
  // The next handler has what to answer while the page is not built.
  routes.get(["/maps", "/maps/:code"], async (request, response, next) => {
    const map = await find(request);
    sendPage(ports, request, response, map).catch(() => next());
  });
  routes.get("/card/map/:code.jpg", async (request, response) => {
    const map = await find(request);
    const bytes = map && (await drawCard(map, ports).catch(() => undefined));
    if (bytes === undefined) return void response.status(404).type("text").send("Not found");
    response.set("Cache-Control", `public, max-age=${CARD_AGE}`).type("jpeg");
    // Sites that show the picture are others.
    response.set("Cross-Origin-Resource-Policy", "cross-origin").send(Buffer.from(bytes));
  });
  return routes;
}

async function drawCard(map: PublishedMap, ports: MapPagePorts): Promise<Uint8Array | undefined> {
  const stadium = await loadMapStadium(map.code, ports);
  if (stadium === undefined) return undefined;
  return ports.cards.draw({ room: map.name, stadiumName: map.author, stadium, score: null, places: "" });
}

/** Rejects while the page is not built. */
async function sendPage(
  { clientFolder }: MapPagePorts,
  request: Request,
  response: Response,
  map: PublishedMap | undefined,
): Promise<void> {
  const html = await readFile(join(clientFolder, "map.html"), "utf8");
  const origin = `${request.get(PROTOCOL_HEADER) ?? "http"}://${request.get("host")}`;
  const head = {
    ...mapWords(map),
    url: map === undefined ? `${origin}/maps` : `${origin}/maps/${map.code}`,
    image: map === undefined ? `${origin}/card.jpg` : `${origin}/card/map/${map.code}.jpg`,
    indexed: map !== undefined || request.params["code"] === undefined,
  };
  response.set("Cache-Control", "no-cache");
  await sendText(request, response, "html", withHead(html, head));
}
