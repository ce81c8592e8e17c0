/**
 * Stadiums over HTTP. `POST /api/rooms/CODE/stadium` brings one along, for who has a ticket of the room;
 * `GET /api/stadiums/CHECKSUM` gives one that a room plays on. docs/stadiums.md shows both.
 */
import express, { type Request, type Response, type Router } from "express";
import { isChecksum } from "#stadium/checksum.ts";
import type { StadiumReader } from "../stadium-reader.ts";
import type { StadiumShelf } from "../stadium-shelf.ts";
import type { UploadTickets } from "../upload-tickets.ts";

export type StadiumPorts = {
  readonly shelf: StadiumShelf;
  readonly tickets: UploadTickets;
  readonly reader: StadiumReader;
};

/** Bytes of a file that is brought along; the front door turns away what says that it is larger. */
const FILE_MAX = 256 * 1024;

/** A checksum is a name for content: what it names never changes. */
const FOREVER = "public, max-age=31536000, immutable";

const BEARER = /^Bearer ([\w-]{1,64})$/u;

export function stadiumRoutes(ports: StadiumPorts): Router {
  const routes = express.Router();
  // Who has no ticket is answered before his file is read; compressed ones could be anything in size.
  const file = express.raw({ type: "text/plain", limit: FILE_MAX, inflate: false });
  routes.post(
    "/api/rooms/:code/stadium",
    (request, response, next) => {
      response.set("Cache-Control", "no-store");
      if (isAdmitted(request, ports.tickets)) next();
      else
        refuse(response, 401, "There is no such ticket. Ask the room for a new one: each is good once, for a minute.");
    },
    file,
    (request, response) => bring(request.body, response, ports),
  );
  routes.get("/api/stadiums/:checksum", (request, response) => give(request.params.checksum, response, ports.shelf));
  return routes;
}

function isAdmitted(request: Request, tickets: UploadTickets): boolean {
  const token = BEARER.exec(request.get("authorization") ?? "")?.[1];
  return token !== undefined && tickets.redeem(token, String(request.params["code"]));
}

async function bring(body: unknown, response: Response, { shelf, reader }: StadiumPorts): Promise<void> {
  if (!Buffer.isBuffer(body)) return refuse(response, 415, "Send the file's text as it is, as text/plain.");
  const file = textOf(body);
  if (file === undefined) return refuse(response, 400, "The file is not UTF-8 text.");
  const reading = await reader.read(file);
  if (reading === undefined) return refuse(response, 503, "Too many files are waiting. Try again in a moment.");
  const { warnings } = reading;
  if (!reading.ok) return void response.status(422).json({ errors: reading.errors, warnings });
  const { stadium } = reading.shelved;
  response.json({ checksum: shelf.put(reading.shelved), name: stadium.name, warnings });
}

function give(checksum: string, response: Response, shelf: StadiumShelf): void {
  const text = isChecksum(checksum) ? shelf.textOf(checksum) : undefined;
  if (text === undefined) {
    response.set("Cache-Control", "no-store");
    return refuse(response, 404, "No room plays on a stadium with this checksum.");
  }
  response.set("Cache-Control", FOREVER).type("text/plain; charset=utf-8").send(text);
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
