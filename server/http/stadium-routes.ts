/**
 * Stadiums over HTTP. `POST /api/rooms/CODE/stadium` uploads one, with a ticket of the room; `GET /api/stadiums/CHECKSUM`
 * returns one that a room plays on. docs/stadiums.md shows both.
 */
import express, { type Request, type Response, type Router } from "express";
import { isChecksum } from "#stadium/checksum.ts";
import type { RefusalCounter } from "../monitoring/refusals.ts";
import type { UploadReply } from "../stadium/receive-upload.ts";
import type { StadiumStore } from "../stadium/stadium-store.ts";
import type { StadiumTexts } from "../stadium/stadium-texts.ts";
import type { Tickets } from "../stadium/upload-tickets.ts";
import { sendText } from "./content-encoding.ts";

export type StadiumPorts = {
  readonly stadiumStore: StadiumStore;
  readonly stadiumTexts: StadiumTexts;
  readonly tickets: Tickets;
  /** Reads a file on the process that runs the room, and stores the stadium there. */
  readonly upload: (code: string, file: string) => Promise<UploadReply>;
  readonly refusals: RefusalCounter;
};

/** Maximum size of an upload, in bytes; the HTTP server refuses requests that announce more. */
const FILE_MAX = 256 * 1024;

/** The content behind a checksum never changes. */
const FOREVER = "public, max-age=31536000, immutable";

const BEARER = /^Bearer ([\w-]{1,64})$/u;

export function stadiumRoutes(ports: StadiumPorts): Router {
  const routes = express.Router();
  // Requests without a ticket are answered before the body is read. Compressed bodies are refused: their size is unknown.
  const file = express.raw({ type: "text/plain", limit: FILE_MAX, inflate: false });
  routes.post(
    "/api/rooms/:code/stadium",
    async (request, response, next) => {
      response.set("Cache-Control", "no-store");
      if (await hasTicket(request, ports.tickets)) return next();
      ports.refusals.add("uploadTicket");
      refuse(response, 401, "Invalid ticket. Request a new one from the room: each is valid once, for a minute.");
    },
    file,
    (request, response) => upload(request, response, ports),
  );
  routes.get("/api/stadiums/:checksum", (request, response) => send(request.params.checksum, request, response, ports));
  return routes;
}

async function hasTicket(request: Request, tickets: Tickets): Promise<boolean> {
  const token = BEARER.exec(request.get("authorization") ?? "")?.[1];
  return token !== undefined && (await tickets.redeem(token, String(request.params["code"])));
}

async function upload(request: Request, response: Response, ports: StadiumPorts): Promise<void> {
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body)) return refuse(response, 415, "Send the text of the file, as text/plain.");
  const file = textOf(body);
  if (file === undefined) return refuse(response, 400, "The file is not UTF-8 text.");
  const reply = await ports.upload(String(request.params["code"]), file);
  if (reply.status === 503) ports.refusals.add("uploadQueue");
  response.status(reply.status).json(reply.body);
}

async function send(checksum: string, request: Request, response: Response, ports: StadiumPorts): Promise<void> {
  const { stadiumStore, stadiumTexts } = ports;
  const text = isChecksum(checksum)
    ? (stadiumStore.textOf(checksum) ?? (await stadiumTexts.find(checksum)))
    : undefined;
  if (text === undefined) {
    response.set("Cache-Control", "no-store");
    return refuse(response, 404, "No room plays on a stadium with this checksum.");
  }
  response.set("Cache-Control", FOREVER);
  await sendText(request, response, "text/plain", text);
}

function textOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function refuse(response: Response, status: number, error: string): void {
  response.status(status).json({ error });
}
