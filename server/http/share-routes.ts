/** The page of a room with what it is about in its head, the pictures that links show, and robots.txt. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import express, { type Request, type Response, type Router } from "express";
import { readRoomCode } from "#protocol/room-code.ts";
import type { RoomListing } from "#protocol/listing.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import type { Stadium } from "#sim/stadium.ts";
import { NETWORK_HEADER } from "../admission/client-network.ts";
import type { CreateLimiter } from "../admission/rate-limiter.ts";
import { findRoom } from "../lobby/listed-rooms.ts";
import type { RoomNames } from "../colyseus/room-names.ts";
import type { CardPainter } from "../share/card-painter.ts";
import { withHead } from "../share/page-head.ts";
import { roomCard, roomWords } from "../share/room-card.ts";
import { sendText } from "./content-encoding.ts";
import { PROTOCOL_HEADER } from "./http-server.ts";

export type SharePorts = {
  readonly names: RoomNames;
  readonly clientFolder: string;
  readonly painter: CardPainter;
  readonly createLimiter: CreateLimiter;
  /** Milliseconds since 1970. */
  readonly date: () => number;
  /** The stadium of a room, or one for the card of the server. */
  readonly stadiumOf: (room?: RoomListing) => Stadium;
};

/**
 * Of rooms that are looked up, per network: unlisted rooms are protected by their code alone, so guessing is limited. Without a lookup the
 * page is the same for those that run it.
 */
const LOOKUPS: RateLimit = { burst: 30, perSecond: 0.5 };

/** Seconds for which sites may keep a picture. */
const CARD_AGE = 60;

/** The pages of rooms and recordings come and go. */
const ROBOTS = `User-agent: *
Disallow: /r/
Disallow: /replay/
Disallow: /api/
Disallow: /admin
`;

export function shareRoutes(ports: SharePorts): Router {
  const routes = express.Router();
  const lookups = ports.createLimiter("links", LOOKUPS);
  const mayLookUp = (request: Request) => lookups.take(request.get(NETWORK_HEADER) ?? "");
  routes.get("/robots.txt", (_request, response) => {
    response.set("Cache-Control", "public, max-age=86400").type("text").send(ROBOTS);
  });
  // The next handler has what to answer while the page is not built.
  routes.get("/", (request, response, next) => {
    sendPage(ports, request, response, undefined).catch(() => next());
  });
  routes.get("/r/:code", async (request, response, next) => {
    const room = (await mayLookUp(request)) ? await roomOf(ports, request.params.code) : undefined;
    sendPage(ports, request, response, room ?? null).catch(() => next());
  });
  routes.get(["/card.jpg", "/card/:code.jpg"], async (request, response) => {
    if (!(await mayLookUp(request))) {
      return void response.status(429).set("Retry-After", "10").type("text").send("Too many pictures. Wait a moment.");
    }
    const room = await roomOf(ports, String(request.params["code"] ?? ""));
    const bytes = await ports.painter.draw(roomCard(room, ports.date(), ports.stadiumOf));
    if (bytes === undefined) return void response.status(503).set("Retry-After", "10").type("text").send("Busy");
    response.set("Cache-Control", `public, max-age=${CARD_AGE}`).type("jpeg");
    // Sites that show the picture are others.
    response.set("Cross-Origin-Resource-Policy", "cross-origin").send(Buffer.from(bytes));
  });
  return routes;
}

/** Rejects while the page is not built. `room`: null for an address of a room that is not known. */
async function sendPage(
  ports: SharePorts,
  request: Request,
  response: Response,
  room: RoomListing | null | undefined,
): Promise<void> {
  const html = await readFile(join(ports.clientFolder, "index.html"), "utf8");
  const origin = `${request.get(PROTOCOL_HEADER) ?? "http"}://${request.get("host")}`;
  const path = room ? `r/${room.code}` : "";
  const head = {
    ...roomWords(room ?? undefined, ports.date()),
    url: `${origin}/${path}`,
    image: room ? `${origin}/card/${room.code}.jpg` : `${origin}/card.jpg`,
    indexed: room === undefined,
  };
  response.set("Cache-Control", "no-cache");
  await sendText(request, response, "html", withHead(html, head));
}

async function roomOf({ names }: SharePorts, typed: string | undefined): Promise<RoomListing | undefined> {
  const code = typed === undefined ? null : readRoomCode(typed);
  return code === null ? undefined : findRoom(names, code);
}
